//! Writes days as a calendar file (iCalendar, RFC 5545), for the calendar programs that people have. The choke point for text on its
//! way there.

use std::borrow::Cow;

use ics::components::Property;
use ics::parameters::Value;
use ics::properties::{Description, DtStart, Summary, Transp};
use ics::{Event, ICalendar, escape_text};
use jiff::civil::Date;

use crate::document::CalendarEntry;
use crate::safe::readable;

/// The entries as a calendar file that was made on the day `made`. Each is a whole day that doesn't count as busy.
pub fn write(entries: &[CalendarEntry], made: Date) -> String {
    let mut calendar = ICalendar::new("2.0", "-//thrive//maturity self-assessment//EN");
    for entry in entries {
        let mut event = Event::new(text(&entry.id), made.strftime("%Y%m%dT000000Z").to_string());
        let mut start = DtStart::new(entry.day.strftime("%Y%m%d").to_string());
        start.add(Value::DATE);
        event.push::<Property>(start.into());
        event.push(Summary::new(text(&entry.title)));
        event.push(Description::new(text(&entry.description)));
        event.push(Transp::transparent());
        calendar.add_event(event);
    }
    calendar.to_string()
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
        };
        let entries: Vec<CalendarEntry> = hostile.iter().enumerate().map(entry).collect();
        let file = write(&entries, date(2026, 11, 22));
        // 75 bytes, and the space that begins a continued line.
        assert!(file.split("\r\n").all(|line| line.len() <= 76 && !line.contains(['\r', '\n'])), "{file}");
        let read: Calendar = file.parse().unwrap();
        assert_eq!(read.components.len(), entries.len());
        for (component, entry) in read.components.iter().zip(&entries) {
            let CalendarComponent::Event(event) = component else { panic!("{component:?}") };
            let shown = |text: &str| readable(text).into_owned();
            assert_eq!(event.get_summary().map(str::to_owned), Some(shown(&entry.title)));
            assert_eq!(event.get_description().map(str::to_owned), Some(shown(&entry.description)));
            assert_eq!(event.get_uid(), Some(entry.id.as_str()));
            assert_eq!(event.property_value("DTSTART"), Some("20270331"));
            assert_eq!(event.property_value("DTSTAMP"), Some("20261122T000000Z"));
            assert_eq!(event.properties().len(), 6);
        }
    }
}
