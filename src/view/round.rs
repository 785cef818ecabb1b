//! What a round starts from: an area as it was said to be in the round before, for people who decide whether it still is so.

use super::document::{Block, Document, Entry, Text};
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
        let reason = answers.not_applicable.get(&item.id).map(|reason| format!(" ({reason})"));
        said(item).quiet(reason.unwrap_or_default())
    };
    entries.push(Entry::new("Not applicable", lines(marked(Mark::NotApplicable).map(|(item, _)| reason(item)))));
    entries.retain(|entry| !entry.text.is_empty());
    document.list(entries);
    document.blocks
}

fn said(item: &Item) -> Text {
    Text::default().strong(item.id.as_str()).and(" ").quoted(item.text.as_str())
}

/// Texts below one another.
fn lines(texts: impl Iterator<Item = Text>) -> Text {
    texts.reduce(|all, text| all.line().then(text)).unwrap_or_default()
}
