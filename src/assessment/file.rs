//! The assessment file as it is written down.

use indexmap::IndexMap;
use jiff::civil::Date;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::model::Votes;
use super::word::{Horizon, Kind, Progress, Status, Timing, Viewpoint, Word};
use crate::input::{List, Raw, one_or_many, shapes};
use crate::schema;
use crate::words;

/// The format that this program reads and writes.
pub const FORMAT: &str = "thrive-assessment";
/// The newest version of it that this program knows.
pub const FORMAT_VERSION: u32 = 1;

/// Years outside of these are taken for slips of the keyboard.
pub const YEARS: std::ops::RangeInclusive<i16> = 1948..=2199;

type Texts = Vec<Option<String>>;

shapes! {
    /// A maturity self-assessment: who assessed what, when, and the answers. Ratings are not in it: they are worked out.
    AssessmentFile {
        /// What kind of file this is: thrive-assessment/1.
        #[schemars(extend("x-required" = true), extend("const" = "thrive-assessment/1"))]
        format: String,
        /// The framework that the answers are for.
        #[schemars(extend("x-required" = true))]
        framework: FrameworkRefFile,
        #[schemars(extend("x-required" = true))]
        about: AboutFile,
        /// Answers by area id. An area that is absent is not assessed.
        areas: IndexMap<String, Option<AreaFile>>,
        /// What the team means to do.
        actions: Vec<Option<ActionFile>>,
        /// The highest number that an action has had, where that action was removed: numbers are not given twice.
        #[serde(with = "number")]
        #[schemars(with = "u32")]
        last_action: u32,
        /// Answers whose item the framework no longer has, by the full id of the item or the id of the area.
        #[schemars(with = "IndexMap<String, serde_json::Value>")]
        unplaced: IndexMap<String, Raw>,
    }
    /// The framework that the answers are for.
    FrameworkRefFile {
        #[schemars(extend("x-required" = true), schema_with = "schema::id")]
        id: String,
        /// As text, in quotation marks.
        #[schemars(extend("x-required" = true))]
        version: String,
        /// Local additions that were laid over it, if any.
        overlay: OverlayRefFile,
    }
    /// Local additions that were laid over the framework.
    OverlayRefFile {
        #[schemars(extend("x-required" = true), schema_with = "schema::id")]
        id: String,
        #[schemars(extend("x-required" = true))]
        version: String,
    }
    /// What the assessment is about, and who made it.
    AboutFile {
        #[schemars(extend("x-required" = true))]
        title: String,
        organisation: String,
        /// What tells the organisation from others when names change, such as an ODS code.
        organisation_code: String,
        /// A place or neighbourhood within it.
        place: String,
        /// The bodies that the organisation succeeds.
        formerly: Vec<Option<FormerFile>>,
        /// Who assessed: the team itself, or others.
        #[schemars(schema_with = "one_of::<Kind>")]
        kind: String,
        /// From where one looks.
        #[schemars(schema_with = "one_of::<Viewpoint>")]
        viewpoint: String,
        /// Where the viewpoint differs by phase.
        viewpoint_by_phase: IndexMap<String, Option<String>>,
        /// In which direction one looks.
        #[schemars(schema_with = "one_of::<Timing>")]
        timing: String,
        /// Ids of communities of the framework.
        #[schemars(schema_with = "schema::ids")]
        communities: Texts,
        executive_lead: String,
        assessors: Vec<Option<AssessorFile>>,
        /// Ids of the phases and areas chosen; absent for all.
        #[schemars(schema_with = "schema::dotted_ids")]
        scope: Texts,
        #[schemars(schema_with = "schema::date")]
        started: String,
        #[schemars(schema_with = "schema::date")]
        updated: String,
        #[schemars(schema_with = "one_of::<Status>")]
        status: String,
        signed_off: SignOffFile,
        /// The round that this one follows, or a list of several.
        #[serde(with = "one_or_many")]
        #[schemars(schema_with = "one_or_many_of::<PreviousFile>")]
        previous: Vec<Option<PreviousFile>>,
        /// The level agreed as good enough for every area; the target of an area goes before it.
        #[schemars(schema_with = "schema::id")]
        good_enough: String,
        /// What the team wants to say to those who read its reports.
        narrative: String,
        /// What could go wrong, or stand in the way.
        risks: String,
        /// What is to be decided by those who read the report.
        asks: String,
        /// The day of the next review.
        #[schemars(schema_with = "schema::date")]
        next_review: String,
        /// Where people can ask and answer: an address, a telephone number, a page.
        contact: String,
        /// The files that a merged assessment was made of.
        sources: Vec<Option<MergedShape>>,
        /// The form that the answers were given on, if they were.
        form: FormRefFile,
    }
    /// The form that answers were given on.
    FormRefFile {
        /// Made with the form: the same in all its copies.
        #[schemars(extend("x-required" = true))]
        id: String,
        /// The wording pack that it was in.
        wording: String,
        /// The moment of the last save, with the time zone.
        saved: String,
        /// How many times the answers were saved from it.
        #[serde(with = "number")]
        #[schemars(with = "u32")]
        saves: u32,
    }
    /// A body that the organisation succeeds.
    FormerFile {
        #[schemars(extend("x-required" = true))]
        name: String,
        code: String,
        /// Its last day.
        #[schemars(schema_with = "schema::date")]
        until: String,
    }
    /// A person who took part.
    AssessorFile {
        #[schemars(extend("x-required" = true))]
        name: String,
        role: String,
    }
    /// Who signed a final assessment off, and when.
    SignOffFile {
        #[schemars(extend("x-required" = true))]
        by: String,
        #[schemars(schema_with = "schema::date")]
        date: String,
        /// The earlier name of `date`.
        #[serde(alias = "true", alias = "True", alias = "TRUE")]
        #[schemars(schema_with = "schema::date", extend("deprecated" = true))]
        on: String,
    }
    /// The round that this one follows.
    PreviousFile {
        #[schemars(extend("x-required" = true))]
        file: String,
        #[schemars(schema_with = "schema::date")]
        updated: String,
        digest: String,
    }
    /// One of the files that a merged assessment was made of.
    MergedShape {
        #[schemars(extend("x-required" = true))]
        file: String,
        digest: String,
        assessors: Texts,
    }
    /// The answers for one area; empty if nothing is in place there.
    AreaFile {
        /// Questions from this level on are not answered yet; absent once all are. If the area has no item from there on, those of
        /// its last level.
        #[schemars(schema_with = "schema::id")]
        open: String,
        /// Ids of the items that are in place, such as E1.
        #[schemars(schema_with = "schema::ids")]
        ticked: Texts,
        /// "We don't know": not in place for the rating.
        #[schemars(schema_with = "schema::ids")]
        unsure: Texts,
        /// Items that do not apply, each with the reason.
        not_applicable: IndexMap<String, Option<String>>,
        /// Why the whole area does not apply, if it doesn't.
        excluded: String,
        /// What was put forward, by item.
        evidence: IndexMap<String, List<RemarkFile>>,
        notes: Vec<Option<RemarkFile>>,
        /// The level that the team aims for.
        #[schemars(schema_with = "schema::id")]
        target: String,
        /// Ticks carried over from the round before and not yet confirmed.
        #[schemars(schema_with = "schema::ids")]
        unconfirmed: Texts,
        /// Items whose meaning has changed since they were answered; answered anew, they are no longer among these.
        #[schemars(schema_with = "schema::ids")]
        reworded: Texts,
        /// How differences were settled when assessments were merged.
        decisions: Vec<Option<DecisionFile>>,
        /// Shows of hands, by item: information, which counts in no rating.
        votes: IndexMap<String, Option<VotesFile>>,
        /// What is put aside to come back to.
        parked: Vec<Option<ParkedFile>>,
    }
    /// A show of hands on an item. At least one person has voted.
    VotesFile {
        /// How many say that it is in place. Programs that speak YAML 1.1 write the key as true.
        #[serde(with = "number", alias = "true", alias = "True", alias = "TRUE")]
        #[schemars(schema_with = "votes")]
        yes: u32,
        /// How many say that it is not. Programs that speak YAML 1.1 write the key as false.
        #[serde(with = "number", alias = "false", alias = "False", alias = "FALSE")]
        #[schemars(schema_with = "votes")]
        no: u32,
        /// How many don't know.
        #[serde(with = "number")]
        #[schemars(schema_with = "votes")]
        unsure: u32,
    }
    /// An item that is put aside to come back to.
    ParkedFile {
        #[schemars(extend("x-required" = true), schema_with = "schema::id")]
        item: String,
        /// What is to be cleared up.
        text: String,
    }
    /// A piece of evidence or a note.
    RemarkFile {
        #[schemars(extend("x-required" = true))]
        text: String,
        #[schemars(schema_with = "schema::date")]
        date: String,
        by: String,
        /// The earlier name of `date`. Programs that speak YAML 1.1 take it for a yes, and write it again as true.
        #[serde(alias = "true", alias = "True", alias = "TRUE")]
        #[schemars(schema_with = "schema::date", extend("deprecated" = true))]
        on: String,
        /// Of evidence: the duties that it is evidence for too. Ids of the framework's duties, or texts of your own.
        serves: Texts,
    }
    /// How a difference about an item was settled.
    DecisionFile {
        #[schemars(extend("x-required" = true), schema_with = "schema::id")]
        item: String,
        reason: String,
        /// How the answers were spread before it was settled.
        votes: VotesFile,
    }
    /// Something that the team means to do.
    ActionFile {
        /// A number of its own.
        #[serde(with = "number")]
        #[schemars(extend("x-required" = true), with = "u32")]
        id: u32,
        /// What tells it from the actions of all files, for calendars: made with the action, and never changed.
        uid: String,
        /// Full id of the item it is for, such as 1a.D2.
        item: String,
        #[schemars(extend("x-required" = true))]
        action: String,
        responsible: String,
        accountable: String,
        consulted: Texts,
        informed: Texts,
        #[schemars(schema_with = "schema::date")]
        due: String,
        #[schemars(schema_with = "one_of::<Horizon>")]
        horizon: String,
        /// Absent if it is open.
        #[schemars(schema_with = "one_of::<Progress>")]
        status: String,
    }
}

