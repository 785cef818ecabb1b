//! What a round starts from: an area as it was said to be in the round before, for people who decide whether it still is so.

use super::document::{Block, Document, Entry, Text};
use super::safe::one_line;
use super::summary::rating_text;
use crate::assessment::{AreaAnswers, Previous};
use crate::framework::{Framework, Item};
use crate::score::{AreaScore, Mark};
use crate::words;

/// The rating of last time, then what was ticked, level by level, and what was said of other items.
pub fn last_time(
    framework: &Framework,
    score: &AreaScore,
    answers: &AreaAnswers,
    previous: Option<&Previous>,
) -> Vec<Block> {
    let mut document = Document::default();
    let on = previous.and_then(|previous| previous.updated);
    let on = on.map(|date| format!(" ({})", words::long_date(date))).unwrap_or_default();
    let line = Text::from(format!("Last time{on}:  ")).scale(score.status.rank(), framework.levels().len()).and("  ");
    let line = line.then(rating_text(framework, score.status));
    let nothing = if answers.ticked.is_empty() { "; nothing was ticked" } else { "" };
    document.paragraph(line.and(nothing));
    let marked = |mark: Mark| score.area.items.iter().zip(&score.items).filter(move |(_, found)| found.mark == mark);
    let mut entries = Vec::new();
    for (place, level) in framework.levels().iter().enumerate() {
        let ticked = marked(Mark::Ticked).filter(|(item, _)| item.level == place);
        entries.push(Entry::new(level.name.as_str(), lines(ticked.map(|(item, _)| said(item)))));
    }
    entries.push(Entry::new("Don't know", lines(marked(Mark::Unsure).map(|(item, _)| said(item)))));
    let reason = |item: &Item| {
        let reason = answers.not_applicable.get(&item.id).map(|reason| format!(" ({})", one_line(reason)));
        said(item).quiet(reason.unwrap_or_default())
    };
    entries.push(Entry::new("Not applicable", lines(marked(Mark::NotApplicable).map(|(item, _)| reason(item)))));
    entries.retain(|entry| !entry.text.is_empty());
    document.list(entries);
    document.blocks
}

/// An item on a line of its own, which no text may make two of.
fn said(item: &Item) -> Text {
    Text::default().strong(item.id.as_str()).and(" ").quoted(one_line(&item.text))
}

/// Texts below one another.
fn lines(texts: impl Iterator<Item = Text>) -> Text {
    texts.reduce(|all, text| all.line().then(text)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;
    use jiff::civil::date;

    use super::*;
    use crate::framework;
    use crate::score::{Rule, score_area};
    use crate::view::screen::{self, Look};

    /// Area 5b as in the example of 2025, with two items that nobody knew about. A reason can't pass itself off as an item.
    #[test]
    fn ticks_level_by_level_then_the_rest() {
        let framework = framework::bundled();
        let area = framework.area("5b").unwrap();
        let answers = AreaAnswers {
            ticked: ["E1", "E2", "E3", "E4", "D2"].map(str::to_owned).into(),
            unsure: ["M1", "T2"].map(str::to_owned).into(),
            not_applicable: [("D1".to_owned(), "Nothing\nT1 was online yet".to_owned())].into(),
            ..AreaAnswers::default()
        };
        let score = score_area(&framework, area, Some(&answers), Rule::default());
        let previous = Previous { file: "last.yaml".into(), updated: Some(date(2025, 11, 6)), digest: None };
        let shown = |answers: &AreaAnswers, previous: Option<&Previous>, width| {
            let blocks = last_time(&framework, &score, answers, previous);
            let look = Look { width, colour: false, unicode: true, tables: true };
            screen::write(&Document { blocks, ..Document::default() }, look)
        };
        assert_snapshot!(shown(&answers, Some(&previous), 80), @"
        Last time (6 November 2025):  ■ □ □ □  Emerging
          Emerging        E1 We keep jargon and acronyms out of our engagement material.
                          E2 To be more inclusive, we use plain language and communicate
                             in ways that are sensitive to people's cultures.
                          E3 We have produced, or we point to, staff guidance on
                             physical accessibility that is easy to understand.
                          E4 We hold events in venues that are physically accessible.
          Developing      D2 We provide materials in several formats, such as Braille,
                             large print and audio.
          Don't know      M1 We work with communities to find out what specific
                             accessibility needs people have.
                          T2 We have set up continuous two-way feedback with people
                             and communities needing extra support, to guide ongoing
                             improvements.
          Not applicable  D1 We make digital platforms accessible too, and make sure
                             they meet international web standards. (Nothing T1 was
                             online yet)
        ");
        assert_snapshot!(shown(&answers, None, 40).lines().take(8).collect::<Vec<_>>().join("\n"), @"
        Last time:  ■ □ □ □  Emerging
          Emerging       E1 We keep jargon and
                            acronyms out of our
                            engagement material.
                         E2 To be more
                            inclusive, we use
                            plain language and
                            communicate in ways
        ");
    }
}
