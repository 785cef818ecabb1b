//! What a form says of itself, so that answers find their place when they come back: one line that outlives every program that a
//! form goes through.

use crate::assessment::{FrameworkRef, Kind, OverlayRef, Word};
use crate::framework::Framework;

/// How the line begins.
const MARK: &str = "thrive-form/1";

/// What a form, and every file that comes back, says of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// Made with the form: the same in all its copies.
    pub id: String,
    pub framework: FrameworkRef,
    /// The name of the wording pack that it is in; empty without one.
    pub wording: String,
    pub kind: Kind,
    /// The ids of the phases and areas that it asks about; empty for all.
    pub scope: Vec<String>,
}

/// The id of a new form, out of a random UUID: an `f` and 11 hexadecimal digits. With a letter first, nothing that reads the id takes it for
/// a number, as it would take `123456789012` and `12e345678901`.
pub fn new_id(uuid: &str) -> String {
    let digits = uuid.chars().filter(char::is_ascii_hexdigit).take(11);
    ['f'].into_iter().chain(digits).collect()
}

impl Head {
    /// The head of a new form.
    pub fn new(id: String, framework: &Framework, kind: Kind, scope: Vec<String>) -> Self {
        let wording = framework.wording().map(|credit| credit.name.clone()).unwrap_or_default();
        Self { id, framework: FrameworkRef::to(framework), wording, kind, scope }
    }

    /// The head in one line, such as `thrive-form/1 id=4c1f framework=ics-engagement version=2026.11 kind=self`. What has blanks in it
    /// stands in quotation marks.
    pub fn line(&self) -> String {
        let mut pairs = vec![
            ("id", self.id.clone()),
            ("framework", self.framework.id.clone()),
            ("version", self.framework.version.clone()),
        ];
        if let Some(overlay) = &self.framework.overlay {
            pairs.push(("overlay", overlay.id.clone()));
            pairs.push(("overlay-version", overlay.version.clone()));
        }
        pairs.push(("kind", self.kind.id().to_owned()));
        if !self.scope.is_empty() {
            pairs.push(("scope", self.scope.join(",")));
        }
        if !self.wording.is_empty() {
            pairs.push(("wording", self.wording.clone()));
        }
        let pairs = pairs.into_iter().map(|(key, value)| format!(" {key}={}", quoted(&value)));
        format!("{MARK}{}", pairs.collect::<String>())
    }

    /// Whether a text has the line of a form in it, of whatever version.
    pub fn is_in(text: &str) -> bool {
        text.contains("thrive-form/")
    }

    /// The head in a text, wherever its line stands in it. Nothing if there is none, or it lacks what it needs.
    pub fn read(text: &str) -> Option<Self> {
        let start = text.find(MARK)? + MARK.len();
        let line = text[start..].lines().next()?;
        let pairs = pairs(line);
        let get = |name: &str| pairs.iter().find(|(key, _)| key == name).map(|(_, value)| value.clone());
        let overlay = get("overlay").map(|id| OverlayRef { id, version: get("overlay-version").unwrap_or_default() });
        Some(Self {
            id: get("id").filter(|id| !id.trim().is_empty())?,
            framework: FrameworkRef { id: get("framework")?, version: get("version")?, overlay },
            wording: get("wording").unwrap_or_default(),
            kind: get("kind").and_then(|kind| Kind::from_id(&kind)).unwrap_or(Kind::SelfAssessment),
            scope: get("scope").map(|ids| ids.split(',').map(str::to_owned).collect()).unwrap_or_default(),
        })
    }
}

fn quoted(value: &str) -> String {
    let value: String =
        value.chars().map(|letter| if letter.is_control() || letter == '"' { ' ' } else { letter }).collect();
    if value.contains(char::is_whitespace) || value.is_empty() { format!("\"{value}\"") } else { value }
}

/// The pairs of a line. Word processors make typographic quotation marks of plain ones.
fn pairs(line: &str) -> Vec<(String, String)> {
    let line = line.replace(['“', '”', '„'], "\"");
    let mut rest = line.as_str();
    let mut pairs = Vec::new();
    while let Some((key, after)) = rest.split_once('=') {
        let key = key.trim().to_owned();
        let (value, after) = match after.strip_prefix('"') {
            Some(quoted) => quoted.split_once('"').unwrap_or((quoted, "")),
            None => after.split_once(char::is_whitespace).unwrap_or((after, "")),
        };
        pairs.push((key, value.to_owned()));
        rest = after;
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_id_of_a_form_is_no_number() {
        assert_eq!(new_id("12345678-9012-4345-8678-901234567890"), "f12345678901");
        assert_eq!(new_id("12e34567-8901-4345-8678-901234567890"), "f12e34567890");
    }

    #[test]
    fn a_head_comes_back_from_its_line() {
        let plain = Head {
            id: "4c1f".into(),
            framework: FrameworkRef { id: "ics-engagement".into(), version: "2026.11".into(), overlay: None },
            wording: String::new(),
            kind: Kind::SelfAssessment,
            scope: Vec::new(),
        };
        assert_eq!(plain.line(), "thrive-form/1 id=4c1f framework=ics-engagement version=2026.11 kind=self");
        let whole = Head {
            framework: FrameworkRef {
                overlay: Some(OverlayRef { id: "ashmere".into(), version: "1 b".into() }),
                ..plain.framework.clone()
            },
            wording: "Easy \"read\", first phase".into(),
            kind: Kind::Community,
            scope: vec!["1".into(), "3a".into()],
            ..plain.clone()
        };
        for head in [plain, whole] {
            let read = Head::read(&format!("before {}\nafter id=other", head.line())).unwrap();
            assert_eq!(read, Head { wording: head.wording.replace('"', " "), ..head.clone() });
            // As Word makes it.
            assert_eq!(Head::read(&head.line().replacen('"', "“", 1)).unwrap().id, head.id);
        }
        assert_eq!(Head::read("thrive-form/1 id=4c1f"), None);
        assert_eq!(Head::read("no form"), None);
    }
}
