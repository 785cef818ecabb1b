//! A framework in the words of a pack, and how the two stand to each other.

use std::collections::HashMap;
use std::sync::Arc;

use super::pack::Wording;
use super::texts::{Original, each_text, is_same, originals, own_originals};
use crate::framework::model::Framework;
use crate::ids::{Language, Worded};
use crate::own_words::{OwnText, misplaced};
use crate::problem::{Code, Path, Problem};
use crate::words;

/// How a pack stands to a framework.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comparison {
    /// All texts of the framework, and whether the pack rewords them.
    pub texts: Vec<(Original, bool)>,
    /// The same of the program's own words.
    pub own_words: Vec<(Original, bool)>,
    /// Texts that the framework doesn't have, and texts whose original has changed: warnings.
    pub problems: Vec<Problem>,
}

/// The framework in the words of the pack.
///
/// # Errors
/// If the pack is for another framework.
pub fn lay(mut framework: Framework, wording: &Wording) -> Result<Framework, Problem> {
    if wording.framework != framework.id() {
        let message = format!(
            "this wording is for the framework {}, and the one in use is {}",
            wording.framework,
            framework.id()
        );
        return Err(Problem::fault(Code::OtherFramework, Path::default().key("framework"), message)
            .hint(format!("pass the file of {} with --framework FILE", wording.framework)));
    }
    // Without a word about it, a pack is in the framework's own language.
    let language = Arc::new(wording.language.clone().unwrap_or_else(|| framework.language.clone()));
    let (mut all, mut reworded) = (0, 0);
    each_text(&mut framework, &mut |original, text| {
        all += 1;
        if let Some((_, found)) = wording.of(&original) {
            reworded += 1;
            text.reword(Worded::new(found.text.clone(), &language));
        }
    });
    framework.glossary.sort_by_key(|(term, _)| term.to_lowercase());
    lay_own_words(&mut framework, wording, &language);
    if reworded * 2 > all {
        framework.language = Arc::unwrap_or_clone(language);
    }
    framework.wording = Some(wording.credit.clone());
    Ok(framework)
}

/// The program's own words in those of the pack. A text without the places that it needs would say something else; the program's stays.
fn lay_own_words(framework: &mut Framework, wording: &Wording, language: &Arc<Language>) {
    let (mut all, mut reworded) = (0, 0);
    framework.own_words.each(&mut |own, worded| {
        all += 1;
        let found = wording.texts.get(&own.id).filter(|found| is_sound(&own, &found.text));
        if let Some(found) = found {
            reworded += 1;
            *worded = Worded::new(found.text.clone(), language);
        }
    });
    if reworded * 2 > all {
        framework.own_words.set_language(Language::clone(language));
    }
}

/// Whether a text has all the places that it needs, and no others.
fn is_sound(own: &OwnText, text: &str) -> bool {
    let (missing, unknown) = misplaced(&own.id, own.english, text);
    missing.is_empty() && unknown.is_empty()
}

/// The texts for the program's own words that can't be used, because places are missing or unknown.
fn misplacements(framework: &Framework, wording: &Wording) -> Vec<(String, Problem)> {
    let mut problems = Vec::new();
    framework.own_words.clone().each(&mut |own, _| {
        let Some(found) = wording.texts.get(&own.id).filter(|found| !is_sound(&own, &found.text)) else { return };
        let (missing, unknown) = misplaced(&own.id, own.english, &found.text);
        let named =
            |places: Vec<&str>| words::list(&places.iter().map(|place| format!("{{{place}}}")).collect::<Vec<_>>());
        let faults = [(missing, "lacks"), (unknown, "has, and shouldn't,")];
        let faults = faults.into_iter().filter(|(places, _)| !places.is_empty());
        let faults: Vec<String> = faults.map(|(places, verb)| format!("{verb} {}", named(places))).collect();
        let message = format!("this text of {} {}, so it is not used", own.id, words::list(&faults));
        let problem = Problem::warning(Code::Places, found.place.clone(), message);
        let hint = format!("keep what stands in braces as it is; the program says: {}", own.english);
        problems.push((own.id, problem.hint(hint)));
    });
    problems
}

/// What a pack lacks for a framework, what it has too much, and what has been overtaken by a new text of the framework.
pub fn compare(framework: &Framework, wording: &Wording) -> Comparison {
    let (originals, own_words) = (originals(framework), own_originals(framework));
    let known = || originals.iter().chain(&own_words);
    let used: HashMap<&String, &Original> =
        known().filter_map(|original| Some((wording.of(original)?.0, original))).collect();
    let mut problems = Vec::new();
    for (id, reworded) in &wording.texts {
        let warning = |code, message| Problem::warning(code, reworded.place.clone(), message);
        match (used.get(id), &reworded.original) {
            (None, _) => {
                // A likely meaning is one that differs in its last part: another area's text is none.
                let family = |id: &str| id.rsplit_once('.').map(|(family, _)| family.to_owned());
                let alike = known().map(|known| known.id.as_str()).filter(|known| family(known) == family(id));
                let hint = words::guess(problems.len(), id, alike).map_or_else(
                    || "it is not used; remove it, or keep it for another version".to_owned(),
                    |near| format!("did you mean {near}?"),
                );
                problems.push(warning(Code::UnknownText, format!("the framework has no text {id}")).hint(hint));
            }
            (Some(now), Some(original)) if !is_same(&now.text, original) => {
                let message = format!("the framework's text of {} has changed since this was written", now.id);
                let hint = format!("it said: {original}; it says now: {}", now.text);
                problems.push(warning(Code::MovedOn, message).hint(hint));
            }
            _ => {}
        }
    }
    let (unused, misplaced): (Vec<String>, Vec<Problem>) = misplacements(framework, wording).into_iter().unzip();
    problems.extend(misplaced);
    problems.sort_by_key(|problem| problem.place.line());
    if wording.texts.is_empty() {
        let message = "no text is filled in yet";
        let warning = Problem::warning(Code::Missing, Path::default(), message);
        problems.push(warning.hint("your words go into the column text, or after text:"));
    }
    let with_state = |original: Original| {
        let is_reworded = wording.of(&original).is_some() && !unused.contains(&original.id);
        (original, is_reworded)
    };
    let with_states = |originals: Vec<Original>| originals.into_iter().map(with_state).collect();
    Comparison { texts: with_states(originals), own_words: with_states(own_words), problems }
}
