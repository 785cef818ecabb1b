//! Writes days as a calendar file (iCalendar, RFC 5545), for the calendar programs that people have. The choke point for text on its
//! way there.

use std::borrow::Cow;

use ics::components::Property;
use ics::parameters::Value;
use ics::properties::{Description, DtStart, Sequence, Status, Summary, Transp};
use ics::{Event, ICalendar, escape_text};
use jiff::Timestamp;

use crate::document::CalendarEntry;
use crate::safe::readable;

/// The entries as a calendar file that was made at this time. Each is a whole day that doesn't count as busy. Of two files of one day,
/// in which the entries have the same revision, calendars tell the later one by its time.
pub fn write(entries: &[CalendarEntry], made: Timestamp) -> String {
    let mut calendar = ICalendar::new("2.0", "-//thrive//maturity self-assessment//EN");
    for entry in entries {
        let mut event = Event::new(text(&entry.id), made.strftime("%Y%m%dT%H%M%SZ").to_string());
        let mut start = DtStart::new(entry.day.strftime("%Y%m%d").to_string());
        start.add(Value::DATE);
        event.push::<Property>(start.into());
        event.push(Summary::new(text(&entry.title)));
        event.push(Description::new(text(&entry.description)));
        event.push(Transp::transparent());
        event.push(Sequence::new(entry.revision.to_string()));
        if entry.cancelled {
            event.push(Status::cancelled());
        }
        calendar.add_event(event);
    }
    folded(&calendar.to_string())
}

/// The most octets of a line, without its end.
const LONGEST_LINE: usize = 75;

/// The same with no line longer than the format allows: the library doesn't count the space that begins a continued line.
fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len() + text.len() / 16);
    for line in text.replace("\r\n ", "").split_terminator("\r\n") {
        let mut rest = line;
        let mut room = LONGEST_LINE;
        while rest.len() > room {
            let (head, tail) = rest.split_at(rest.floor_char_boundary(room));
            folded.push_str(head);
            folded.push_str("\r\n ");
            (rest, room) = (tail, LONGEST_LINE - 1);
        }
        folded.push_str(rest);
        folded.push_str("\r\n");
    }
    folded
}

/// A text with everything escaped that means something in a calendar file.
fn text(text: &str) -> Cow<'_, str> {
    escape_text(readable(text))
}

#[cfg(test)]
mod tests {
    use icalendar::{Calendar, CalendarComponent, Component};
    use jiff::civil::date;

    use super::*;

    /// A letter of three octets (the euro) or four (the flag's halves) is not torn apart; 75 octets fit a line, and 74 what continues it.
    #[test]
    fn lines_are_folded_between_letters() {
        for (line, expected) in [
            ("x".repeat(75), "x".repeat(75)),
            ("x".repeat(76), format!("{}\r\n x", "x".repeat(75))),
            ("x".repeat(150), format!("{}\r\n {}\r\n x", "x".repeat(75), "x".repeat(74))),
            ("€".repeat(25), "€".repeat(25)),
            (format!("x{}", "€".repeat(25)), format!("x{}\r\n €", "€".repeat(24))),
            (format!("{}🇪", "x".repeat(72)), format!("{}\r\n 🇪", "x".repeat(72))),
            (String::new(), String::new()),
        ] {
            assert_eq!(folded(&format!("{line}\r\n")), format!("{expected}\r\n"));
            assert_eq!(folded(&folded(&format!("{line}\r\n"))), format!("{expected}\r\n"));
        }
    }

    /// Read back by another library: every text comes back, and none becomes an entry or a property of its own.
    #[test]
    fn texts_stay_texts() {
        let hostile = [
            "plain",
            "a, b; c\\d",
            "two\nlines",
            "END:VEVENT\r\nBEGIN:VEVENT\nSUMMARY:forged",
            "\u{1b}]0;title\u{7}",
            "right\u{202e}left",
            &"long ünd wide 👩‍⚕️ ".repeat(20),
        ];
        let entry = |(index, text): (usize, &&str)| CalendarEntry {
            id: format!("{index}"),
            day: date(2027, 3, 31),
            title: (*text).to_owned(),
            description: format!("about {text}"),
            revision: 7,
            cancelled: index == 0,
        };
        let entries: Vec<CalendarEntry> = hostile.iter().enumerate().map(entry).collect();
        // A quarter past nine in the evening.
        let made = date(2026, 11, 22).at(21, 15, 7, 0).in_tz("UTC").unwrap().timestamp();
        let file = write(&entries, made);
        assert!(file.split("\r\n").all(|line| line.len() <= 75 && !line.contains(['\r', '\n'])), "{file}");
        let read: Calendar = file.parse().unwrap();
        assert_eq!(read.components.len(), entries.len());
        for (component, entry) in read.components.iter().zip(&entries) {
            let CalendarComponent::Event(event) = component else { panic!("{component:?}") };
            let shown = |text: &str| readable(text).into_owned();
            assert_eq!(event.get_summary().map(str::to_owned), Some(shown(&entry.title)));
            assert_eq!(event.get_description().map(str::to_owned), Some(shown(&entry.description)));
            assert_eq!(event.get_uid(), Some(entry.id.as_str()));
            assert_eq!(event.property_value("DTSTART"), Some("20270331"));
            assert_eq!(event.property_value("DTSTAMP"), Some("20261122T211507Z"));
            assert_eq!(event.property_value("SEQUENCE"), Some("7"));
            let is_cancelled = entry.id == "0";
            assert_eq!(event.property_value("STATUS"), is_cancelled.then_some("CANCELLED"));
            assert_eq!(event.properties().len(), if is_cancelled { 8 } else { 7 });
        }
    }
}
