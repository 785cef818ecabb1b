//! What people have said in an area besides its answers: evidence and notes.

use crate::assessment::{AreaAnswers, Remark};
use crate::document::{Block, Document, Entry, Text};
use crate::framework::Area;
use crate::safe::one_line;
use crate::words;

/// What has been put forward and noted in an area so far, with its dates and by whom.
pub fn said(area: &Area, answers: &AreaAnswers) -> Vec<Block> {
    let told = |remark: &Remark| {
        let parts: Vec<String> = remark.on.map(words::long_date).into_iter().chain(remark.by.clone()).collect();
        let behind = if parts.is_empty() { String::new() } else { format!(" ({})", parts.join(", ")) };
        Text::from(one_line(&remark.text)).quiet(one_line(&behind))
    };
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
