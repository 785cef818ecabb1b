//! Reads our own forms on paper, from Markdown and from Word alike: each line by the key in it, wherever it stands.

use std::collections::BTreeSet;

use super::additions::{Addition, Words};
use super::entries::{Entry, entries, first_word, head, key_at_start, shapes};
use super::letters::{beyond, shape, squashed, start, without_bullet, without_rule};
use super::printed::Printed;
use super::signs::mark_of;
use super::{Line, Paper, Tick};
use crate::assessment::Remark;
use crate::forms::filled::SAID_BEFORE;
use crate::forms::marks::mark;
use crate::forms::{AboutKey, AreaStatus, Filled, Head, Key, Mark, StatusKey};
use crate::framework::{AreaIndex, Framework, ItemRef};
use crate::own_words::Phrase;

/// What a form of ours says.
pub fn read(paper: &Paper, framework: &Framework) -> Filled {
    let mut reader = Reader {
        framework,
        words: Words::new(framework),
        printed: Printed::new(framework),
        shapes: shapes(framework),
        filled: Filled { head: head(paper), ..Filled::default() },
        boxed: BTreeSet::new(),
        open: None,
        adding: None,
        area: None,
    };
    for entry in entries(paper, framework) {
        reader.entry(&entry);
    }
    reader.end()
}

/// Whether the key of an area, or of a statement in it, stands at the start of any line.
pub fn has_keys(paper: &Paper, framework: &Framework) -> bool {
    let key = |line: &Line| key_at_start(&line.text(), framework).map(|(key, _)| key);
    paper.lines().filter_map(key).any(|key| !matches!(key, Key::About(_)))
}

/// What the next lines without a key belong to.
enum Open {
    About(AboutKey),
    Note(AreaIndex, Vec<String>),
}

struct Reader<'f> {
    framework: &'f Framework,
    words: Words,
    printed: Printed,
    shapes: BTreeSet<String>,
    filled: Filled,
    /// The statements that have a line with a box.
    boxed: BTreeSet<ItemRef>,
    open: Option<Open>,
    /// The area to whose statements something is being added: below “Add to a statement”.
    adding: Option<AreaIndex>,
    /// The area that the last key was of.
    area: Option<AreaIndex>,
}

