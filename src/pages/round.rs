//! What a round starts from: an area as it was answered in the round before, for people who decide whether that still holds.

use super::phrases::ratings::{rating_text, scale};
use crate::assessment::{AreaAnswers, Previous, Remark};
use crate::document::{Block, Document, Entry, Text};
use crate::framework::{Area, Framework, Item};
use crate::safe::one_line;
use crate::score::{AreaScore, Mark};
use crate::words;

/// The rating of last time, then the ticked items level by level, and those that were not known or did not apply.
pub fn last_time(framework: &Framework, score: &AreaScore, answers: &AreaAnswers, previous: &[Previous]) -> Vec<Block> {
    let mut document = Document::default();
    // Of several rounds, the day of the last.
    let on = previous.iter().filter_map(|previous| previous.updated).max();
    let on = on.map(|date| format!(" ({})", words::long_date(date))).unwrap_or_default();
    let line = Text::from(format!("Last time{on}:  ")).then(scale(score.area, score.status)).and("  ");
    let line = line.then(rating_text(framework, score.area, score.status));
    let nothing = if answers.ticked.is_empty() { "; nothing was ticked" } else { "" };
    document.paragraph(line.and(nothing));
    let levels = framework.levels().iter();
    let mut groups: Vec<(&str, Vec<&Item>)> = levels
        .map(|level| {
            let mut ticked = marked(score, Mark::Ticked);
            ticked.retain(|item| item.level == level.index);
            (level.name.as_str(), ticked)
        })
        .collect();
    groups.push(("Don't know", marked(score, Mark::Unsure)));
    groups.push(("Not applicable", marked(score, Mark::NotApplicable)));
    groups.retain(|(_, items)| !items.is_empty());
    let widest = groups.iter().map(|(name, _)| name.chars().count()).max().unwrap_or(0);
    let mut entries = Vec::new();
    for (name, items) in groups {
        for (number, item) in items.into_iter().enumerate() {
            // The name of a group is only beside its first item.
            let name = if number == 0 { name } else { "" };
            let reason = answers.not_applicable.get(&item.index).map(|reason| format!(" ({})", one_line(reason)));
            let text = Text::default().quoted(&item.text.with(one_line(&item.text))).quiet(reason.unwrap_or_default());
            entries.push(Entry::new(format!("{name:<widest$}  {}", item.id), text));
        }
    }
    document.list(entries);
    document.blocks
}

/// What has been put forward and noted in an area so far, with its dates and by whom.
pub fn said(area: &Area, answers: &AreaAnswers) -> Vec<Block> {
    let told = |remark: &Remark| Text::from(one_line(&remark.text)).quiet(one_line(&remark.source()));
    let mut document = Document::default();
    let evidence = answers.evidence.iter().flat_map(|(item, pieces)| pieces.iter().map(move |piece| (*item, piece)));
    let evidence: Vec<Entry> = evidence.map(|(item, piece)| Entry::new(area[item].id.as_str(), told(piece))).collect();
    let notes: Vec<Entry> = answers.notes.iter().map(|note| Entry::bullet(told(note))).collect();
    for (title, entries) in [("Evidence so far", evidence), ("Notes so far", notes)] {
        if !entries.is_empty() {
            document.heading(2, title);
            document.list(entries);
        }
    }
    document.blocks
}

/// The items of the area with this mark.
fn marked<'f>(score: &AreaScore<'f>, mark: Mark) -> Vec<&'f Item> {
    let items = score.area.items.iter().zip(&score.items);
    items.filter(|(_, found)| found.mark == mark).map(|(item, _)| item).collect()
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;
    use jiff::civil::date;

    use super::*;
    use crate::assessment::tests::WrittenAnswers;
    use crate::formats::screen::{self, Look};
    use crate::framework;
    use crate::score::{Rule, score_area};

    /// Area 5b as in the example of 2025, with two items that nobody knew about. A reason can't pass itself off as an item.
    #[test]
    fn ticks_level_by_level_then_the_rest() {
        let framework = framework::bundled();
        let area = framework.area("5b").unwrap();
        let answers = WrittenAnswers {
            ticked: ["E1", "E2", "E3", "E4", "D2"].map(str::to_owned).into(),
            unsure: ["M1", "T2"].map(str::to_owned).into(),
            not_applicable: [("D1".to_owned(), "Nothing\nT1 was online yet".to_owned())].into(),
            ..WrittenAnswers::default()
        }
        .of(&framework, area);
        let score = score_area(&framework, area, Some(&answers), Rule::default());
        let previous = Previous { file: "last.yaml".into(), updated: Some(date(2025, 11, 6)), digest: None };
        let shown = |answers: &AreaAnswers, previous: &[Previous], width| {
            let blocks = last_time(&framework, &score, answers, previous);
            let look = Look { width, colour: false, unicode: true, plain: false };
            screen::write(&Document { blocks, ..Document::default() }, look)
        };
        assert_snapshot!(shown(&answers, &[previous], 80), @"
        Last time (6 November 2025):  ■ □ □ □  Emerging
          Emerging        E1  In our engagement material we avoid acronyms and jargon.
                          E2  To be more inclusive, we use plain language and
                              communicate in ways that are sensitive to people's
                              cultures.
                          E3  We have produced, or we point to, staff guidance on
                              physical accessibility that is easy to understand.
                          E4  We hold events in venues that are physically accessible.
          Developing      D2  We provide materials in several formats, such as Braille,
                              large print or audio.
          Don't know      M1  We work with communities to find out what specific
                              accessibility needs people have.
                          T2  We have set up continuous two-way feedback with people
                              and communities needing extra support, to guide ongoing
                              improvements.
          Not applicable  D1  We make digital platforms accessible, and make sure they
                              meet international web standards. (Nothing T1 was online
                              yet)
        ");
        assert_snapshot!(shown(&answers, &[], 40).lines().take(8).collect::<Vec<_>>().join("\n"), @"
        Last time:  ■ □ □ □  Emerging
          Emerging        E1
                         In our engagement
                         material we avoid
                         acronyms and jargon.
                          E2
                         To be more inclusive,
                         we use plain language
        ");
    }
}
