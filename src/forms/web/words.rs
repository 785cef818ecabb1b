//! What the script says, by the names that it has for it.

use serde_json::{Map, Value, json};

use crate::ids::{Language, OWN_LANGUAGE};
use crate::own_words::{OwnWords, Phrase};

/// The phrases that the script uses.
const OF_SCRIPT: &[(&str, Phrase)] = &[
    ("notStarted", Phrase::WebNotStarted),
    ("inProgress", Phrase::WebInProgress),
    ("completed", Phrase::WebCompleted),
    ("cannotJudge", Phrase::FormCannotJudge),
    ("unknown", Phrase::FormUnknown),
    ("notApplicable", Phrase::FormNotApplicable),
    ("evidence", Phrase::FormEvidence),
    ("change", Phrase::WebChange),
    ("remove", Phrase::WebRemove),
    ("offered", Phrase::WebOffered),
    ("noName", Phrase::WebNoName),
    ("broken", Phrase::WebBroken),
    ("deleted", Phrase::WebDeleted),
    ("kept", Phrase::WebKept),
    ("keptSoon", Phrase::WebKeptSoon),
    ("keptNothing", Phrase::WebKeptNothing),
    ("keptFailed", Phrase::WebKeptFailed),
    ("otherTab", Phrase::WebOtherTab),
    ("notSaved", Phrase::WebNotSaved),
    ("savedAs", Phrase::WebSavedAs),
    ("changed", Phrase::WebChanged),
    ("noReason", Phrase::WebNoReason),
    ("atOdds", Phrase::WebAtOdds),
    ("halfAdded", Phrase::WebHalfAdded),
    ("tooLong", Phrase::WebTooLong),
    ("untouched", Phrase::WebUntouched),
    ("begun", Phrase::WebBegun),
    ("asked", Phrase::WebAsked),
    ("loaded", Phrase::WebLoaded),
    ("ticks", Phrase::WebTicks),
    ("areas", Phrase::WebAreas),
    ("moment", Phrase::WebMoment),
    ("unknownMoment", Phrase::WebUnknownMoment),
    ("notJson", Phrase::WebNotJson),
    ("notAnswers", Phrase::WebNotAnswers),
    ("otherFramework", Phrase::WebOtherFramework),
    ("otherForm", Phrase::WebOtherForm),
    ("noStatement", Phrase::WebNoStatement),
    ("noWhat", Phrase::WebNoWhat),
    ("noWords", Phrase::WebNoWords),
    ("spare", Phrase::WebSpare),
    ("badDate", Phrase::WebBadDate),
    ("printed", Phrase::WebPrinted),
    ("day", Phrase::Day),
];

/// Each phrase by its name, in the form for one and in that for any other number, with its language where that isn't the page's;
/// and the months.
pub fn of_script(own: &OwnWords, page: &Language) -> Value {
    let forms = |phrase| {
        let tag = own.of(phrase).language().map_or(OWN_LANGUAGE, |language| language.tag.as_str());
        json!([own.counted(phrase, 1).as_str(), own.of(phrase).as_str(), (tag != page.tag).then_some(tag)])
    };
    let mut words: Map<String, Value> =
        OF_SCRIPT.iter().map(|(name, phrase)| ((*name).to_owned(), forms(*phrase))).collect();
    let months: Vec<&str> = (1..=12).map(|number| own.of(Phrase::month(number)).as_str()).collect();
    words.insert("months".to_owned(), json!(months));
    Value::Object(words)
}
