use std::collections::BTreeMap;
use std::sync::LazyLock;

use jiff::civil::date;
use proptest::prelude::*;

use super::*;
use crate::assessment::tests::WrittenAnswers;
use crate::formats::csv::{self as format, Opener};
use crate::framework::{self, Framework};
use crate::records::area_rows;
use crate::score::{Rule, score};

static BUNDLED: LazyLock<Framework> = LazyLock::new(framework::bundled);

/// The rows of a table in CSV, each by the names of its columns.
fn read(csv: &str) -> Vec<BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    reader.deserialize().map(Result::unwrap).collect()
}

fn rows(assessment: &Assessment, rule: Rule) -> Vec<BTreeMap<String, String>> {
    read(&format::write(
        Opener::Program,
        item_rows("round.yaml".into(), assessment, &score(&BUNDLED, assessment, rule)),
    ))
}

/// In 7e, D1 covers E1, and so does M1; T1 and T2 are above. The first word of each line is what is said of the area as a whole.
#[test]
fn what_stands_for_an_item() {
    let ids = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect();
    let no = |id: &str| [(id.to_owned(), "not ours".to_owned())].into();
    let some = || WrittenAnswers {
        ticked: ids(&["D1"]),
        unsure: ids(&["M1"]),
        not_applicable: no("T1"),
        ..WrittenAnswers::default()
    };
    let state_and_met = |answers: Option<WrittenAnswers>| {
        let mut assessment = Assessment::new(&BUNDLED, "Sample", date(2026, 11, 22));
        if let Some(answers) = answers {
            assessment.answer_area(&BUNDLED, "7e", answers);
        }
        let rows = rows(&assessment, Rule::default());
        let of_area = rows.iter().filter(|row| row["area"] == "7e");
        let said: Vec<String> = of_area.map(|row| format!("{}={}", row["state"], row["met"])).collect();
        said.join(" ")
    };
    for (answers, expected) in [
        // An area answered: E1 is met through D1.
        (Some(some()), "not_ticked=true ticked=true unsure=false not_applicable= not_ticked=false"),
        (
            Some(WrittenAnswers::default()),
            "not_ticked=false not_ticked=false not_ticked=false not_ticked=false not_ticked=false",
        ),
        // Begun: what was said stands, and the rest was not answered, E1 neither.
        (
            Some(WrittenAnswers { open: Some("maturing".into()), ..some() }),
            "not_assessed= ticked=true unsure=false not_applicable= not_assessed=",
        ),
        (None, "not_assessed= not_assessed= not_assessed= not_assessed= not_assessed="),
        // Set aside: nothing else stands.
        (
            Some(WrittenAnswers { excluded: Some("not ours".into()), ..some() }),
            "not_applicable= not_applicable= not_applicable= not_applicable= not_applicable=",
        ),
    ] {
        assert_eq!(state_and_met(answers), expected);
    }
}

/// An area row has no counts of what is in place where nobody answered, and says what is ticked.
#[test]
fn an_area_that_is_only_begun_has_no_result() {
    let mut assessment = Assessment::new(&BUNDLED, "Sample", date(2026, 11, 22));
    let ticked = |open: Option<&str>| WrittenAnswers {
        open: open.map(str::to_owned),
        ticked: ["E1".to_owned()].into(),
        target: Some("maturing".into()),
        ..WrittenAnswers::default()
    };
    assessment.answer_area(&BUNDLED, "7d", ticked(Some("developing")));
    assessment.answer_area(&BUNDLED, "7e", ticked(None));
    let card = score(&BUNDLED, &assessment, Rule::default());
    let rows = read(&format::write(Opener::Program, area_rows("round.yaml".into(), &assessment, &card)));
    let line = |id: &str| {
        let row = rows.iter().find(|row| row["area"] == id).unwrap();
        let columns = ["area_status", "area_rank", "area_rating", "met", "applicable", "ticked", "target"];
        columns.map(|column| row[column].as_str()).join(",")
    };
    assert_eq!(line("7c"), "not_assessed,,,,,0,");
    assert_eq!(line("7d"), "not_assessed,,,,,1,maturing");
    assert_eq!(line("7e"), "assessed,1,emerging,1,5,1,maturing");
}

/// Who is meant stands in every row, also when the name changes.
#[test]
fn rows_say_whose_they_are() {
    let mut assessment = Assessment::new(&BUNDLED, "Sample", date(2026, 11, 22));
    assessment.about.organisation_code = Some("QZ1".into());
    assessment.about.place = Some("Eastdale".into());
    let card = score(&BUNDLED, &assessment, Rule::default());
    let areas = read(&format::write(Opener::Program, area_rows("round.yaml".into(), &assessment, &card)));
    for row in rows(&assessment, Rule::default()).iter().chain(&areas) {
        assert_eq!((row["organisation_code"].as_str(), row["place"].as_str()), ("QZ1", "Eastdale"));
    }
}

/// The rating of one area from its item rows alone, as somebody would who has nothing but the table and the rule.
fn worked_out(rows: &[&BTreeMap<String, String>]) -> String {
    let threshold: usize = rows[0]["threshold"].parse().unwrap();
    if rows[0]["area_status"] != "assessed" {
        return String::new();
    }
    let (mut rating, mut rank) = ("none", "0");
    for level in ["1", "2", "3", "4"] {
        let counted = || rows.iter().filter(|row| row["level_rank"] == level && !row["met"].is_empty());
        let (all, met) = (counted().count(), counted().filter(|row| row["met"] == "true").count());
        match counted().next() {
            Some(_) if met * 100 < all * threshold => break,
            Some(row) => (rating, rank) = (&row["level"], &row["level_rank"]),
            None => {}
        }
    }
    format!("{rank} {rating}")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    /// From the rows of the items alone, every rating can be worked out again.
    #[test]
    fn ratings_follow_from_item_rows(marks in prop::collection::vec(0..10_u8, 280), threshold in 1..=100_u8) {
        let mut marks = marks.into_iter();
        let mut assessment = Assessment::new(&BUNDLED, "Sample", date(2026, 11, 22));
        for area in BUNDLED.areas() {
            let mut answers = WrittenAnswers::default();
            for item in &area.items {
                let id = item.id.clone();
                match marks.next() {
                    Some(0..=6) => drop(answers.ticked.insert(id)),
                    Some(7) => drop(answers.unsure.insert(id)),
                    Some(8) => drop(answers.not_applicable.insert(id, "not ours".into())),
                    _ => answers.open = Some("thriving".to_owned()).filter(|_| area.index.get() % 5 == 0),
                }
            }
            assessment.answer_area(&BUNDLED, &area.id, answers);
        }
        let rows = rows(&assessment, Rule::new(threshold).unwrap());
        for area in BUNDLED.areas() {
            let of_area: Vec<_> = rows.iter().filter(|row| row["area"] == area.id).collect();
            let said = format!("{} {}", of_area[0]["area_rank"], of_area[0]["area_rating"]);
            prop_assert_eq!(said.trim(), worked_out(&of_area), "{}", &area.id);
        }
    }
}
