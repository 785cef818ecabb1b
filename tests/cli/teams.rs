//! Three invented teams in `tests/teams`, each with honest answers and its reasons: a new project, a programme in its fourth year,
//! and a partnership that residents run. Rated by our words or by the published ones, each comes out the same, and none is told to
//! go back to what something better has replaced.

use std::collections::BTreeSet;

use thrive::assessment::{self, Assessment};
use thrive::framework::{self, Framework};
use thrive::plan::{Plan, Step, plan};
use thrive::score::{AreaScore, Rule, Scorecard, score};

use super::fixture::repository;

/// Each area's rating by its initial (`-` is not yet Emerging) and what it lacks for the next one, counted by hand from the answers.
/// The teams stand in the order of `TEAMS`.
const EXPECTED: [(&str, [&str; 3]); 26] = [
    ("1a", ["E D2 D3", "D M2 M4", "T"]),
    ("1b", ["- E2", "D M3", "M T1 T4"]),
    ("1c", ["- E1 E3", "E D3", "T"]),
    ("1d", ["E D1 D2 D3 D4 D5", "D M1 M3", "D M1 M3"]),
    ("2a", ["- E2", "M T1 T2", "T"]),
    ("2b", ["- E2", "D M2", "M T2"]),
    ("2c", ["E D1 D2 D3", "E D3", "D M1 M2 M3"]),
    ("2d", ["- E1", "M T1 T2", "D M1"]),
    ("2e", ["E D2", "D M1", "T"]),
    ("3a", ["E D2", "M T1 T2 T3", "T"]),
    ("3b", ["E D1 D3", "M T1 T2", "T"]),
    ("4a", ["E D1 D2 D3", "D M3", "T"]),
    ("4b", ["- E1 E3", "D M2 M3", "T"]),
    ("4c", ["- E3", "D M1 M2 M3", "M T2"]),
    ("5a", ["E D1 D2 D3", "D M3", "D M3"]),
    ("5b", ["- E3", "E D3", "M T3"]),
    ("5c", ["- E1 E2", "D M1 M3", "T"]),
    ("5d", ["- E1 E2 E3", "D M1 M2 M3", "M T3"]),
    ("6a", ["E D1 D2", "D M4", "T"]),
    ("6b", ["- E2", "D M4", "T"]),
    ("7a", ["E D1 D2 D3", "M T1 T2", "T"]),
    ("7b", ["E D1 D2", "D M1", "M T1"]),
    ("7c", ["- E2", "D M2", "T"]),
    ("7d", ["- E1 E2", "D M2", "D M1"]),
    ("7e", ["- E1", "D M1", "D M1"]),
    ("7f", ["- E1 E2", "D M1", "T"]),
];

const TEAMS: [&str; 3] = ["new-project", "mid-level", "community-led"];

/// What a better practice of the residents has replaced.
const REPLACED: [&str; 18] = [
    "1c.E1", "2d.E1", "2d.M2", "4a.E1", "4b.D1", "4b.D2", "4c.D2", "5a.E1", "6a.E1", "6b.E1", "6b.E2", "6b.T2",
    "7a.E2", "7a.E3", "7c.E1", "7c.E2", "7c.M2", "7f.E1",
];

#[test]
fn honest_teams_are_rated_alike_by_our_words_and_by_the_published_ones() {
    let framework = framework::bundled();
    let mut rated = 0;
    for (number, team) in TEAMS.iter().enumerate() {
        for text in answers(team) {
            let assessment = read(&framework, &text);
            let card = score(&framework, &assessment, Rule::default());
            let standing = standing(&card, &plan(&assessment, &card));
            rated += standing.len();
            for (area, found) in standing {
                let expected = EXPECTED.iter().find(|(id, _)| *id == area).expect("an area of the framework");
                assert_eq!(found, expected.1[number], "{team}, {area}: {}", assessment.about.title);
            }
        }
    }
    assert_eq!(rated, 3 * 26 + 5 + 9, "every area, and those with other answers by the published words");
}

/// However far they aim.
#[test]
fn no_team_is_told_to_go_backwards() {
    let framework = framework::bundled();
    for team in TEAMS {
        let asked = answers(team).map(|text| {
            let assessment = read(&framework, &text.replace("    ticked:", "    target: thriving\n    ticked:"));
            asked(&plan(&assessment, &score(&framework, &assessment, Rule::default())))
        });
        let asked: Vec<BTreeSet<String>> = asked.collect();
        for others in &asked[1..] {
            assert!(others.is_subset(&asked[0]), "{team}: {others:?}");
        }
        if team == "community-led" {
            assert!(REPLACED.iter().all(|item| !asked[0].contains(*item)), "{asked:?}");
        }
    }
}

/// The files of a team: its answers by our words, and by the published words those of the areas where it answers otherwise.
fn answers(team: &str) -> impl Iterator<Item = String> {
    let folder = repository().join("tests/teams");
    let ours = std::fs::read_to_string(folder.join(format!("{team}.yaml"))).expect("a file of that team");
    let published = std::fs::read_to_string(folder.join(format!("{team}.published.yaml"))).ok();
    std::iter::once(ours).chain(published)
}

fn read(framework: &Framework, text: &str) -> Assessment {
    let checked = assessment::read(text.as_bytes(), framework);
    checked.assessment.unwrap_or_else(|| panic!("{:?}", checked.problems))
}

/// The rated areas, each with its rating and what it lacks for the next one, as in `EXPECTED`.
fn standing<'f>(card: &Scorecard<'f>, plan: &Plan) -> Vec<(&'f str, String)> {
    let of_area = |score: &AreaScore<'f>| {
        let rank = score.status.rank()?;
        let steps = plan.steps.iter().filter(|step| step.area == score.area);
        let items = steps.flat_map(|step| &step.items).map(|item| format!(" {}", score.area[*item].id));
        Some((score.area.id.as_str(), ["-", "E", "D", "M", "T"][rank].to_owned() + &items.collect::<String>()))
    };
    card.areas.iter().filter_map(of_area).collect()
}

/// The full ids of all items that a plan asks for.
fn asked(plan: &Plan) -> BTreeSet<String> {
    let of_step = |step: &Step| {
        step.items.iter().map(|item| format!("{}.{}", step.area.id, step.area[*item].id)).collect::<Vec<_>>()
    };
    plan.steps.iter().flat_map(of_step).collect()
}
