//! The keys of a form: what each line, cell or field is for, in every kind of file. They are what survives Word, spreadsheets, copying
//! and paper, so each stands in sight in front of what it is for.
//!
//! An item has its full id, `1a.E1`. All else has a slash, which no id can have: `about/name`, `1a/answered`, `1a/note`.

use crate::framework::{AreaIndex, Framework, ItemRef};
use crate::own_words::Phrase;

/// What something in a form is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Key {
    /// A statement.
    Item(ItemRef),
    /// A question about the assessment as a whole.
    About(AboutKey),
    /// Whether an area was gone through. In files with one cell for all its statuses, that cell is `1a/status`.
    Status(AreaIndex, StatusKey),
    /// The cell for all the statuses of an area.
    AnyStatus(AreaIndex),
    /// Notes on an area.
    Note(AreaIndex),
}

/// The questions about the assessment as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum AboutKey {
    /// What is assessed.
    Title,
    Organisation,
    Place,
    /// Who answers.
    Name,
    /// In what role they answer.
    Role,
}

/// What can be said of an area as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum StatusKey {
    /// It was gone through: what isn't ticked is not in place.
    Answered,
    /// Those who answer can't judge it.
    CannotJudge,
    /// It does not apply.
    DoesNotApply,
}

impl AboutKey {
    /// All of them in the order in which they are asked.
    pub const ALL: [Self; 5] = [Self::Title, Self::Organisation, Self::Place, Self::Name, Self::Role];

    /// The part of the key behind the slash.
    pub fn id(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Organisation => "organisation",
            Self::Place => "place",
            Self::Name => "name",
            Self::Role => "role",
        }
    }

    /// The question itself.
    pub fn label(self) -> Phrase {
        match self {
            Self::Title => Phrase::FormTitle,
            Self::Organisation => Phrase::FormOrganisation,
            Self::Place => Phrase::FormPlace,
            Self::Name => Phrase::FormName,
            Self::Role => Phrase::FormRole,
        }
    }
}

impl StatusKey {
    /// All of them in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Answered, Self::CannotJudge, Self::DoesNotApply];

    /// The part of the key behind the slash.
    pub fn id(self) -> &'static str {
        match self {
            Self::Answered => "answered",
            Self::CannotJudge => "cannot-judge",
            Self::DoesNotApply => "does-not-apply",
        }
    }

    /// What can be said, as forms have it.
    pub fn label(self) -> Phrase {
        match self {
            Self::Answered => Phrase::FormAnswered,
            Self::CannotJudge => Phrase::FormCannotJudge,
            Self::DoesNotApply => Phrase::FormDoesNotApply,
        }
    }
}

impl Key {
    /// As it stands in a form.
    pub fn text(self, framework: &Framework) -> String {
        let of_area = |area: AreaIndex, what: &str| format!("{}/{what}", framework[area].id);
        match self {
            Self::Item(item) => framework.full_id(item),
            Self::About(about) => format!("about/{}", about.id()),
            Self::Status(area, status) => of_area(area, status.id()),
            Self::AnyStatus(area) => of_area(area, "status"),
            Self::Note(area) => of_area(area, "note"),
        }
    }

    /// The key that a text is, if it is one of this framework.
    pub fn read(text: &str, framework: &Framework) -> Option<Self> {
        let text = text.trim();
        let Some((before, what)) = text.rsplit_once('/') else { return framework.item(text).map(Self::Item) };
        let about = || AboutKey::ALL.into_iter().find(|key| before == "about" && key.id() == what).map(Self::About);
        let of_area = |area: AreaIndex| match what {
            "status" => Some(Self::AnyStatus(area)),
            "note" => Some(Self::Note(area)),
            _ => StatusKey::ALL.into_iter().find(|key| key.id() == what).map(|key| Self::Status(area, key)),
        };
        about().or_else(|| framework.area(before).and_then(|area| of_area(area.index)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::framework::bundled;

    #[test]
    fn every_key_is_read_as_it_is_written() {
        let framework = bundled();
        let about = AboutKey::ALL.map(Key::About).into_iter();
        let of_areas = framework.areas().iter().flat_map(|area| {
            let items = area.items.iter().map(|item| Key::Item(ItemRef { area: area.index, item: item.index }));
            let statuses = StatusKey::ALL.map(|status| Key::Status(area.index, status));
            items.chain(statuses).chain([Key::AnyStatus(area.index), Key::Note(area.index)])
        });
        for key in about.chain(of_areas) {
            assert_eq!(Key::read(&key.text(&framework), &framework), Some(key));
        }
        for text in ["", "1a", "9z.E1", "1a.Z9", "1a/other", "about/other", "9z/note"] {
            assert_eq!(Key::read(text, &framework), None, "{text}");
        }
    }
}