/// One of the ids of a closed set of words.
fn one_of<W: Word>(_: &mut SchemaGenerator) -> Schema {
    let ids: Vec<&str> = W::ALL.iter().map(|(_, id, _)| *id).collect();
    json_schema!({"type": "string", "enum": ids})
}

/// How many hands were raised for one answer.
fn votes(_: &mut SchemaGenerator) -> Schema {
    json_schema!({"type": "integer", "minimum": 0, "maximum": Votes::MOST})
}

/// A shape, or a list of it.
fn one_or_many_of<T: JsonSchema>(generator: &mut SchemaGenerator) -> Schema {
    let one = generator.subschema_for::<T>();
    json_schema!({"anyOf": [one, {"type": "array", "items": one}]})
}

/// A whole number. The reader hands every scalar on as text; the writer writes a bare number.
mod number {
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub fn deserialize<'de, D: Deserializer<'de>>(source: D) -> Result<Option<u32>, D::Error> {
        let text = Option::<String>::deserialize(source)?;
        text.map(|text| text.parse().map_err(|_| D::Error::custom(format!("{text} is not a whole number")))).transpose()
    }

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands it over so")]
    pub fn serialize<S: Serializer>(value: &Option<u32>, target: S) -> Result<S::Ok, S::Error> {
        match value {
            Some(number) => target.serialize_u32(*number),
            None => target.serialize_none(),
        }
    }
}

/// The day that people mean by a text, however they write it.
///
/// # Errors
/// If it is no day that files can hold, or can be read as two; what to write instead.
pub fn typed_day(text: &str) -> Result<Date, String> {
    // Word processors make long dashes of hyphens.
    let date = words::day(&text.replace(['–', '—', '−'], "-"))?;
    let in_full = "write the year in full, between 1948 and 2199, such as 2027-03-31";
    day(&date.to_string()).ok_or_else(|| in_full.to_owned())
}

/// The day that a text stands for, if it is written as files write it.
pub fn day(text: &str) -> Option<Date> {
    let is_in_place =
        |(place, byte): (usize, u8)| if matches!(place, 4 | 7) { byte == b'-' } else { byte.is_ascii_digit() };
    let is_spelt_so = text.len() == "2026-03-01".len() && text.bytes().enumerate().all(is_in_place);
    text.parse::<Date>().ok().filter(|date| is_spelt_so && YEARS.contains(&date.year()))
}
