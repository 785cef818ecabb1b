//! What people are told when the answers of several assessors were made one: whose they are, what each area comes to beside the
//! assessors' own ratings, and what stays open.

use super::phrases::ratings::{MOST_IDS, rank_title};
use super::phrases::voices;
use crate::agreement::{MixedItem, recorded};
use crate::assessment::{AreaAnswers, Assessment, MergedFile};
use crate::document::{Document, Entry, Text};
use crate::framework::{AreaIndex, Framework, ItemRef};
use crate::merge::{MergeRule, Merged, MergedArea, Told};
use crate::words;

/// So many files are named in a sentence; the others are counted.
const MOST_FILES: usize = 6;

/// So many files are listed; the others are counted.
const MOST_SOURCES: usize = 30;

/// What a merger came to. Where names are hidden, files and people are counted and not named.
pub fn merged(framework: &Framework, merged: &Merged, is_anonymous: bool) -> Document {
    let mut document = Document::default();
    opening(&mut document, merged, is_anonymous);
    document.list(told(framework, merged, is_anonymous).into_iter().map(Entry::bullet).collect());
    areas(&mut document, framework, merged);
    decided(&mut document, framework, merged);
    still_open(&mut document, framework, merged);
    reopened(&mut document, framework, merged);
    if is_anonymous {
        document.paragraph(own_words(merged));
    }
    document
}

/// Whose answers they are, and by what rule they were put together.
fn opening(document: &mut Document, merged: &Merged, is_anonymous: bool) {
    let files = merged.files;
    let rule = Text::from(format!("{} (--rule {}).", merged.rule.in_words(), merged.rule));
    if is_anonymous {
        document.paragraph(format!("The answers of {}, without their names.", voices::assessors(files)));
    } else {
        let of =
            if files == 1 { "The answers of one file:".to_owned() } else { format!("The answers of {files} files:") };
        document.paragraph(of);
        let about = &merged.assessment.about;
        let shown = about.sources.iter().take(MOST_SOURCES);
        let mut entries: Vec<Entry> = shown.map(|source| source_entry(&merged.assessment, source)).collect();
        let others = about.sources.len() - entries.len();
        entries.extend((others > 0).then(|| Entry::bullet(format!("and {others} more, which the merged file names"))));
        document.list(entries);
    }
    document.paragraph(rule.and(" No rule shows that people agree."));
    if files == 2 && merged.rule == MergeRule::Majority {
        document.paragraph(
            "There are two files, and one of two is no majority: wherever the two differ, the statement stays open.",
        );
    }
}

/// `amina.yaml  Amina Khan (engagement lead)`.
fn source_entry(merged: &Assessment, source: &MergedFile) -> Entry {
    let person = |name: &String| {
        let known = merged.about.assessors.iter().filter(|person| person.name == *name);
        let roles: Vec<&str> = known.filter_map(|person| person.role.as_deref()).collect();
        if roles.is_empty() { name.clone() } else { format!("{name} ({})", words::list(&roles)) }
    };
    let people: Vec<String> = source.assessors.iter().map(person).collect();
    let people = if people.is_empty() { "names nobody".to_owned() } else { words::list(&people) };
    Entry::new(source.file.as_str(), people)
}

/// What people should know about the merger, a sentence each.
fn told(framework: &Framework, merged: &Merged, is_anonymous: bool) -> Vec<String> {
    let mut said = Vec::new();
    let is_named = |told: &&Told| !matches!(told, Told::SameFile { .. } | Told::OneAssessor { .. });
    if is_anonymous {
        said.extend(counted(&merged.told));
        said.extend(merged.told.iter().filter(is_named).map(|told| sentence(framework, told, true)));
    } else {
        said.extend(merged.told.iter().map(|told| sentence(framework, told, false)));
    }
    said
}

/// What people should know about the files themselves: which were not counted, and who is named in several.
pub fn about_files(framework: &Framework, merged: &Merged, is_anonymous: bool) -> Vec<String> {
    if is_anonymous {
        return counted(&merged.told);
    }
    let files = merged.told.iter().filter(|told| matches!(told, Told::SameFile { .. } | Told::OneAssessor { .. }));
    files.map(|told| sentence(framework, told, false)).collect()
}

/// What is told of single files and people, as counts.
fn counted(told: &[Told]) -> Vec<String> {
    let same = told.iter().filter(|told| matches!(told, Told::SameFile { .. })).count();
    let people = told.iter().filter(|told| matches!(told, Told::OneAssessor { .. })).count();
    let same = (same > 0).then(|| {
        let files = words::either(same, "file has", "files have");
        format!("{files} the same content as another, and {} not counted again.", words::agree(same, "is", "are"))
    });
    let people = (people > 0).then(|| {
        let people = words::either(people, "person is", "people are");
        format!("{people} named in more than one file; each of these files was counted.")
    });
    same.into_iter().chain(people).collect()
}

