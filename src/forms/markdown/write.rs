//! Writes a form as Markdown.

use crate::formats::markdown::escape;
use crate::forms::form::terms_line;
use crate::forms::{AboutKey, Form, Key, StatusKey};
use crate::framework::{Area, ItemRef};
use crate::own_words::Phrase;
use crate::safe::readable_line;

/// A form as Markdown. Every line to be filled in begins with its key.
pub fn write(form: &Form) -> String {
    let mut page = Page { form, lines: Vec::new() };
    page.head();
    for (phase, areas) in form.phases() {
        page.paragraph(format!("# {} {}", escape(&phase.id), escape(&phase.name)));
        page.text(&phase.aim);
        for area in areas {
            page.area(area);
        }
    }
    page.lines.join("\n") + "\n"
}

struct Page<'f> {
    form: &'f Form<'f>,
    lines: Vec<String>,
}

impl Page<'_> {
    /// What the form is, how it is filled in, and the questions about the assessment.
    fn head(&mut self) {
        self.lines.push(format!("# {}", escape(self.form.name())));
        self.lines.push(String::new());
        self.paragraph(self.words(Phrase::FormKind));
        self.paragraph(self.words(Phrase::FormIntro));
        if let Some(we) = self.form.we() {
            self.paragraph(escape(we));
        }
        // As code, so that nothing but what is to be typed stands there for those who see the text itself, either.
        self.paragraph(self.words(Phrase::FormMarkdownTick).replace(r"\[x\]", "`[x]`"));
        self.paragraph(self.words(Phrase::FormMarkdownAdd));
        let [evidence, unknown, not] =
            [Phrase::FormEvidence, Phrase::FormUnknown, Phrase::FormNotApplicable].map(|phrase| self.words(phrase));
        let [shown, reason] = [Phrase::FormMarkdownShown, Phrase::FormMarkdownReason].map(|phrase| self.words(phrase));
        self.list([
            format!("{PLACEHOLDER} {evidence}: {shown} (2026-05-03)"),
            format!("{PLACEHOLDER} {unknown}"),
            format!("{PLACEHOLDER} {not}: {reason}"),
        ]);
        if let Some(address) = &self.form.return_to {
            self.paragraph(self.words(Phrase::FormReturnTo).replace("{address}", &code(address)));
        }
        self.paragraph(self.words(Phrase::FormKeep));
        self.paragraph(escape(&self.form.head.line()));
        self.paragraph(format!("# {}", self.words(Phrase::FormAboutYou)));
        let about = AboutKey::ALL.map(|key| {
            let known = if key == AboutKey::Title { self.form.title.as_deref().unwrap_or_default() } else { "" };
            format!("{} {}: {}", self.key(Key::About(key)), self.words(key.label()), escape(known))
        });
        self.list(about);
    }

    fn area(&mut self, area: &Area) {
        self.paragraph(format!("## {} {}", escape(&area.id), escape(&area.name)));
        self.text(&area.summary);
        if !area.why.is_empty() {
            self.paragraph(format!("**{}** {}", self.words(Phrase::FormWhy), escape(&area.why)));
        }
        let terms = terms_line(self.form.framework, area);
        if !terms.is_empty() {
            self.paragraph(format!("**{}:** {}", self.words(Phrase::FormWordsUsed), escape(&terms)));
        }
        for (heading, texts) in
            [(Phrase::FormMarkdownDiscuss, &area.discuss), (Phrase::FormMarkdownPointTo, &area.evidence)]
        {
            if !texts.is_empty() {
                self.paragraph(format!("**{}**", self.words(heading)));
                self.list(texts.iter().map(|text| escape(text)));
            }
        }
        for level in area.levels() {
            let level = &self.form.framework[level];
            let which = self.form.framework.own_words().of(Phrase::FormWhich).replace("{level}", &level.name);
            self.paragraph(format!("### {}", escape(&which)));
            self.text(&level.meaning);
            let statement = |item: &crate::framework::Item| {
                let key = Key::Item(ItemRef { area: area.index, item: item.index });
                format!("[ ] {} {}", self.key(key), escape(&item.text))
            };
            let statements: Vec<String> = area.items_at(level.index).map(statement).collect();
            self.list(statements);
        }
        self.paragraph(format!("### {}", self.words(Phrase::FormThisArea)));
        let status = |status: StatusKey| {
            let line = format!("[ ] {} {}", self.key(Key::Status(area.index, status)), self.words(status.label()));
            let has_reason = status == StatusKey::DoesNotApply;
            if has_reason { format!("{line} {}: ", self.words(Phrase::FormReason)) } else { line }
        };
        self.list(StatusKey::ALL.map(status));
        self.paragraph(format!("{} {}: ", self.key(Key::Note(area.index)), self.words(Phrase::FormNote)));
        self.paragraph(format!("### {}", self.words(Phrase::FormAddTo)));
    }

    fn key(&self, key: Key) -> String {
        escape(&key.text(self.form.framework))
    }

    fn words(&self, phrase: Phrase) -> String {
        escape(self.form.framework.own_words().of(phrase))
    }

    /// A text of the framework, if there is one.
    fn text(&mut self, text: &str) {
        if !text.is_empty() {
            self.paragraph(escape(text));
        }
    }

    fn paragraph(&mut self, text: String) {
        self.lines.extend([text, String::new()]);
    }

    fn list(&mut self, entries: impl IntoIterator<Item = String>) {
        self.lines.extend(entries.into_iter().map(|entry| format!("- {entry}")));
        self.lines.push(String::new());
    }
}

/// A text to be copied: as code, in which nothing is a link and nothing is escaped.
pub(super) fn code(text: &str) -> String {
    let text = readable_line(text);
    let longest = text.split(|letter| letter != '`').map(str::len).max().unwrap_or_default();
    let fence = "`".repeat(longest + 1);
    let edge = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    format!("{fence}{edge}{text}{edge}{fence}")
}

/// What stands for a statement's key where the form explains itself. It has no digit, so that nobody's key is like it.
const PLACEHOLDER: &str = "AREA.ITEM";
