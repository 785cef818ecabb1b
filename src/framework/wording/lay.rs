//! A framework in the words of a pack, and how the two stand to each other.

use std::collections::HashMap;
use std::sync::Arc;

use super::pack::Wording;
use super::texts::{Original, each_text, is_same, originals};
use crate::framework::model::Framework;
use crate::ids::Worded;
use crate::problem::{Code, Path, Problem};
use crate::words;

/// How a pack stands to a framework.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comparison {
    /// All texts of the framework, and whether the pack rewords them.
    pub texts: Vec<(Original, bool)>,
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
    if reworded * 2 > all {
        framework.language = Arc::unwrap_or_clone(language);
    }
    framework.wording = Some(wording.credit.clone());
    Ok(framework)
}

/// What a pack lacks for a framework, what it has too much, and what has been overtaken by a new text of the framework.
pub fn compare(framework: &Framework, wording: &Wording) -> Comparison {
    let originals = originals(framework);
    let used: HashMap<&String, &Original> =
        originals.iter().filter_map(|original| Some((wording.of(original)?.0, original))).collect();
    let mut problems = Vec::new();
    for (id, reworded) in &wording.texts {
        let warning = |code, message| Problem::warning(code, reworded.place.clone(), message);
        match (used.get(id), &reworded.original) {
            (None, _) => {
                // A likely meaning is one that differs in its last part: another area's text is none.
                let family = |id: &str| id.rsplit_once('.').map(|(family, _)| family.to_owned());
                let alike = originals.iter().map(|known| known.id.as_str()).filter(|known| family(known) == family(id));
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
    if wording.texts.is_empty() {
        let message = "no text is filled in yet";
        let warning = Problem::warning(Code::Missing, Path::default(), message);
        problems.push(warning.hint("your words go into the column text, or after text:"));
    }
    let with_state = |original: Original| {
        let is_reworded = wording.of(&original).is_some();
        (original, is_reworded)
    };
    Comparison { texts: originals.into_iter().map(with_state).collect(), problems }
}
