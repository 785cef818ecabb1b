//! How the answers and ratings of several assessors are said.

use super::ratings::in_sentence;
use crate::agreement::ItemSplit;
use crate::document::Text;
use crate::framework::{Area, Framework};
use crate::words;

/// `1 not yet Emerging, 2 Emerging`: how many rate an area how, the lowest first; empty where nobody rates it.
pub(in crate::pages) fn ranks(framework: &Framework, area: &Area, ranks: &[Option<usize>]) -> Text {
    let highest = ranks.iter().flatten().max().map_or(0, |highest| highest + 1);
    let with = |rank: usize| ranks.iter().filter(|own| **own == Some(rank)).count();
    let counted = (0..highest).map(|rank| (rank, with(rank))).filter(|(_, number)| *number > 0);
    Text::listed(
        counted.map(|(rank, number)| Text::from(format!("{number} ")).then(in_sentence(framework, [area], rank))),
    )
}

/// `3 say that it is in place, 2 that it is not, 1 that it does not apply`.
pub(in crate::pages) fn split(split: &ItemSplit) -> String {
    let votes = split.hands().in_words();
    let aside = split.not_applicable;
    let aside = (aside > 0).then(|| format!("{aside} {} that it does not apply", words::agree(aside, "says", "say")));
    let last_time = split.unconfirmed;
    let last_time = (last_time > 0).then(|| {
        format!("of the ticks {last_time} {} from last time and not confirmed", words::agree(last_time, "is", "are"))
    });
    let said = Some(votes).filter(|votes| !votes.is_empty()).into_iter().chain(aside).chain(last_time);
    said.collect::<Vec<_>>().join(", ")
}

/// `five assessors`, `one assessor`.
pub(in crate::pages) fn assessors(number: usize) -> String {
    format!("{} {}", words::in_letters(number), words::agree(number, "assessor", "assessors"))
}
