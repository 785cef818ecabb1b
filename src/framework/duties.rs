//! What evidence may serve, as people name it: a duty of the framework by its id, or a text of their own.

use super::model::{Duty, Framework};
use crate::words;

impl Framework {
    /// What people read for an entry of what evidence serves: the name of the duty with this id, or the entry itself.
    pub fn duty_name(&self, entry: &str) -> String {
        self.duties().iter().find(|duty| duty.id == entry).map_or_else(|| entry.to_owned(), Duty::label)
    }

    /// The entry for what somebody has typed: the id of the duty with this id or name, in any capitals, or the text itself.
    pub fn duty_entry<'t>(&'t self, typed: &'t str) -> &'t str {
        let is_meant = |duty: &&Duty| [&duty.id, &duty.name].iter().any(|it| it.to_lowercase() == typed.to_lowercase());
        self.duties().iter().find(is_meant).map_or(typed, |duty| &duty.id)
    }

    /// The id of the duty that an entry looks like a slip of: it is written as ids are, and is none. `problems` is how many have been
    /// found in its file already.
    pub fn mistaken_duty(&self, problems: usize, entry: &str) -> Option<&str> {
        let known = || self.duties().iter().map(|duty| duty.id.as_str());
        let is_like_an_id = entry.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte));
        let is_other = is_like_an_id && !known().any(|id| id == entry);
        words::guess(problems, entry, known()).filter(|_| is_other)
    }
}

impl Duty {
    /// Its name; of one that is retired it is said.
    fn label(&self) -> String {
        let retired = if self.is_retired { " (no longer on the list of duties)" } else { "" };
        format!("{}{retired}", self.name)
    }
}

#[cfg(test)]
mod tests {
    use crate::framework::bundled;

    #[test]
    fn duties_by_id_by_name_and_in_own_words() {
        let framework = bundled();
        let ids: Vec<&str> = framework.duties().iter().map(|duty| duty.id.as_str()).collect();
        assert_eq!(ids, ["public-involvement", "equality-duty", "eds", "pcref"]);
        let name = "Equality Delivery System 2022 (EDS)";
        for (typed, entry, read) in [
            ("eds", "eds", name),
            ("EDS", "eds", name),
            ("equality delivery system 2022 (eds)", "eds", name),
            ("Our promise to carers", "Our promise to carers", "Our promise to carers"),
        ] {
            assert_eq!(framework.duty_entry(typed), entry);
            assert_eq!(framework.duty_name(entry), read);
        }
    }

    #[test]
    fn only_what_is_written_as_ids_are_is_taken_for_a_slip() {
        let framework = bundled();
        for (entry, meant) in [
            ("public-involvment", Some("public-involvement")),
            ("equality_duty", Some("equality-duty")),
            ("EDS", Some("eds")),
            ("eds", None),
            ("Public involvement", None),
            ("healthwatch-review", None),
            ("", None),
        ] {
            assert_eq!(framework.mistaken_duty(0, entry), meant, "{entry}");
        }
        assert_eq!(framework.mistaken_duty(50, "EDS"), None);
    }
}
