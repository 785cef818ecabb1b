//! What has changed between two rounds, as a document: in a sentence, phase by phase, and area by area with those that moved first.

use jiff::civil::Date;

use super::phrases::organisations::organisations;
use super::phrases::ratings::{at, at_lowest, in_sentence, rule_sentence, scale};
use super::score::ids;
use crate::assessment::{About, Assessment, Remark, Status as Stage};
use crate::compare::{AreaChange, Change, Comparison};
use crate::document::{Column, Document, Entry, Row, Share, Table, Text, Tone};
use crate::framework::{AreaIndex, Framework, ItemIndex, Phase};
use crate::score::{Scorecard, Status};
use crate::words;

/// The ways in which areas can have changed, in the order in which they are listed.
const WAYS: [&str; 6] = ["up", "newly assessed", "down", "no longer assessed", "the same", UNRATED];
const UNRATED: &str = "without a rating both times";

/// A comparison with the names of its rounds: all that a report needs to say what has changed.
pub struct Since<'a> {
    pub comparison: &'a Comparison<'a>,
    pub rounds: Rounds,
    before: &'a Assessment,
    /// What the assessment and its organisation were called before, where that has changed.
    renamed: Option<String>,
}

impl<'a> Since<'a> {
    /// The comparison of two rounds, which take their names from what is on record about them.
    pub fn of(comparison: &'a Comparison<'a>, before: &'a Assessment, after: &Assessment) -> Self {
        let rounds = Rounds::of(&before.about, &after.about);
        Self { comparison, rounds, before, renamed: renamed(&before.about, &after.about) }
    }

    /// What the assessment and its organisation were called before, where that has changed.
    pub(super) fn renamed(&self) -> Option<&str> {
        self.renamed.as_deref()
    }

    /// The notes on an area in the earlier round.
    pub(super) fn notes_before(&self, area: AreaIndex) -> &'a [Remark] {
        self.before.areas.get(&area).map(|answers| answers.notes.as_slice()).unwrap_or_default()
    }

    /// The heading of what has changed.
    pub(super) fn title(&self) -> String {
        format!("What has changed since {}", self.rounds.before)
    }
}

/// The whole comparison of two assessments.
pub fn comparison(comparison: &Comparison, before: &Assessment, after: &Assessment) -> Document {
    let mut document = Document::default();
    let since = Since::of(comparison, before, after);
    document.heading(1, format!("{}: {} → {}", after.about.title, since.rounds.before, since.rounds.after));
    let is_draft = after.about.status != Some(Stage::Final);
    let facts = after.about.organisation.iter().map(String::as_str).chain(is_draft.then_some("draft"));
    let facts = facts.collect::<Vec<_>>().join(" · ");
    if !facts.is_empty() {
        document.paragraph(facts);
    }
    in_full(&mut document, &since);
    document.paragraph(rule_sentence(comparison.after.rule, comparison.after.framework).all(Tone::Quiet));
    document
}

/// What has changed, in a few figures, phase by phase and area by area.
pub(super) fn in_full(document: &mut Document, since: &Since) {
    let comparison = since.comparison;
    opening(document, since);
    let phases = phases(comparison);
    if !phases.is_empty() {
        document.paragraph("Phase by phase:");
        document.list(phases);
    }
    document.table(areas(comparison));
    if comparison.areas.iter().any(|area| change_words(area) != UNRATED && !items(area).is_empty()) {
        document.paragraph(
            Text::default().quiet("Statements: + in place now and not before; − in place before and not now."),
        );
    }
    setbacks(document, comparison);
}

/// How many areas changed in which way, and the figures over all areas.
fn opening(document: &mut Document, since: &Since) {
    let comparison = since.comparison;
    if let Some(sentence) = &since.renamed {
        document.paragraph(sentence.as_str());
    }
    document.paragraph(counts_text(comparison));
    document.list(figures(comparison));
}

fn counts_text(comparison: &Comparison) -> Text {
    Text::default().strong(counts(&comparison.areas) + ".")
}

/// The names of two rounds.
pub struct Rounds {
    pub before: String,
    pub after: String,
    /// When the earlier one was.
    pub(super) was: When,
}

/// What a round is named by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum When {
    Month(Date),
    Day(Date),
    /// There is no date.
    Unknown,
}

impl Rounds {
    /// Named by month; by day if both are of the same month; by their order if one has no date.
    fn of(before: &About, after: &About) -> Self {
        let (Some(before), Some(after)) = (before.updated, after.updated) else {
            return Self { before: "the round before".to_owned(), after: "this round".to_owned(), was: When::Unknown };
        };
        let (named, was): (fn(Date) -> String, _) = if (before.year(), before.month()) == (after.year(), after.month())
        {
            (words::long_date, When::Day(before))
        } else {
            (words::month_of, When::Month(before))
        };
        Self { before: named(before), after: named(after), was }
    }
}

