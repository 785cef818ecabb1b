//! The form in Word: headings to find one's way by, a box in front of each statement, and fields to write in.

use std::sync::Arc;

use super::hint::HINT;
use crate::document::{Labels, Properties, Text, Tone};
use crate::formats::docx::{Control, FormLine, FormPart, FormStyle, write_form};
use crate::forms::form::terms_line;
use crate::forms::{AboutKey, Form, Key, StatusKey};
use crate::framework::{Area, Item, ItemRef, Level, Phase};
use crate::ids::Language;
use crate::own_words::{Part, Phrase, parts};

/// The form as a Word document. The same form gives the same bytes.
pub fn write(form: &Form) -> Vec<u8> {
    let mut writer = Writer { form, lines: Vec::new() };
    writer.all();
    let own_words = form.framework.own_words();
    let is_english = *own_words.language() == Language::default();
    let language = if is_english { form.framework.language() } else { own_words.language() }.clone();
    writer.see_from(&language);
    let properties = Properties {
        title: form.name().to_owned(),
        kind: own_words.of(Phrase::FormKind).to_string(),
        speaks: language.clone(),
        language,
        labels: Labels::of(own_words),
        ..Properties::default()
    };
    write_form(&properties, &writer.lines)
}

struct Writer<'f> {
    form: &'f Form<'f>,
    lines: Vec<FormLine>,
}

