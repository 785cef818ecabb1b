//! Writes a form as one self-contained web page, to be filled in in any browser without a network. The markup is in `page.html`, the
//! looks are in `style.css`; what is in `script`, which the build makes one script of, keeps, saves and loads answers. The page's
//! content-security policy allows nothing but these two, by their digests, which the build script works out.
//!
//! The page is written with everything disabled and with the warning that it can't work in sight: only the script, as the last thing
//! at its start, takes both away. So nobody fills in a page in which the script doesn't run. What is saved is an assessment file, the
//! same that [`super::take()`] makes of the same marks.

mod words;

use askama::Template;
use serde_json::{Value, json};

use super::form::Form;
use super::keys::{AboutKey, Key, StatusKey};
use crate::assessment::{Word, YEARS, YES_OR_NO};
use crate::framework::{Area, Framework, Item, Level, LevelIndex};
use crate::ids::{self, Language, Worded};
use crate::input::LONGEST_TEXT;
use crate::own_words::Phrase;
use crate::safe::escaped_json;
use crate::words as wording;

const STYLE: &str = include_str!("style.css");
const STYLE_DIGEST: &str = env!("FORM_STYLE_DIGEST");
const SCRIPT: &str = include_str!(concat!(env!("OUT_DIR"), "/form.js"));
const SCRIPT_DIGEST: &str = env!("FORM_SCRIPT_DIGEST");

/// The most letters of a statement in the list of statements to choose from.
const LONGEST_CHOICE: usize = 90;

/// The form as a web page.
///
/// # Panics
/// Never: writing to memory can't fail.
pub fn write(form: &Form) -> String {
    // Packs have the words of forms without those of reports, so the language of most of our words says little here.
    let own = Language::default();
    let intro = form.framework.own_words().of(Phrase::FormIntro);
    let language = intro.language().map_or(&own, |language| language);
    let page = Page { form, framework: form.framework, language };
    Filled { page: &page }.render().expect("memory takes every page")
}

#[derive(Template)]
#[template(path = "web/page.html")]
struct Filled<'f> {
    page: &'f Page<'f>,
}

/// What the template asks for.
struct Page<'f> {
    form: &'f Form<'f>,
    framework: &'f Framework,
    /// The page's: that of our own words in it.
    language: &'f Language,
}

/// The statements of an area at one level.
struct LevelPart<'f> {
    level: &'f Level,
    which: Worded,
    items: Vec<&'f Item>,
}

impl Page<'_> {
    fn own(&self, phrase: Phrase) -> &Worded {
        self.framework.own_words().of(phrase)
    }

    /// A phrase of ours with other texts in its places.
    fn filled(&self, phrase: Phrase, fills: &[(&str, &str)]) -> Worded {
        let own = self.own(phrase);
        let filled =
            fills.iter().fold(own.to_string(), |text, (place, with)| text.replace(&format!("{{{place}}}"), with));
        own.with(filled)
    }

    /// The attributes that say which language a text is in, where it isn't that of the page.
    fn tongue(&self, text: &Worded) -> String {
        let own = Language::default();
        let language = text.language().map_or(&own, |language| language);
        if language.tag == self.language.tag {
            return String::new();
        }
        let tag: String =
            language.tag.chars().filter(|letter| letter.is_ascii_alphanumeric() || *letter == '-').collect();
        format!(" lang=\"{tag}\" dir=\"{}\"", if language.right_to_left { "rtl" } else { "ltr" })
    }

    /// The levels of an area at which there are statements.
    fn levels<'a>(&'a self, area: &'a Area) -> Vec<LevelPart<'a>> {
        let part = |index: LevelIndex| {
            let level = &self.framework[index];
            let which = self.filled(Phrase::FormWhich, &[("level", &level.name)]);
            LevelPart { level, which, items: area.items_at(index).collect() }
        };
        area.levels().map(part).collect()
    }

    /// How answers are kept and sent.
    fn how(&self) -> [&Worded; 3] {
        [Phrase::WebHowSave, Phrase::WebHowLater, Phrase::WebHowDraft].map(|phrase| self.own(phrase))
    }

    /// Where the answers are to be sent, if the form says so.
    fn whither(&self) -> Option<Worded> {
        self.form.return_to.as_ref().map(|address| self.filled(Phrase::FormReturnTo, &[("address", address)]))
    }

    fn progress(&self, area: &Area) -> Worded {
        let count = self.form.areas.len().to_string();
        self.filled(Phrase::WebProgress, &[("number", &self.place(area).to_string()), ("count", &count)])
    }

    /// Where an area stands in the form, from 1 on.
    fn place(&self, area: &Area) -> usize {
        self.form.areas.iter().position(|other| other.index == area.index).unwrap_or_default() + 1
    }

    fn statuses(&self, area: &Area) -> [(&'static str, &Worded, String); 3] {
        StatusKey::ALL
            .map(|status| (status.id(), self.own(status.label()), Key::Status(area.index, status).text(self.framework)))
    }

    /// The questions about the whole, each with the rest of its key, its label, and what browsers know it by.
    fn questions(&self) -> [(&'static str, &Worded, &'static str); 5] {
        AboutKey::ALL.map(|about| {
            let known_as = match about {
                AboutKey::Title | AboutKey::Place => "off",
                AboutKey::Organisation => "organization",
                AboutKey::Name => "name",
                AboutKey::Role => "organization-title",
            };
            (about.id(), self.own(about.label()), known_as)
        })
    }

    /// The answer to a question that whoever makes the form has given.
    fn fixed(&self, id: &str) -> Option<&str> {
        self.form.title.as_deref().filter(|_| id == AboutKey::Title.id())
    }

    /// What the form says of itself and what the script says, as JSON that can stand in a page: no character in it begins or ends
    /// markup.
    fn data(&self) -> String {
        let head = &self.form.head;
        let framework = &head.framework;
        let overlay = framework.overlay.as_ref().map(|overlay| json!({"id": overlay.id, "version": overlay.version}));
        let areas: Vec<Value> = self.form.areas.iter().map(|area| self.area_data(area)).collect();
        let data = json!({
            "id": head.id,
            "framework": {"id": framework.id, "version": framework.version, "overlay": overlay},
            "wording": head.wording,
            "kind": head.kind.id(),
            "scope": head.scope,
            "title": self.form.title,
            "limits": {"longest": LONGEST_TEXT, "yesOrNo": YES_OR_NO, "days": days()},
            "fallback": self.framework.title(),
            "name": self.form.name(),
            "slug": ids::slug(self.form.name()),
            "areas": areas,
            "words": words::of_script(self.framework.own_words(), self.language),
        });
        escaped_json(data.to_string()).replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026")
    }

    fn area_data(&self, area: &Area) -> Value {
        let items: Vec<&str> = area.items.iter().map(|item| item.id.as_str()).collect();
        json!({"id": area.id, "label": area.label().as_str(), "first": self.framework[area.first_level()].id, "items": items})
    }
}

/// The first and the last day that files may have.
fn days() -> [String; 2] {
    let [first, last] = [YEARS.start(), YEARS.end()];
    [format!("{first}-01-01"), format!("{last}-12-31")]
}

/// A statement in the list to choose from.
fn choice(item: &Item) -> String {
    wording::cut(&item.text, LONGEST_CHOICE)
}

fn full_id(area: &Area, item: &Item) -> String {
    area.full_id(item.index)
}

#[cfg(test)]
mod tests;