impl Reader<'_> {
    fn entry(&mut self, entry: &Entry) {
        let text = entry.text.as_str();
        if let Some((key, rest)) = key_at_start(text, self.framework) {
            self.close();
            return self.keyed(key, None, rest, entry);
        }
        // An answer that was typed in front of the key, without a box: `x 1a.E1 …`.
        let typed = without_bullet(text).split_once(char::is_whitespace);
        let typed = typed.and_then(|(word, rest)| Some((mark(word)?, key_at_start(rest, self.framework)?)));
        if let Some((mark, (key @ (Key::Item(_) | Key::Status(..)), rest))) = typed {
            self.close();
            return self.keyed(key, Some(mark), rest, entry);
        }
        let (word, _) = first_word(text);
        if self.is_like_a_key(word) {
            self.close();
            let why = "the framework in use has nothing with this id";
            return self.filled.unclear(entry.place, None, &start(text), why);
        }
        if !entry.ticks.is_empty() {
            self.close();
            if !text.trim().is_empty() {
                self.filled.unclear(
                    entry.place,
                    None,
                    &start(text),
                    "a line of your own: no statement's id stands in it",
                );
            }
            return;
        }
        if Head::is_in(text) {
            self.adding = None;
            return self.close();
        }
        if text.starts_with("##") || text.starts_with("# ") || self.printed.contains(text) {
            self.close();
            let title = text.trim_start_matches(['#', ' ']);
            self.adding = self
                .area
                .filter(|_| self.printed.of(Phrase::FormAddTo).any(|label| squashed(label) == squashed(title)));
            return;
        }
        match self.adding {
            Some(area) if !text.trim().is_empty() => self.added(area, text, entry),
            _ => self.goes_on(text, entry.place),
        }
    }

    /// A line below “Add to a statement” that doesn't begin with a whole id: people write `E1` for the statement of this area. What it
    /// says otherwise belongs to no statement.
    fn added(&mut self, area: AreaIndex, text: &str, entry: &Entry) {
        let (word, rest) = first_word(text);
        let items = &self.framework[area].items;
        if let Some(item) = items.iter().find(|item| item.id.eq_ignore_ascii_case(word)) {
            return self.item(ItemRef { area, item: item.index }, None, rest, entry);
        }
        let why = "it begins with no statement's number, so it is not known which one it is about";
        self.filled.unclear(entry.place, None, &start(text), why);
    }

    /// Whether a word looks like an id, and is none. `AREA.ITEM` is how the form itself speaks of ids.
    fn is_like_a_key(&self, word: &str) -> bool {
        let is_key = |word: &str| match word.rsplit_once('/') {
            Some((before, what)) => {
                let is_known = matches!(what, "status" | "note") || StatusKey::ALL.iter().any(|key| key.id() == what);
                let is_of_area = self.framework.areas().iter().any(|area| shape(&area.id) == shape(before));
                before == "about" || self.framework.area(before).is_some() || (is_known && is_of_area)
            }
            None => {
                word.rsplit_once('.')
                    .is_some_and(|(area, item)| !item.is_empty() && self.framework.area(area).is_some())
                    || self.shapes.contains(&shape(word))
            }
        };
        word != "AREA.ITEM" && word.contains(['.', '/']) && is_key(word)
    }

    fn keyed(&mut self, key: Key, typed: Option<Mark>, rest: &str, entry: &Entry) {
        self.area = match key {
            Key::Item(item) => Some(item.area),
            Key::Status(area, _) | Key::AnyStatus(area) | Key::Note(area) => Some(area),
            Key::About(_) => None,
        };
        if !matches!(key, Key::Item(_)) || self.adding != self.area {
            self.adding = None;
        }
        match key {
            Key::Item(item) => self.item(item, typed, rest, entry),
            Key::About(about) => {
                let value = self.value(rest, about.label(), true);
                if value.is_empty() {
                    self.open = Some(Open::About(about));
                } else {
                    self.about(about, &value, entry.place);
                }
            }
            Key::Note(area) => {
                self.open = Some(Open::Note(area, vec![self.value(rest, Phrase::FormNote, false)]));
            }
            Key::Status(area, status) => {
                let tick = match typed {
                    None => entry.tick(),
                    Some(Mark::Yes) => Tick::Yes,
                    Some(mark) => {
                        Tick::Unclear { found: mark.text().into(), why: "a box can only be ticked or not".into() }
                    }
                };
                self.status(area, status, tick, &self.said(status, rest), entry.place);
            }
            Key::AnyStatus(area) => self.any_status(area, rest, entry.place),
        }
    }

    /// What was typed behind a label. One that isn't known is what stands before the first colon, if the label `ends_at_colon`.
    fn value(&self, rest: &str, label: Phrase, ends_at_colon: bool) -> String {
        let rest = rest.trim().trim_start_matches(':').trim_start();
        let unknown = || match rest.split_once(':') {
            Some((_, value)) if ends_at_colon || value.trim().is_empty() => value,
            // A label that lost its end is no answer.
            None if self.printed.of(label).any(|label| squashed(label).starts_with(&squashed(rest))) => "",
            _ => rest,
        };
        let value = self.printed.of(label).find_map(|label| beyond(rest, label)).unwrap_or_else(unknown);
        without_rule(value).to_owned()
    }

    fn about(&mut self, about: AboutKey, value: &str, place: &str) {
        if !self.filled.say(about, value) {
            self.filled.unclear(place, None, &start(value), SAID_BEFORE);
        }
    }

    /// A line without a key: more of what is open, if anything is.
    fn goes_on(&mut self, text: &str, place: &str) {
        match &mut self.open {
            Some(Open::Note(_, lines)) => lines.push(text.trim().to_owned()),
            Some(Open::About(about)) if !text.trim().is_empty() => {
                let about = *about;
                self.open = None;
                let value = without_rule(text).to_owned();
                if !value.is_empty() {
                    self.about(about, &value, place);
                }
            }
            _ => {}
        }
    }

    /// Ends what is open.
    fn close(&mut self) {
        if let Some(Open::Note(area, lines)) = self.open.take() {
            let text = without_rule(&lines.join("\n")).to_owned();
            if !text.is_empty() {
                self.note(area, text);
            }
        }
    }

    fn note(&mut self, area: AreaIndex, text: String) {
        let shown = start(&text);
        if !self.filled.note(area, Remark { text, ..Remark::default() }) {
            self.filled.unclear(&self.framework[area].id, None, &shown, "there are more notes than can be taken");
        }
    }

    fn item(&mut self, item: ItemRef, typed: Option<Mark>, rest: &str, entry: &Entry) {
        let place = entry.place;
        let is_boxed = !entry.ticks.is_empty();
        if is_boxed || typed.is_some() {
            self.boxed.insert(item);
        }
        match mark_of(&entry.tick()) {
            Ok(Some(mark)) => self.filled.mark(item, mark, place),
            Ok(None) => {}
            Err((found, why)) => self.filled.unclear(place, Some(item), found, why),
        }
        let has_answer = is_boxed || typed.is_some();
        if let Some(mark) = typed {
            self.filled.mark(item, mark, place);
        }
        let rest = rest.trim();
        let statement = beyond(rest, &self.framework[item].text);
        match statement.map_or_else(|| self.words.read(rest, !has_answer), |more| self.words.read(more, true)) {
            Some(addition) => self.addition(item, addition, place),
            None if statement.is_some_and(|more| !more.is_empty()) => {
                let why = "it is beside a statement and not read; write it under that area's notes, or as evidence";
                self.filled.unclear(place, None, &start(statement.unwrap_or_default()), why);
            }
            None if statement.is_some() || has_answer || rest.is_empty() => {}
            None => {
                let why = "it begins with none of the words that say what it is, such as evidence or don't know";
                self.filled.unclear(place, Some(item), &start(rest), why);
            }
        }
    }

    fn addition(&mut self, item: ItemRef, addition: Addition, place: &str) {
        match addition {
            Addition::Evidence(remark) if remark.text.is_empty() => {}
            Addition::Evidence(remark) => {
                let shown = start(&remark.text);
                if !self.filled.evidence(item, remark) {
                    self.filled.unclear(place, None, &shown, "there is more evidence than can be taken");
                }
            }
            Addition::Mark(mark, besides) => {
                self.filled.mark(item, mark, place);
                if !besides.is_empty() {
                    let text = format!("{}: {besides}", self.framework.full_id(item));
                    self.note(item.area, text);
                }
            }
        }
    }

    /// What stands on the line of a status beside what is printed there.
    fn said(&self, status: StatusKey, rest: &str) -> String {
        let rest = rest.trim();
        let after = |text| self.printed.of(status.label()).find_map(|label| beyond(text, label));
        let said = after(rest).or_else(|| rest.rsplit_once(':').map(|(_, said)| said)).unwrap_or_default();
        let said = self.printed.of(Phrase::FormReason).find_map(|label| beyond(said, label)).unwrap_or(said);
        said.trim_matches(|letter: char| letter.is_whitespace() || matches!(letter, '_' | ':' | '-' | '–')).to_owned()
    }

    fn any_status(&mut self, area: AreaIndex, rest: &str, place: &str) {
        let rest = rest.trim().trim_start_matches(':').trim();
        let is_said = |status: &StatusKey| self.printed.of(status.label()).any(|label| beyond(rest, label).is_some());
        match StatusKey::ALL.into_iter().find(is_said) {
            Some(status) => self.status(area, status, Tick::Yes, &self.said(status, rest), place),
            None if rest.is_empty() => {}
            None => {
                let why = "it is none of what can be said of an area";
                self.filled.unclear_area(place, &self.framework[area], &start(rest), why);
            }
        }
    }

    /// A box about an area as a whole, with the text behind it.
    fn status(&mut self, area: AreaIndex, status: StatusKey, tick: Tick, text: &str, place: &str) {
        let area = &self.framework[area];
        match tick {
            Tick::Yes => {
                self.filled.status(area, AreaStatus::of(status, text.to_owned()), place);
                if status != StatusKey::DoesNotApply && !text.is_empty() {
                    let why = "it isn't read here; write it under the area's notes";
                    self.filled.unclear(place, None, &start(text), why);
                }
            }
            Tick::No if !text.is_empty() => {
                let why = "something is written here, and the box is not ticked";
                self.filled.unclear(place, None, &start(text), why);
            }
            Tick::No => {}
            Tick::Unclear { found, why } => self.filled.unclear_area(place, area, &found, &why),
        }
    }

    fn end(mut self) -> Filled {
        self.close();
        self.filled.missing(&self.boxed, self.framework, "the form that came back has no box for this statement");
        self.filled
    }
}

#[cfg(test)]
mod tests;