impl Writer<'_> {
    /// Marks the languages as they are seen from a form in `language`.
    fn see_from(&mut self, language: &Language) {
        if *language == Language::default() {
            return;
        }
        let (language, ours) = (Arc::new(language.clone()), Arc::new(Language::default()));
        for part in self.lines.iter_mut().flat_map(|line| &mut line.parts) {
            match part {
                FormPart::Words(text) | FormPart::Field { hint: text, .. } => text.see_from(&language, &ours),
                FormPart::Tick(_) => {}
            }
        }
    }

    fn all(&mut self) {
        let form = self.form;
        self.line(FormStyle::Title, [FormPart::Words(Text::from(form.name()))]);
        let kind = self.say(Phrase::FormKind);
        self.words(FormStyle::Body, kind.all(Tone::Strong));
        self.how_to();
        let about = self.say(Phrase::FormAboutYou);
        self.words(FormStyle::Heading(2), about);
        for about in AboutKey::ALL {
            self.about(about);
        }
        for (phase, areas) in form.phases() {
            self.phase(phase);
            for area in areas {
                self.area(area);
            }
        }
        let keep = self.say(Phrase::FormKeep);
        self.words(FormStyle::Body, keep.and(" ").and(form.head.line()).all(Tone::Quiet));
    }

    /// What to do with the form.
    fn how_to(&mut self) {
        let heading = self.say(Phrase::FormWordHow);
        self.words(FormStyle::Heading(2), heading);
        let intro = self.say(Phrase::FormIntro);
        self.words(FormStyle::Body, intro);
        if let Some(we) = self.form.we() {
            self.words(FormStyle::Body, Text::default().quoted(we));
        }
        let tick = self.say(Phrase::FormWordTick);
        self.words(FormStyle::Body, tick);
        self.how_to_add();
        let send = self.say(Phrase::FormWordSend);
        self.words(FormStyle::Body, send);
        if let Some(address) = &self.form.return_to {
            let text = self.fill(Phrase::FormReturnTo, &[("address", address.as_str().into())]);
            self.words(FormStyle::Body, text.all(Tone::Strong));
        }
    }

    /// What can be written of a statement, with examples. Each begins with a quotation mark, so that none is taken for an answer.
    fn how_to_add(&mut self) {
        let fills = [
            ("add", self.say(Phrase::FormAddTo)),
            ("evidence", self.say(Phrase::FormEvidence)),
            ("unknown", self.say(Phrase::FormUnknown)),
            ("other", self.say(Phrase::FormNotApplicable)),
        ];
        let text = self.fill(Phrase::FormWordAdd, &fills);
        self.words(FormStyle::Body, text);
        let ids = self.form.areas.iter().flat_map(|area| area.items.iter().map(|item| area.full_id(item.index)));
        let mut ids = ids.cycle();
        let mut example = |phrase, more: &[Phrase], end: &str| {
            let id = ids.next()?;
            let mut text = Text::from("“").and(id).and(" ").then(self.say(phrase));
            for phrase in more {
                text = text.and(": ").then(self.say(*phrase));
            }
            Some(text.and(end).and("”"))
        };
        let examples = [
            example(Phrase::FormEvidence, &[Phrase::FormWordEvidence], " (2026-05-03)"),
            example(Phrase::FormUnknown, &[], ""),
            example(Phrase::FormNotApplicable, &[Phrase::FormWordReason], ""),
        ];
        for example in examples.into_iter().flatten() {
            self.words(FormStyle::Example, example);
        }
    }

    fn about(&mut self, about: AboutKey) {
        let known = self.form.title.clone().filter(|_| about == AboutKey::Title);
        let key = Key::About(about).text(self.form.framework);
        let label = self.label(&key, about.label());
        let field = self.field(&key, about.label(), known);
        self.line(FormStyle::Field, [FormPart::Words(label), field]);
    }

    fn phase(&mut self, phase: &Phase) {
        self.words(FormStyle::Heading(1), Text::default().quoted(&phase.label()));
        if !phase.aim.is_empty() {
            self.words(FormStyle::Body, Text::default().quoted(&phase.aim));
        }
    }

    fn area(&mut self, area: &Area) {
        self.words(FormStyle::Heading(2), Text::default().quoted(&area.label()));
        if !area.summary.is_empty() {
            self.words(FormStyle::Body, Text::default().quoted(&area.summary));
        }
        if !area.why.is_empty() {
            let why = self.say(Phrase::FormWhy).and(": ").all(Tone::Strong);
            self.words(FormStyle::Body, why.quoted(&area.why));
        }
        let terms = terms_line(self.form.framework, area);
        if !terms.is_empty() {
            let used = self.say(Phrase::FormWordsUsed).and(": ").all(Tone::Strong);
            self.words(FormStyle::Body, used.quoted(&area.name.with(terms)));
        }
        for level in area.levels() {
            self.level(&self.form.framework[level]);
            for item in area.items_at(level) {
                self.item(area, item);
            }
        }
        self.as_a_whole(area);
    }

    fn level(&mut self, level: &Level) {
        let which = self.fill(Phrase::FormWhich, &[("level", Text::default().quoted(&level.name))]);
        self.words(FormStyle::Heading(3), which);
        if !level.meaning.is_empty() {
            self.words(FormStyle::Lead, Text::default().quoted(&level.meaning).all(Tone::Quiet));
        }
    }

    fn item(&mut self, area: &Area, item: &Item) {
        let key = Key::Item(ItemRef { area: area.index, item: item.index }).text(self.form.framework);
        let text = key_text(&key).quoted(&item.text);
        self.tick(key, text, None);
    }

    fn as_a_whole(&mut self, area: &Area) {
        let framework = self.form.framework;
        let heading = self.say(Phrase::FormThisArea);
        self.words(FormStyle::Heading(3), heading);
        for status in StatusKey::ALL {
            let key = Key::Status(area.index, status).text(framework);
            let mut text = key_text(&key).then(self.say(status.label()));
            let mut reason = None;
            if status == StatusKey::DoesNotApply {
                text = text.and(" ").then(self.say(Phrase::FormReason)).and(": ");
                reason = Some(self.field(&key, Phrase::FormReason, None));
            }
            self.tick(key, text, reason);
        }
        let key = Key::Note(area.index).text(framework);
        let label = self.label(&key, Phrase::FormNote);
        self.words(FormStyle::Label, label);
        let field = self.field(&key, Phrase::FormNote, None);
        self.line(FormStyle::Field, [field]);
        let add = self.say(Phrase::FormAddTo);
        self.words(FormStyle::Label, add);
        let field = self.field(&format!("{}/add", area.id), Phrase::FormAddTo, None);
        self.line(FormStyle::Field, [field]);
    }

    /// A box and what it is for, and perhaps a field at its end.
    fn tick(&mut self, key: String, text: Text, field: Option<FormPart>) {
        let control = Control { name: key.clone(), tag: key };
        let words = [FormPart::Tick(control), FormPart::Words(text)];
        self.line(FormStyle::Tick, words.into_iter().chain(field));
    }

    fn field(&self, tag: &str, phrase: Phrase, value: Option<String>) -> FormPart {
        let own_words = self.form.framework.own_words();
        let control = Control { tag: tag.to_owned(), name: own_words.of(phrase).to_string() };
        let hint = own_words.of(Phrase::FormWordHint);
        let hint = Text::default().quoted(&hint.with(format!("{}{hint}{}", HINT.0, HINT.1)));
        FormPart::Field { control, value: value.unwrap_or_default(), hint }
    }

    /// What stands in front of a field.
    fn label(&self, key: &str, phrase: Phrase) -> Text {
        key_text(key).then(self.say(phrase)).and(": ")
    }

    fn say(&self, phrase: Phrase) -> Text {
        Text::default().quoted(self.form.framework.own_words().of(phrase))
    }

    /// A phrase with its places filled in.
    fn fill(&self, phrase: Phrase, fills: &[(&str, Text)]) -> Text {
        let worded = self.form.framework.own_words().of(phrase);
        parts(worded).into_iter().fold(Text::default(), |text, part| match part {
            Part::Words(words) => text.quoted(&worded.with(words.to_owned())),
            Part::Place(name) => {
                let fill = fills.iter().find(|(place, _)| *place == name);
                text.then(fill.map(|(_, fill)| fill.clone()).unwrap_or_default())
            }
        })
    }

    fn words(&mut self, style: FormStyle, text: Text) {
        self.line(style, [FormPart::Words(text)]);
    }

    fn line(&mut self, style: FormStyle, parts: impl IntoIterator<Item = FormPart>) {
        self.lines.push(FormLine { style, parts: parts.into_iter().collect() });
    }
}

/// A key in front of what it is for.
fn key_text(key: &str) -> Text {
    Text::default().quiet(key).and(" ")
}