/// What the assessment was called before, and what has become of its organisation, where that has changed.
fn renamed(before: &About, after: &About) -> Option<String> {
    let title = (before.title != after.title).then(|| format!("Earlier title: {}.", before.title));
    let said: Vec<String> = title.into_iter().chain(organisations(before, after)).collect();
    (!said.is_empty()).then(|| said.join(" "))
}

/// How an area has changed, in a few words.
pub(super) fn change_words(area: &AreaChange) -> &'static str {
    match area.change {
        Change::Up => "up",
        Change::Same if area.after.rank().is_none() => UNRATED,
        Change::Same => "the same",
        Change::Down => "down",
        Change::New => "newly assessed",
        Change::Gone => "no longer assessed",
    }
}

/// The areas in groups, by how they have changed.
fn groups<'c>(areas: &'c [AreaChange]) -> impl Iterator<Item = (&'static str, Vec<&'c AreaChange<'c>>)> {
    let group = |name| (name, areas.iter().filter(|area| change_words(area) == name).collect());
    WAYS.into_iter().map(group).filter(|(_, areas): &(_, Vec<_>)| !areas.is_empty())
}

/// `7 up, 1 newly assessed, 2 down, 16 the same`.
fn counts(areas: &[AreaChange]) -> String {
    groups(areas).map(|(name, areas)| format!("{} {name}", areas.len())).collect::<Vec<_>>().join(", ")
}

/// The middle and the lowest rating and the items in place, before and now; and of how many areas, if these are not the same.
pub(super) fn figures(comparison: &Comparison) -> Vec<Entry> {
    let Comparison { before, after, overall, .. } = comparison;
    let assessed = || format!("{} → {}", before.overall.assessed, after.overall.assessed);
    let assessed = (overall.new + overall.gone > 0).then(|| Entry::new("Areas assessed", assessed()));
    let mut figures: Vec<Entry> = assessed.into_iter().collect();
    figures.extend([middle(comparison), lowest(comparison), in_place(comparison)]);
    figures
}

fn middle(Comparison { before, after, .. }: &Comparison) -> Entry {
    Entry::new("Middle rating", shift((before, before.overall.median), (after, after.overall.median)))
}

fn lowest(Comparison { before, after, .. }: &Comparison) -> Entry {
    let lowest = |card: &Scorecard| {
        let rank = rank_text(card, card.overall.lowest);
        let ids = at_lowest(card);
        if ids.is_empty() { rank } else { rank.and(format!(" ({})", ids.join(", "))) }
    };
    Entry::new("Lowest rating", lowest(before).and(arrow(after.framework)).then(lowest(after)))
}

fn in_place(Comparison { before, after, .. }: &Comparison) -> Entry {
    let (was, is) = (before.overall.counts, after.overall.counts);
    let [was, is] = [was, is].map(|counts| Share::new(counts.met, counts.applicable));
    let that_apply = if was.applicable > 0 { " that apply" } else { "" };
    Entry::new("Statements in place", format!("{}{that_apply} → {}", was.words(), is.words()))
}

/// A rank that some areas of a round have.
fn rank_text(card: &Scorecard, rank: Option<usize>) -> Text {
    rank.map_or_else(|| "none".into(), |rank| in_sentence(card.framework, at(card, rank), rank))
}

/// `Emerging → Developing`, or the one rating with the word that it is the same.
fn shift((before, was): (&Scorecard, Option<usize>), (after, is): (&Scorecard, Option<usize>)) -> Text {
    if was == is {
        return rank_text(after, is).and(if is.is_some() { ", as before" } else { "" });
    }
    rank_text(before, was).and(arrow(after.framework)).then(rank_text(after, is))
}

/// What is put between the rating before and the rating now. Between words that are read from right to left, an arrow would point
/// from the rating now to the one before, so there it is a word.
pub(super) fn arrow(framework: &Framework) -> &'static str {
    let is_right_to_left = framework.levels().iter().any(|level| level.name.is_right_to_left());
    if is_right_to_left { " to " } else { " → " }
}

/// Phase by phase, how many areas changed in which way, and the middle rating before and now.
fn phases(comparison: &Comparison) -> Vec<Entry> {
    let Comparison { before, after, .. } = comparison;
    let framework = after.framework;
    let entry = |phase: &Phase| {
        let areas = phase.of(&comparison.areas);
        let middle = shift((before, before[phase.index].median), (after, after[phase.index].median));
        let said = || Text::from(counts(areas)).and("; middle rating: ").then(middle);
        let is_rated = areas.iter().any(|area| change_words(area) != UNRATED);
        is_rated.then(|| Entry::new(Text::default().quoted(&phase.label()), said()))
    };
    framework.phases().iter().filter_map(entry).collect()
}