fn sentence(framework: &Framework, told: &Told, is_anonymous: bool) -> String {
    match told {
        Told::SameFile { file, same_as } => {
            format!("{file} has the same content as {same_as}, and was not counted again.")
        }
        Told::OneAssessor { name, files } => {
            format!("{name} is named in {}; each of these files was counted.", words::first_of(files, MOST_FILES))
        }
        Told::Alone { areas } => {
            let were = words::either(areas.len(), "area was", "areas were");
            let its = words::agree(areas.len(), "its answers are", "their answers are");
            format!("{were} assessed by one assessor alone, so {its} theirs: {}.", ids(framework, areas))
        }
        Told::Unfinished { area, files } => {
            let who =
                if is_anonymous { words::count(files.len(), "assessor") } else { words::first_of(files, MOST_FILES) };
            let have = words::agree(files.len(), "has", "have");
            let id = &framework[*area].id;
            format!("{who} {have} begun {id} and not finished it, so these answers were not counted.")
        }
        Told::TooFewForRule { areas } => {
            let were = words::either(areas.len(), "area was", "areas were");
            format!(
                "{were} assessed by fewer than the rule asks for, so nothing there can be in place: {}.",
                ids(framework, areas)
            )
        }
        Told::Different("the title") => {
            "The files have different titles; the first in alphabetical order was taken.".to_owned()
        }
        Told::Different(what) => format!("The files differ on {what}, so the merged file says nothing of it."),
        Told::DifferentRounds => {
            "The files don't all follow the same rounds; a round that only some of them follow was left out.".to_owned()
        }
        Told::CutInArea { area } => cut(&framework[*area].id),
        Told::Cut(what) => cut(what),
        Told::UnplacedHidden { files } => {
            let have = words::either(*files, "file has", "files have");
            format!(
                "{have} answers without a place in this version of the framework; these were left out, since they are kept with names \
                 and dates."
            )
        }
        Told::DifferentAction { action } => {
            format!("The action “{}” is not the same in all files; one version was kept.", words::cut(action, 80))
        }
    }
}

fn cut(what: &str) -> String {
    format!("What the files say together on {what} is too long for one text of a file, so the end of it was left out.")
}

fn ids(framework: &Framework, areas: &[AreaIndex]) -> String {
    let ids: Vec<&str> = areas.iter().map(|area| framework[*area].id.as_str()).collect();
    words::first_of(&ids, MOST_IDS)
}

/// The rating of each area, beside those of the assessors themselves.
fn areas(document: &mut Document, framework: &Framework, merged: &Merged) {
    let rated: Vec<&MergedArea> = merged.areas.iter().filter(|area| area.rank.is_some()).collect();
    if rated.is_empty() {
        document.paragraph("No area has a rating.");
        return;
    }
    let beside = if merged.files > 1 { ", beside the assessors' own ratings" } else { "" };
    document.paragraph(format!("What each area comes to{beside}:"));
    document.list(rated.iter().map(|area| area_entry(framework, area)).collect());
    let in_scope = merged.assessment.scope(framework);
    let unrated = merged.areas.iter().filter(|area| area.rank.is_none() && in_scope.contains(&area.area));
    let unrated: Vec<AreaIndex> = unrated.map(|area| area.area).collect();
    if !unrated.is_empty() {
        let have = words::either(unrated.len(), "area has", "areas have");
        document.paragraph(format!("{have} no rating: {}.", ids(framework, &unrated)));
    }
    let above: Vec<AreaIndex> = rated.iter().filter(|area| is_told_above(area)).map(|area| area.area).collect();
    if !above.is_empty() {
        document.paragraph(format!(
            "Look again at {}: the group comes out above what most of its assessors say. Each statement is decided by itself, so a \
             group can reach a level that most of its assessors don't see in place.",
            ids(framework, &above)
        ));
    }
}

/// Whether it is said that an area comes out above most of the assessors' own ratings: only where these may be told.
fn is_told_above(merged: &MergedArea) -> bool {
    merged.above_most && merged.own_ranks.iter().any(Option::is_some)
}

/// `Developing; five assessors: 1 not yet Emerging, 2 Emerging, 2 Developing; above most of them`.
fn area_entry(framework: &Framework, merged: &MergedArea) -> Entry {
    let area = &framework[merged.area];
    let own = merged.own_ranks.iter().flatten().count();
    let rating = merged.rank.map_or_else(Text::default, |rank| rank_title(framework, [area], rank));
    let beside = match own {
        0 => Text::default(),
        1 if merged.own_ranks.iter().flatten().next().copied() == merged.rank => Text::from("; one assessor"),
        _ => Text::from(format!("; {}: ", voices::assessors(own))).then(voices::ranks(
            framework,
            area,
            &merged.own_ranks,
        )),
    };
    let above = if is_told_above(merged) { Text::default().strong("; above most of them") } else { Text::default() };
    Entry::bullet(Text::default().quoted(&area.label()).and(": ").then(rating).then(beside).then(above))
}

