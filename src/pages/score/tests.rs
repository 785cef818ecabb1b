//! What is said after the questions of an area.

use super::*;
use crate::assessment::tests::WrittenAnswers;
use crate::formats::screen::{self, Look};
use crate::framework;

/// The lines on a wide screen after an area was answered so, without the rating's own line.
fn result_of(area: &str, ticked: &str, unsure: &str) -> Vec<String> {
    let framework = framework::bundled();
    let area = framework.area(area).unwrap();
    let ids = |ids: &str| ids.split_whitespace().map(str::to_owned).collect();
    let written = WrittenAnswers { ticked: ids(ticked), unsure: ids(unsure), ..WrittenAnswers::default() };
    let answers = written.of(&framework, area);
    let scored = crate::score::score_area(&framework, area, Some(&answers), Rule::default());
    let blocks = result(&framework, &scored, Some(&answers), Rule::default());
    let look = Look { width: 300, colour: false, unicode: true, plain: false };
    let text = screen::write(&Document { blocks, ..Document::default() }, look).replace("\n    ", " ");
    let text = text.replace("   ", " ");
    let lines = text.lines().skip(1).filter(|line| !line.is_empty());
    // Of a statement, its id and what stands behind it.
    let cut = |line: &str| match line.strip_prefix("  ").and_then(|line| line.split_once("  ")) {
        Some((id, text)) => {
            format!("{id}{}", text.rsplit_once(" (we").map_or(String::new(), |(_, mark)| format!(" (we{mark}")))
        }
        None => line.to_owned(),
    };
    lines.map(cut).collect()
}

/// Area 5b has E1 to E4, D1 to D3, M1 to M3 and T1 to T3; of 4c, E3 is what keeps Emerging from counting.
#[test]
fn what_is_missing_held_back_and_not_known() {
    let emerging = "E1 E2 E3 E4";
    for (area, ticked, unsure, said) in [
        ("5b", emerging, "", &["For Developing, 3 more:", "D1", "D2", "D3"] as &[&str]),
        (
            "5b",
            emerging,
            "M1 T2",
            &["For Developing, 3 more:", "D1", "D2", "D3", "2 statements we don't know:", "M1", "T2"],
        ),
        // What is missing for the next level says it itself.
        ("5b", emerging, "D1", &["For Developing, 3 more:", "D1 (we don't know)", "D2", "D3"]),
        (
            "5b",
            emerging,
            "D1 T2",
            &["For Developing, 3 more:", "D1 (we don't know)", "D2", "D3", "1 more statement we don't know:", "T2"],
        ),
        (
            "4c",
            "E1 E2 D1 D2",
            "",
            &["Not yet Emerging, though Developing is in place: E3 is missing.", "For Emerging, 1 more:", "E3"],
        ),
    ] {
        assert_eq!(result_of(area, ticked, unsure), said, "{area}: {ticked}, don't know {unsure}");
    }
}

/// Whoever has pressed Enter only is told what that means; one word on any statement is enough to mean it.
#[test]
fn an_area_without_a_word() {
    let said = "Nothing is ticked in 5b, so it counts as: none of it is in place. To change that, look at 5b again.";
    assert_eq!(result_of("5b", "", "").last().unwrap(), said);
    for (ticked, unsure) in [("T1", ""), ("", "T1")] {
        assert!(!result_of("5b", ticked, unsure).contains(&said.to_owned()), "{ticked}, {unsure}");
    }
}
