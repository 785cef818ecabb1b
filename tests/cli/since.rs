//! `report --since`: the report with what has changed since an earlier round. What changed is worked out in the tests of `compare`.

use insta::assert_snapshot;

use super::compare::{AFTER, BEFORE, rounds};
use super::fixture::Folder;
use super::reports::READERS;

/// Writes a report that looks back; its bytes.
fn report(folder: &Folder, reader: &str, ending: &str) -> Vec<u8> {
    let out = format!("{reader}.{ending}");
    let outcome = folder.thrive(&["report", AFTER, "--since", BEFORE, "--for", reader, "-o", &out, "--force"]).run();
    assert_eq!((outcome.status, outcome.stderr.contains(&format!("Wrote {out}: "))), (0, true), "{outcome}");
    std::fs::read(folder.path().join(out)).unwrap()
}

fn markdown(folder: &Folder, reader: &str) -> String {
    String::from_utf8(report(folder, reader, "md")).unwrap()
}

/// The part of a report from one heading to the next.
fn section<'t>(text: &'t str, heading: &str) -> &'t str {
    let (_, rest) = text.split_once(&format!("\n{heading}\n\n")).unwrap_or_else(|| panic!("{heading} in {text}"));
    let marks = heading.split(' ').next().unwrap().len();
    let end = (1..=marks).filter_map(|marks| rest.find(&format!("\n{} ", "#".repeat(marks)))).min();
    &rest[..end.unwrap_or(rest.len())]
}

#[test]
fn every_kind_for_every_reader_is_the_same_each_time() {
    let folder = rounds();
    for reader in READERS {
        for ending in ["html", "docx", "xlsx", "md"] {
            assert!(report(&folder, reader, ending) == report(&folder, reader, ending), "{reader} {ending}");
        }
    }
}

#[test]
fn a_team_sees_what_moved_in_every_area() {
    let team = markdown(&rounds(), "team");
    let changed = section(&team, "## What has changed since November 2025");
    // It says the same as `compare`.
    let compared = rounds().thrive(&["compare", BEFORE, AFTER, "--format", "markdown"]).result();
    assert!(compared.contains(changed.trim()), "{changed}");
    assert!(changed.starts_with("**17 up, 1 newly assessed, 2 down, 6 the same.**\n"), "{changed}");
    // It stands right after what there is to see at a glance.
    let headings: Vec<&str> = team.lines().filter(|line| line.starts_with("## ")).take(3).collect();
    assert_eq!(headings, ["## At a glance", "## What has changed since November 2025", "## 1  Check"]);
}

/// Items in place by level, counted by hand in both files, phase by phase: at Emerging 12, 10, 3, 8, 13, 4 and 10 then; at Developing 6,
/// 6, 4, 6, 4, 5 and 3; at Maturing 1a.M2, 2e.M2, 3a.M1 and 3a.M3. What applies: of the 280 items 66, 70, 71 and 73 stand at the four
/// levels; then without 7b, which was not assessed (2, 2, 1 and 2), and 5b.D1; now without 7b.T1.
#[test]
fn charts_carry_the_numbers_of_both_rounds() {
    let team = markdown(&rounds(), "team");
    for line in [
        "| 1a Identifying stakeholders | 3 of 3 | 2 → 4 of 4 | 1 → 3 of 4 | 0 of 5 | Emerging → Developing<br>aims for Maturing |",
        "| 4c Defining scope | 3 → 2 of 3 | 2 of 2 | 0 of 3 | 0 of 3 | Developing → not yet |",
        "| 5b Accessibility | 4 of 4 | 1 of 2 → 2 of 3 | 0 of 3 | 0 of 3 | Emerging |",
        "| 7b Choosing what to measure | 2 of 2 | 2 of 2 | 0 of 1 | 0 of 1 | new: Developing |",
        "| 4  Prepare | 1: ↓4c; stood here: 4b | stood here: 4a | 2: ↑4a, ↑4b; stood here: 4c |  |  | Developing |",
        "| 7  Evaluate |  | 3: 7a, ↓7d, 7f; stood here: 7c, 7e | 3: +7b, ↑7c, ↑7e; stood here: 7d |  |  | Emerging |",
        "| Level | Statements in place | Statements that apply | In place, November 2025 | That apply, November 2025 |",
        "| Emerging | 65 | 66 | 60 | 64 |",
        "| Developing | 63 | 70 | 34 | 67 |",
        "| Maturing | 23 | 71 | 4 | 70 |",
        "| Thriving | 1 | 72 | 0 | 71 |",
    ] {
        assert!(team.contains(line), "{line} in {team}");
    }
    assert!(team.contains("**What is in place, area by area, with changes since November 2025**"));
}

/// Read off the two files by hand: 17 areas rose, 4c and 7d fell, and 7b was not assessed then.
#[test]
fn a_board_sees_what_fell_and_why() {
    let board = markdown(&rounds(), "board");
    let stand = section(&board, "## Where do we stand?");
    for said in [
        "**Since November 2025:** of the 25 areas assessed both times, 17 rose, 2 fell and 6 are the same. Newly assessed: Choosing what to measure (Developing).\n",
        "- **Defining scope** fell from Developing to not yet Emerging. The team notes: “The note on who decides what was not renewed",
        "The team notes: “The note on who decides what was not renewed when the steering group changed.”\n",
        "- **Reflecting on engagement** fell from Developing to Emerging. No longer in place: “We record the lessons we learn with standard \
         templates or processes.” The team notes: “The form fell out of use; reflection is now talk only.”\n",
    ] {
        assert!(stand.contains(said), "{said}\n{stand}");
    }
    // What was lost stands with the gap where that is told in full, and otherwise with the fall; not twice.
    for lost in
        ["“We record the lessons we learn with standard templates", "“We have at least simple decision-making rules"]
    {
        assert_eq!(board.matches(lost).count(), 1, "{lost}");
    }
}

