//! Closed sets of words: what kind of assessment it is, from where one looks, and what else files say in one word of several.

/// A closed set of words that files spell by id and people read by label.
pub trait Word: Copy + PartialEq + 'static {
    /// All words of the set with their ids and labels, in the order in which they are offered.
    const ALL: &'static [(Self, &'static str, &'static str)];

    /// How files spell it.
    fn id(self) -> &'static str {
        Self::ALL.iter().find(|(word, ..)| *word == self).map_or("", |(_, id, _)| id)
    }

    /// How people read it.
    fn label(self) -> &'static str {
        Self::ALL.iter().find(|(word, ..)| *word == self).map_or("", |(.., label)| label)
    }

    /// The word with this id.
    fn from_id(id: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, known, _)| *known == id).map(|(word, ..)| *word)
    }
}

/// The ways in which files say yes or no.
pub const YES_OR_NO: [&str; 10] = ["y", "n", "yes", "no", "true", "false", "on", "off", "1", "0"];

/// Whether a text says no more than yes or no, in one of the ways in which files do. As a reason it is a slip.
pub fn is_yes_or_no(text: &str) -> bool {
    YES_OR_NO
        .contains(&text.trim_matches(|letter: char| letter.is_whitespace() || letter == '.').to_lowercase().as_str())
}

/// Declares a closed set of words together with its ids and labels.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($variant:ident = $id:literal, $label:literal;)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $name { $($variant),+ }

        impl Word for $name {
            const ALL: &'static [(Self, &'static str, &'static str)] = &[$((Self::$variant, $id, $label)),+];
        }
    };
}

words! {
    /// Who assessed: the team itself, colleagues from elsewhere, or the people and communities concerned.
    Kind {
        SelfAssessment = "self", "Self-assessment";
        Peer = "peer", "Peer assessment";
        Community = "community", "Community assessment";
    }
}

words! {
    /// From where one looks.
    Viewpoint {
        Strategic = "strategic", "strategic";
        Operational = "operational", "operational";
    }
}

words! {
    /// In which direction one looks.
    Timing {
        LookingBack = "looking-back", "looking back";
        PlanningAhead = "planning-ahead", "planning ahead";
        Ongoing = "ongoing", "ongoing";
    }
}

words! {
    /// Whether the assessment is still being worked on.
    Status {
        Draft = "draft", "draft";
        Final = "final", "final";
    }
}

words! {
    /// How far an action has come.
    Progress {
        Open = "open", "open";
        Done = "done", "done";
    }
}

words! {
    /// How soon an action can be done.
    Horizon {
        QuickWin = "quick-win", "quick win";
        Short = "short", "short term";
        Long = "long", "long term";
    }
}