/// On how many statements the rule has decided over somebody's answer.
fn decided(document: &mut Document, framework: &Framework, merged: &Merged) {
    // Where one alone has assessed an area, votes are those of a meeting of theirs.
    let is_of_several = |area: AreaIndex| {
        let own = merged.areas.iter().find(|merged| merged.area == area);
        own.is_some_and(|merged| merged.own_ranks.iter().flatten().count() > 1)
    };
    let is_put_aside = |item: &ItemRef| merged.open.contains(item) || merged.reopened.contains(item);
    let is_by_the_rule =
        |mixed: &MixedItem| is_of_several(mixed.item.area) && !mixed.is_decided && !is_put_aside(&mixed.item);
    let number = recorded(framework, &merged.assessment).mixed.iter().filter(|mixed| is_by_the_rule(mixed)).count();
    if number > 0 {
        let statements = words::count(number, "statement");
        document.paragraph(format!("On {statements} some say yes and others no, and the rule decided."));
    }
}

/// The statements that the votes don't decide, with how they are split.
fn still_open(document: &mut Document, framework: &Framework, merged: &Merged) {
    if merged.open.is_empty() {
        return;
    }
    let are = words::either(merged.open.len(), "statement stays", "statements stay");
    let it = words::agree(merged.open.len(), "it is", "they are");
    document.paragraph(format!(
        "{are} open, since the answers don't decide; {it} marked as not known and put aside to come back to:"
    ));
    document.list(merged.open.iter().map(|item| open_entry(framework, &merged.assessment, *item)).collect());
}

/// The statements on which a file brought a decision that the other answers don't bear out.
fn reopened(document: &mut Document, framework: &Framework, merged: &Merged) {
    if merged.reopened.is_empty() {
        return;
    }
    let were = words::either(merged.reopened.len(), "statement was", "statements were");
    let is = words::agree(merged.reopened.len(), "is", "are");
    let ids: Vec<String> = merged.reopened.iter().map(|item| framework.full_id(*item)).collect();
    document.paragraph(format!(
        "{were} decided before by some of those whose answers these are, and {is} put aside to come back to, since the answers differ: {}.",
        words::first_of(&ids, MOST_IDS)
    ));
}

fn open_entry(framework: &Framework, merged: &Assessment, item: ItemRef) -> Entry {
    let votes = merged.areas.get(&item.area).and_then(|answers| answers.votes.get(&item.item));
    let split = votes.map_or_else(
        || "fewer than three said yes, no or that they don't know, so the split is not told".to_owned(),
        |it| it.in_words(),
    );
    let text = Text::default().quoted(&framework[item].text).line().and(split);
    Entry::new(framework.full_id(item), text)
}

/// That the words that people have written stay, and can tell who wrote them.
fn own_words(merged: &Merged) -> Text {
    let assessment = &merged.assessment;
    let answers = || assessment.areas.values();
    let notes: usize = answers().map(|answers| answers.notes.len()).sum();
    let evidence: usize = answers().flat_map(|answers| answers.evidence.values()).map(Vec::len).sum();
    let reasons: usize =
        answers().map(|answers| answers.not_applicable.len() + usize::from(answers.excluded.is_some())).sum();
    let decisions: usize = answers().map(|answers| answers.decisions.len()).sum();
    let own = |answers: &AreaAnswers| {
        answers.parked.iter().filter(|parked| parked.text.is_some() && answers.is_own(parked)).count()
    };
    let questions: usize = answers().map(own).sum();
    let about = &assessment.about;
    let texts = [&about.narrative, &about.risks, &about.asks].into_iter().flatten().count();
    let counts = [
        (notes, "note", "notes"),
        (evidence, "piece of evidence", "pieces of evidence"),
        (reasons, "reason", "reasons"),
        (decisions, "reason of a decision", "reasons of decisions"),
        (questions, "question put aside", "questions put aside"),
        (texts, "text about the whole", "texts about the whole"),
        (assessment.actions.len(), "action", "actions"),
    ];
    let there: Vec<String> = counts
        .into_iter()
        .filter(|(count, ..)| *count > 0)
        .map(|(count, one, many)| words::either(count, one, many))
        .collect();
    let there = if there.is_empty() { String::new() } else { format!(" ({})", words::list(&there)) };
    Text::default().strong("Warning: ").and(format!(
        "names, file names and dates are left out, but the words that people wrote themselves stay as they are{there}. These can \
         tell who wrote them: read them before you hand the file on. An area that one person alone has assessed has that person's answers."
    ))
}