#[test]
fn everyone_sees_it_in_plain_words() {
    let folder = rounds();
    let public = markdown(&folder, "public");
    assert_snapshot!(section(&public, "## What has changed since November 2025"), @"
    25 areas were rated both times. Of these, 17 got better, 2 got worse and 6 stayed the same.

    - **Better now** Identifying stakeholders (Developing); Reviewing evidence (Developing); Resources (Developing); Skills and capacity (Developing); Valuing communities (Developing); Understanding power (Developing); Valuing insights (Maturing); Purpose (Maturing); Identifying at-risk populations (Developing); Reaching under-served people and communities (Developing); Building trust (Developing); Methods, tools, and skills (Developing); Inclusion (Developing); Insights and decision-making (Emerging); Community-led approach (Developing); Gathering data (Developing); Translating engagement into action (Developing)
    - **Not as good as before: Defining scope** It went from Developing to not yet Emerging. No longer in place: “We have at least simple decision-making rules that make clear how the scope is decided and who has authority to decide it.”
    - **Not as good as before: Reflecting on engagement** It went from Developing to Emerging. No longer in place: “We record the lessons we learn with standard templates or processes.”
    - **Rated now, and not last time** Choosing what to measure (Developing)
    ");
    assert!(!public.contains("Okafor"), "nobody is named");
    // The other way round, an area is no longer looked at.
    folder.thrive(&["report", BEFORE, "--since", AFTER, "--for", "public", "-o", "back.md"]).run();
    assert!(
        folder.read("back.md").contains("- **Not finished this time** Choosing what to measure (it was Developing)\n")
    );
}

/// A round in which nothing moved is no empty list.
#[test]
fn where_nothing_moved_that_is_said() {
    let folder = rounds();
    folder.thrive(&["report", AFTER, "--since", AFTER, "--for", "public", "-o", "same.md"]).run();
    let said = "## What has changed since 11 November 2026\n\n26 areas were rated both times. Of these, none got better, none got worse and 26 stayed the same.\n\n## ";
    assert!(folder.read("same.md").contains(said));
}

/// An arrow between words that are read from right to left would point the wrong way.
#[test]
fn from_right_to_left_a_word_leads_from_rating_to_rating() {
    let folder = rounds();
    let texts = "{level.emerging.name: ناشئ, level.developing.name: نامٍ}";
    folder.write(
        "ar.yaml",
        format!(
            "format: thrive-wording/1\nframework: {{id: ics-engagement, version: '2026.11'}}\nlanguage: ar\ndirection: rtl\ntexts: {texts}\n"
        ),
    );
    folder.thrive(&["report", AFTER, "--since", BEFORE, "--wording", "ar.yaml", "-o", "ar.md"]).run();
    let team = folder.read("ar.md");
    assert!(team.contains("| 1 → 3 of 3 | 0 → 2 of 3 | 0 of 4 | ناشئ to نامٍ |"), "{team}");
    assert!(team.contains("- **Middle rating** ناشئ to نامٍ\n"), "{team}");
}

#[test]
fn data_about_one_round_lead_to_compare() {
    let folder = rounds();
    for ending in ["csv", "json"] {
        let out = format!("out.{ending}");
        let said = folder.thrive(&["report", AFTER, "--since", BEFORE, "-o", &out]).failure(2);
        assert!(said.contains(&format!("`thrive compare {BEFORE} {AFTER} --format {ending}`")), "{said}");
    }
    assert_snapshot!(folder.thrive(&["report", AFTER, "--since", BEFORE, "-o", "out.csv"]).failure(2), @"
    error: --since is for documents and workbooks; data about one assessment hold one round
      for what has changed, as data: `thrive compare research-network-2025.yaml research-network-2026.yaml --format csv`
    ");
    assert_eq!(folder.names(), [BEFORE, AFTER]);
}

#[test]
fn a_round_of_another_framework_is_refused_and_a_later_one_is_told() {
    let folder = rounds();
    folder.example("befriending-2026.yaml");
    let said = folder.thrive(&["report", AFTER, "--since", "befriending-2026.yaml", "-o", "out.html"]).failure(1);
    assert!(said.contains("two rounds can be compared where both are of the same framework"), "{said}");
    let later = folder.thrive(&["report", BEFORE, "--since", AFTER, "-o", "out.html"]).run();
    assert!(later.status == 0 && later.stderr.contains("did you mean the other way"), "{later}");
    // The earlier round is read, too: no report is written over it.
    folder.write("before.md", folder.read(BEFORE));
    let said = folder.thrive(&["report", AFTER, "--since", "before.md", "-o", "before.md", "--force"]).failure(1);
    assert!(said.contains("is the file that was read"), "{said}");
}