/// Every area that has a rating in one of the rounds: first those that moved, each kind in order.
fn areas(comparison: &Comparison) -> Table {
    let framework = comparison.after.framework;
    let mut rows = Vec::new();
    for (name, areas) in groups(&comparison.areas).filter(|(name, _)| *name != UNRATED) {
        let mut cells = vec![Text::default(); 5];
        cells[0] = Text::default().strong(format!("{} {name}", areas.len()));
        rows.push(Row::group(cells));
        rows.extend(areas.into_iter().map(|area| area_row(framework, area)));
    }
    Table {
        caption: "Area by area".into(),
        columns: vec![
            Column::flexible("Improvement area"),
            Column::fixed("Before"),
            Column::fixed("Now"),
            Column::flexible("Change"),
            Column::flexible("Statements"),
        ],
        rows,
    }
}

fn area_row(framework: &Framework, area: &AreaChange) -> Row {
    Row::new(vec![
        Text::default().quoted(&area.area.label()),
        scale(area.area, area.before),
        scale(area.area, area.after),
        change_text(framework, area),
        items(area).into(),
    ])
}

/// How an area's rating has changed, in words that can be understood without the scales beside them.
fn change_text(framework: &Framework, area: &AreaChange) -> Text {
    let rating =
        |status: Status| status.rank().map_or_else(|| "none".into(), |rank| in_sentence(framework, [area.area], rank));
    let from_to = |way: &str| {
        let from = Text::from(format!("{way} from ")).then(rating(area.before));
        from.and(" to ").then(rating(area.after))
    };
    match area.change {
        Change::Up => from_to("up"),
        Change::Down => from_to("down"),
        Change::New => Text::from("newly assessed: ").then(rating(area.after)),
        Change::Gone => {
            let none = if area.after == Status::NotApplicable { "not applicable" } else { "not assessed" };
            Text::from(format!("now {none}; was ")).then(rating(area.before))
        }
        Change::Same => Text::from("still ").then(rating(area.after)),
    }
}

/// `+D3 D4 −M2; not applicable: T1`. Empty for an area that isn't assessed any more, because nobody has said that its items
/// are lost. If an area did not or does not apply as a whole, its rating says so, and its items are not listed for that.
fn items(area: &AreaChange) -> String {
    if area.change == Change::Gone {
        return String::new();
    }
    let marked = |mark: &str, items: &[ItemIndex]| {
        (!items.is_empty()).then(|| format!("{mark}{}", ids(area.area, items).join(" ")))
    };
    let unless = |status: Status, words: Option<String>| words.filter(|_| status != Status::NotApplicable);
    let moved: Vec<String> = [marked("+", &area.gained), marked("−", &area.lost)].into_iter().flatten().collect();
    let parts = [
        (!moved.is_empty()).then(|| moved.join(" ")),
        unless(area.after, marked("not applicable: ", &area.not_applicable)),
        unless(area.before, marked("applies again: ", &area.open_again())),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join("; ")
}

/// Why areas went down: the items that are no longer in place, in full, or the other reasons.
fn setbacks(document: &mut Document, comparison: &Comparison) {
    let mut entries = Vec::new();
    for area in comparison.areas_that(Change::Down) {
        let lost = area.lost_that_counted();
        if lost.is_empty() {
            entries.push(Entry::new(area.area.id.as_str(), without_a_loss(area)));
        }
        entries.extend(lost.iter().map(|item| {
            let text = Text::from("no longer in place: ").quoted(&area.area[*item].text);
            Entry::new(area.area.full_id(*item), text)
        }));
    }
    if !entries.is_empty() {
        let went = words::either(comparison.overall.down, "area went", "areas went");
        document.paragraph(format!("{went} down. This is why:"));
        document.list(entries);
    }
}

/// Why an area went down although none of the items was lost that its earlier rating rests on.
fn without_a_loss(area: &AreaChange) -> String {
    let parts = [
        (&area.open_again(), "applies again and is not in place", "apply again and are not in place"),
        (&area.not_applicable, "no longer applies", "no longer apply"),
    ];
    let said = parts.into_iter().filter(|(items, ..)| !items.is_empty()).map(|(items, one, many)| {
        format!("{} {}", words::list(&ids(area.area, items)), if items.len() == 1 { one } else { many })
    });
    let said: Vec<String> = said.collect();
    let lost = if area.lost.is_empty() { "nothing was lost" } else { "nothing was lost that counted" };
    format!("{lost}, but {}", words::list(&said))
}
