//! The lines of a form of ours on paper, and the keys that they begin with.

use std::collections::BTreeSet;

use super::letters::{shape, without_bullet};
use super::{Block, Line, Paper, Piece, Tick};
use crate::forms::{Head, Key};
use crate::framework::Framework;

/// Lines that belong together: one line, or the cells of a row.
pub struct Entry<'p> {
    pub ticks: Vec<&'p Tick>,
    pub text: String,
    pub place: &'p str,
}

impl<'p> Entry<'p> {
    /// The boxes and texts of some lines.
    fn of(lines: &[&'p Line], between: &str) -> Self {
        let ticks = lines.iter().flat_map(|line| &line.pieces).filter_map(|piece| match piece {
            Piece::Box(tick) => Some(tick),
            Piece::Text(_) => None,
        });
        let texts: Vec<String> = lines.iter().map(|line| line.text().trim().to_owned()).collect();
        let texts: Vec<&str> =
            texts.iter().map(String::as_str).filter(|text| lines.len() == 1 || !text.is_empty()).collect();
        Self {
            ticks: ticks.collect(),
            text: texts.join(between),
            place: lines.first().map_or("", |line| line.place.as_str()),
        }
    }
}

impl Entry<'_> {
    /// What its boxes say together.
    pub fn tick(&self) -> Tick {
        match self.ticks.as_slice() {
            [] => Tick::No,
            [tick, others @ ..] if others.iter().all(|other| other == tick) => (*tick).clone(),
            _ => Tick::Unclear { found: String::new(), why: "there are two boxes in the line, and not alike".into() },
        }
    }
}

/// All entries from top to bottom. A row of a table with one key in it is one entry, which begins with the key.
pub fn entries<'p>(paper: &'p Paper, framework: &Framework) -> Vec<Entry<'p>> {
    let mut entries = Vec::new();
    for block in &paper.blocks {
        match block {
            Block::Line(line) => entries.push(Entry::of(&[line], "")),
            Block::Table(rows) => {
                for row in rows {
                    let lines: Vec<&Line> = row.iter().flatten().collect();
                    let has_key = |line: &&Line| key_at_start(&line.text(), framework).is_some();
                    let keys = lines.iter().filter(|line| has_key(line)).count();
                    if keys == 1 {
                        let (first, others): (Vec<&Line>, Vec<&Line>) = lines.iter().partition(|line| has_key(line));
                        entries.push(Entry::of(&[first, others].concat(), "\n"));
                    } else {
                        entries.extend(lines.iter().map(|line| Entry::of(&[line], "")));
                    }
                }
            }
        }
    }
    entries
}

/// The head, whose one line a mail program may have broken.
pub fn head(paper: &Paper) -> Option<Head> {
    let mut text = String::new();
    let mut is_head = false;
    for line in paper.lines() {
        let line = line.text();
        let first = line.split_whitespace().next().unwrap_or_default();
        let goes_on = is_head && first.split_once('=').is_some_and(|(key, _)| !key.is_empty());
        text.push(if goes_on { ' ' } else { '\n' });
        text.push_str(line.trim());
        is_head = goes_on || Head::is_in(&line);
    }
    Head::read(&text)
}

/// The patterns of the framework's ids.
pub fn shapes(framework: &Framework) -> BTreeSet<String> {
    let ids = framework.areas().iter().flat_map(|area| area.items.iter().map(|item| area.full_id(item.index)));
    ids.map(|id| shape(&id)).collect()
}

/// The first word of a line, as it would be a key, and what comes behind it.
pub fn first_word(text: &str) -> (&str, &str) {
    let text = without_bullet(text).trim_start_matches(['*', '_', '`', '(']);
    let end = text.find(|letter: char| letter.is_whitespace() || matches!(letter, ':' | '*' | '`' | ')' | ',' | ';'));
    let (word, rest) = text.split_at(end.unwrap_or(text.len()));
    (word.trim_end_matches(['.', '-', '–', '—']), rest.trim_start_matches(['*', '`', ')']))
}

/// The key that a line begins with, in any case, and what comes behind it.
pub fn key_at_start<'t>(text: &'t str, framework: &Framework) -> Option<(Key, &'t str)> {
    let (word, rest) = first_word(text);
    if !word.contains(['.', '/']) {
        return None;
    }
    let any_case = || {
        // Only the ids of the areas that the word begins with are put together: a file can have very many words.
        let begins = |id: &str| word.get(..id.len()).is_some_and(|start| start.eq_ignore_ascii_case(id));
        let areas = framework.areas().iter().filter(|area| begins(&area.id));
        let items = areas.flat_map(|area| area.items.iter().map(|item| area.full_id(item.index)));
        let mut alike = items.filter(|id| id.eq_ignore_ascii_case(word));
        let item = alike.next().filter(|_| alike.next().is_none());
        let lower = word.to_ascii_lowercase();
        Key::read(&item.unwrap_or(lower), framework)
    };
    Some((Key::read(word, framework).or_else(any_case)?, rest))
}
