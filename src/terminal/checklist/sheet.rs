//! What stands around the list.

use super::super::{differences, introduction, notices};
use crate::document::Document;
use crate::interview::{Ask, Interview, Place};

/// What stands around the list.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    /// The area's id and name.
    pub area: String,
    /// How far the interview is.
    pub progress: String,
    /// What the area has besides answers.
    pub standing: Vec<String>,
    /// Which area and level it is, in a few words.
    pub short: String,
    /// The names of the two columns, where the list shows the round before beside today.
    pub columns: Option<&'static str>,
    pub question: String,
    /// What the level means, and what Enter does.
    pub meaning: String,
    /// What the level means, for those who see one statement at a time.
    pub means: String,
    /// How many areas there are, and which of them this is.
    pub how_far: String,
    /// What the area is about, where it hasn't been said yet.
    pub about: Vec<String>,
    /// What there is to say before the question.
    pub notices: Document,
}

impl Sheet {
    pub fn of(interview: &Interview, ask: &Ask, place: &Place) -> Self {
        let framework = interview.framework();
        let area = &framework[place.area];
        let phase = &framework[area.phase];
        let level = place.level.map(|level| &framework[level]);
        let mut notices = notices(interview, ask);
        notices.blocks.extend(differences(interview, place).blocks);
        Self {
            area: area.label().to_string(),
            progress: format!("area {} of {} · Phase {} {}", place.number, place.of, phase.id, phase.name),
            standing: interview.standing(place.area),
            short: match level {
                Some(level) => format!("{} · {}", area.id, level.name),
                None => format!("{} · Phase {} {}", area.label(), phase.id, phase.name),
            },
            columns: place.carried.then_some("then now"),
            question: ask.question.clone(),
            meaning: match level {
                Some(level) => {
                    format!("{} Enter takes what is left blank as not in place.", level.meaning).trim().to_owned()
                }
                None => "Enter answers the area as it stands now.".to_owned(),
            },
            means: level
                .map(|level| {
                    let sign = if level.meaning.is_empty() { "." } else { ":" };
                    let meaning = format!("{}{sign} {}", level.name, level.meaning);
                    format!("{} What is not ticked counts as not in place.", meaning.trim())
                })
                .unwrap_or_default(),
            how_far: format!("area {} of {}", place.number, place.of),
            about: if place.first { introduction(interview, place) } else { Vec::new() },
            notices,
        }
    }
}
