//! Worked cases: what the report for everyone says of an assessment, with figures counted by hand; and that a wording pack reaches every
//! word of it.

use std::io::{Cursor, Read};
use std::sync::LazyLock;

use jiff::civil::{Date, date};

use super::{address, is_mail};
use crate::assessment::{self, Assessment};
use crate::compare::compare;
use crate::document::{Document, Piece, Text};
use crate::formats::{docx, html, markdown};
use crate::framework::{Area, Framework, bundled, wording};
use crate::pages::compare::Since;
use crate::pages::report::{Reader, Subject, report};
use crate::score::{Rule, score};

static BUNDLED: LazyLock<Framework> = LazyLock::new(bundled);
const TODAY: Date = date(2026, 11, 21);

fn read(framework: &Framework, body: &str) -> Assessment {
    let text = format!("format: thrive-assessment/1\nframework: {{id: ics-engagement, version: '2026.11'}}\n{body}");
    let read = assessment::read(text.as_bytes(), framework);
    read.assessment.unwrap_or_else(|| panic!("{:?}", read.problems))
}

fn document(framework: &Framework, rule: Rule, body: &str, before: Option<&str>) -> Document {
    let assessment = read(framework, body);
    let card = score(framework, &assessment, rule);
    let before = before.map(|before| read(framework, before));
    let earlier = before.as_ref().map(|before| (before, score(framework, before, rule)));
    let comparison = earlier.as_ref().map(|(before, earlier)| (*before, compare(earlier, &card)));
    let since = comparison.as_ref().map(|(before, comparison)| Since::of(comparison, before, &assessment));
    report(&Subject::new(&assessment, &card, Reader::Public, since.as_ref(), TODAY))
}

fn said(body: &str) -> String {
    markdown::write(&document(&BUNDLED, Rule::default(), body, None))
}

/// All of `expected` is said, and nothing of `refused`.
#[track_caller]
fn assert_says(said: &str, expected: &[&str], refused: &[&str]) {
    for words in expected {
        assert!(said.contains(words), "{words}\nis missing in\n{said}");
    }
    for words in refused {
        assert!(!said.contains(words), "{words}\nis said in\n{said}");
    }
}

/// Every area of the framework with the answers that `answers` makes of it.
fn every_area(answers: impl Fn(&Area) -> String) -> String {
    let lines: Vec<String> = BUNDLED.areas().iter().map(|area| format!("  {}: {}\n", area.id, answers(area))).collect();
    lines.concat()
}

/// 3 of the 12 statements of 1b are in place, one with evidence, and one is not known; 1c is begun.
const ONE_AREA: &str = "about:
  title: Outreach
  assessors: [{name: Lena Brandt, role: engagement lead}]
  updated: 2026-11-17
areas:
  1b:
    ticked: [E1, E2, D1]
    unsure: [D3]
    evidence: {E2: [{text: Review by ward}]}
  1c: {open: developing, ticked: [E1, E3]}
";

#[test]
fn one_area_of_many_is_a_beginning() {
    assert_says(
        &said(ONE_AREA),
        &[
            "**This is not finished. So far, 1 of 26 areas has a rating. What is in place in an area that is not finished does not count \
             yet. This is a draft. It can still change.**",
            "The answers are from November 2026. 1 person took part.",
            "| 1 of 26 areas |\n| **Not yet Emerging**<br>We do not yet do all that the first step asks for. | 0 of 26 areas |",
            "| **Not finished yet** | 25 of 26 areas |",
            "The one area that has a rating is below Developing. That would count as good enough.",
            "3 of the 12 statements that apply are in place. For 1 of them there is evidence on record. For 1 statement we do not know \
             yet if it is in place.",
            "No area is good enough yet. These things are in place all the same: “We identify, from existing datasets,",
            "- **Reviewing evidence** Emerging. Not yet in place: “We review and assess the existing data,",
            "Not known yet: “We keep and share a written record",
            "We have not agreed any actions yet.",
        ],
        &["Lena", "Review by ward", "What we left out", "Tell us", "All ", "Resources"],
    );
}

#[test]
fn all_at_the_bottom_is_said_as_it_is() {
    let areas = every_area(|area| match area.id.as_str() {
        "1a" => "{ticked: [E1, E2]}".to_owned(),
        "2d" => "{ticked: [D1]}".to_owned(),
        "5b" => "{ticked: [E2], evidence: {E2: [{text: Large-print letter}]}}".to_owned(),
        "7e" => "{unsure: [E1]}".to_owned(),
        _ => "{}".to_owned(),
    });
    let body = format!(
        "about: {{title: Asthma, status: final, signed_off: {{by: Owen Pryce}}, assessors: [{{name: Owen Pryce, role: lead}}, \
         {{name: Salma Idris, role: Lead}}]}}\nareas:\n{areas}"
    );
    let said = said(&body);
    assert_says(
        &said,
        &[
            "2 people took part. Among them: lead (2).",
            "| **Not yet Emerging**<br>We do not yet do all that the first step asks for. | 26 of 26 areas |",
            "No area is at Developing or above yet. That would count as good enough.\n",
            "4 of the 280 statements that apply are in place. For 1 of them there is evidence on record. For 1 statement",
            "No area is good enough yet. These things are in place all the same: “We have worked out which people",
            "- **Identifying stakeholders** Not yet Emerging. Not yet in place: “We have gathered early insights",
            "And 18 more: ",
            "We have not agreed any actions yet.",
        ],
        &["Owen", "Salma", "draft", "not finished", "doing well\n\n-"],
    );
    assert_eq!(said.matches("** Not yet Emerging. Not yet in place").count(), 8);
}

#[test]
fn all_at_the_top_by_peers() {
    let all = |area: &Area| {
        let items: Vec<&str> = area.items.iter().map(|item| item.id.as_str()).collect();
        format!("{{ticked: [{}]}}", items.join(", "))
    };
    assert_says(
        &said(&format!("about: {{title: Place, kind: peer, status: final}}\nareas:\n{}", every_area(all))),
        &[
            "Colleagues from elsewhere looked at our work. They used a list of good practice, “Addressing health inequalities through engagement with people and communities”, with 26 areas.",
            "| 26 of 26 areas |\n| **Maturing**",
            "All 26 areas are at Developing or above. That counts as good enough.",
            "280 of the 280 statements that apply are in place. There is no evidence on record for any of them.",
            "And 20 more: ",
            "No statement is missing in any area.",
        ],
        &["What we left out", "our own view", "Not yet in place"],
    );
}

#[test]
fn much_left_out_comes_first() {
    let one = |area: &Area| {
        let (ticked, others): (Vec<_>, Vec<_>) = area.items.iter().partition(|item| item.id == "T1");
        let others: Vec<String> = others.iter().map(|item| format!("{}: Ask Dilys", item.id)).collect();
        format!("{{ticked: [{}], not_applicable: {{{}}}}}", ticked[0].id, others.join(", "))
    };
    let said = said(&format!("about: {{title: Clinic}}\nareas:\n{}", every_area(one)));
    assert_says(
        &said,
        &[
            "**254 of 280 statements were left out, because we think they do not apply to us. The ratings rest on the other 26 alone. So \
             they say little about the whole.**",
            "These ratings rest on few statements, because the others were left out.",
            "Of what was not left out, no statement is missing.",
            "They are in all 26 areas.",
        ],
        &["Dilys", "No statement is missing in any area"],
    );
    assert!(said.find("254 of 280") < said.find("26 of 26 areas"));
}

/// Nine of eleven areas are rated; one is begun, one is set aside. Two are where they should be by a lower target.
const TARGETS: &str = "about:
  title: Maternity voices
  organisation: Ellerdale ICS
  executive_lead: Judith Marsh
  scope: ['1', '2', '3']
  assessors: [{name: Priti Rana, role: midwife}, {name: Ann Hollis, role: chair}]
  updated: 2026-11-13
  good_enough: maturing
  narrative: Two of three chairs come from the community.
  risks: The post is funded until March.
  asks: Agree to fund the post.
  next_review: 2027-05-31
  contact: Engagement team, voices@ellerdale.example
areas:
  1a: {ticked: [E1, E2, E3, D1, D2, D3, D4, M1, M2, M3, M4], target: maturing}
  1b: {ticked: [E1, E2, D1, D2, D3], target: maturing}
  1c: {ticked: [E1, E2, D1, D2, D3], target: developing}
  1d: {ticked: [E1, E2, E3, E4, E5, D1, D2, D3, D4, D5, M1, M2, M3], target: thriving}
  2a: {ticked: [E1, E2], target: emerging}
  2b: {ticked: [E1, E2, D1]}
  2c: {ticked: [E1, E2, E3, D1, D2, D3]}
  2d: {ticked: [E1, E2, D1, D2, M1, M2]}
  2e: {open: maturing, ticked: [E1, E2, D1, D2], target: maturing}
  3a: {excluded: Set by the national programme, target: developing}
  3b: {ticked: [E1, D1, D2, D3, M1, M2, T1, T2], target: developing}
actions:
- {id: 1, item: 1d.T1, action: Train staff, responsible: engagement Practitioners, due: 2027-06-30, status: open}
";

#[test]
fn targets_of_some_areas() {
    let said = said(TARGETS);
    assert_says(
        &said,
        &[
            "Only 11 of these areas were looked at. They are from this part of the list: Check; Challenge; Plan.",
            "So far, 9 of 11 areas have a rating. Not finished yet: Valuing insights.",
            "## In our own words\n\nTwo of three chairs come from the community.",
            "| **Maturing** (Good enough)<br>",
            "| **Not finished yet** | 1 of 11 areas |\n| **Does not apply to us** | 1 of 11 areas |",
            "5 of 9 areas are where we want them to be, or above. 4 are not there yet. Where an area has no target of its own, we aim for \
             Maturing. We agreed that Maturing is good enough. 2 areas are there only because their own targets are lower: Resources; \
             Valuing communities.",
            "60 of the 105 statements that apply are in place. 1 of them counts because something better is in place. There is no evidence on \
             record for any of the others.",
            "- **Reviewing evidence** Developing. We aim for Maturing here. Not yet in place: “",
            "1 whole area was left out, because we think it does not apply to us: Purpose.",
            "- **Train staff** Who: Engagement practitioners. By 30 June 2027.",
            "We plan to look at all this again on 31 May 2027.",
            "Tell us: Engagement team, <voices@ellerdale.example>\n",
            "another format",
        ],
        &["Judith", "Priti", "Ann Hollis", "Among them", "funded", "fund the post", "national programme"],
    );
    let counts: Vec<&str> =
        said.lines().filter_map(|line| line.strip_suffix(" of 11 areas |")?.rsplit(' ').next()).collect();
    assert_eq!(counts, ["1", "3", "3", "2", "0", "1", "1"], "they add up to 11");
}

const OVERDUE: &str = "about:
  title: Sight loss
  executive_lead: Dr Priya Nand
  scope: ['5']
  assessors: [{name: Ruth Adeyemi, role: lead}, {name: Colm Hanley, role: representative}]
areas:
  5a: {ticked: [E2, E3, D1, D2, D3]}
  5b:
    ticked: [E1, E3]
    not_applicable: {E4: Handled by Colm}
    notes: [{text: The leaflet is old.}]
  5c: {ticked: [E1, E2, E3, D1]}
  5d: {ticked: [E1, E2, D1, D2, M1, M2, M3]}
actions:
- {id: 1, item: 5b.E2, action: Rewrite the leaflet, responsible: Ruth Adeyemi, accountable: Dr Priya Nand, due: 2026-06-10, status: open}
- {id: 2, item: 5c.D2, action: Pay travel costs, responsible: Finance team, due: 2026-10-30, status: open}
- {id: 3, item: 5d.E1, action: Set up the panel, responsible: Community engagement team, due: 2026-03-31, status: done}
- {id: 4, item: 5a.M1, action: Try new methods, responsible: Engagement practitioners, due: 2027-02-26, status: open}
- {id: 5, item: 5c.M1, action: Write down who is missing, responsible: Colm Hanley, consulted: [Fay Winter], status: open}
";

#[test]
fn what_is_late_is_no_promise() {
    assert_says(
        &said(OVERDUE),
        &[
            "2 of 4 areas are at Developing or above. That counts as good enough. 2 are not there yet.\n",
            "22 of the 47 statements that apply are in place. 4 of them count because something better is in place. There is no evidence on \
             record for any of the others.",
            "1 of 48 statements was left out, because we think it does not apply to us. It is in this area: Accessibility.",
            "## What we will do\n\n- **Rewrite the leaflet** This was due by 10 June 2026 and is not done yet.\n\
             - **Pay travel costs** Who: Finance team. This was due by 30 October 2026 and is not done yet.\n\
             - **Try new methods** Who: Engagement practitioners. By 26 February 2027.\n\
             - **Write down who is missing** No date is agreed yet.\n\nDone:\n\n- Set up the panel\n",
        ],
        &["Ruth", "Colm", "Priya", "Fay", "Handled", "leaflet is old", "By 10 June", "31 March", "5b", "E2"],
    );
}

#[test]
fn all_that_was_agreed_is_done() {
    let action = "actions:\n- {id: 1, action: Ask around, status: done}\n";
    let gap = format!("about: {{title: Sample, next_review: 2026-11-20}}\nareas: {{7b: {{}}}}\n{action}");
    assert_says(
        &said(&gap),
        &[
            "We have done the one thing that we said we would do. We have not agreed yet what to do next.\n\nDone:\n\n- Ask around\n",
            "We had planned to look at all this again on 20 November 2026.",
        ],
        &["We have not agreed any actions"],
    );
    let none = format!("about: {{title: Sample}}\nareas: {{7b: {{ticked: [E1, E2, D1, D2]}}}}\n{action}");
    assert_says(
        &said(&none),
        &[
            "The one area that has a rating is at Developing or above. That counts as good enough.",
            "It is good enough. What comes next:\n\n- **Choosing what to measure** Developing. Not yet in place: “",
        ],
        &["agreed yet what"],
    );
}

const BEFORE: &str = "about: {title: Ageing well, scope: ['1', '2', '3'], updated: 2025-10-20, status: final}
areas:
  1a: {ticked: [E1, E2, E3]}
  1b: {ticked: [E1, E2, D1, D2]}
  1c: {ticked: [E1, E3]}
  1d: {ticked: [E1, E2, E3, E4, E5, D1, D2, D3, D4, D5]}
  2a: {ticked: [E1, E2, D1, D2, D3]}
  2b: {ticked: [E1, E2, D1, D2]}
  2c: {ticked: [E1, E2, E3, D1, D2, D3, M1, M2, M3]}
  2d: {ticked: [E1, E2]}
  2e: {ticked: [E1, E2, D1, D2, M1, M2]}
  3a: {ticked: [E1, E2, D1, D2]}
";
const AFTER: &str = "about: {title: Ageing well, scope: ['1', '2', '3'], updated: 2026-11-09}
areas:
  1a: {ticked: [E1, E2, E3, D1, D2, D3, D4]}
  1b: {ticked: [E1, E2, D1, D2, D3, M1, M2, M3]}
  1c: {ticked: [E1, E3], not_applicable: {E2: The council holds the budget}}
  1d: {ticked: [E1, E2, E3, E4, E5, D1, D2, D3, D4, D5]}
  2a: {ticked: [E1, E2, D1, D2, D3]}
  2b: {ticked: [E2, D1, D2], notes: [{text: The forum lost its chair.}]}
  2c: {ticked: [E1, E2, E3, D1, D2, D3, M1, M3]}
  2d: {ticked: [E1, E2]}
  2e: {open: maturing, ticked: [E1, E2, D1, D2]}
  3a: {excluded: Set by the council}
  3b: {ticked: [E1]}
";

#[test]
fn what_got_worse_is_said_as_plainly_as_what_got_better() {
    let said = markdown::write(&document(&BUNDLED, Rule::default(), AFTER, Some(BEFORE)));
    let (_, changed) = said.split_once("## What has changed since October 2025\n\n").unwrap();
    let (changed, _) = changed.split_once("\n\n## ").unwrap();
    let lines: Vec<&str> = changed.lines().filter(|line| !line.is_empty()).collect();
    let expected = [
        "8 areas were rated both times. Of these, 3 got better, 2 got worse and 3 stayed the same.",
        "- **Better now** Identifying stakeholders (Developing); Reviewing evidence (Maturing)",
        "- **Better only because statements were left out** Resources (Emerging)",
        "- **Not as good as before: Understanding power** It went from Developing to not yet Emerging. No longer in place: “Our \
         decision-makers and practitioners reflect on the part they play, and the influence they have, when they engage with communities.”",
        "- **Not as good as before: Committing to work** It went from Maturing to Developing. No longer in place: “We have standard \
         procedures which make sure that engagement is given resources consistently at every level.”",
        "- **Not finished this time** Valuing insights (it was Maturing)",
        "- **Left out this time** Purpose (it was Developing)",
        "- **Rated now, and not last time** Identifying at-risk populations (Emerging)",
    ];
    assert_eq!(lines, expected);
    assert_says(&said, &[], &["forum", "council"]);
    let never = markdown::write(&document(
        &BUNDLED,
        Rule::default(),
        "about: {title: x, scope: [7b]}\nareas: {7b: {}}\n",
        Some(BEFORE),
    ));
    assert_says(
        &never,
        &[
            "## What has changed since last time\n\nNo area was rated both times, so nothing can be compared.",
            "- **Not looked at this",
        ],
        &["got better"],
    );
}

#[test]
fn where_no_area_is_below() {
    let areas = |first: &str| {
        format!(
            "about: {{title: Screening, scope: ['5']}}\nareas:\n  5a: {{ticked: [{first}]}}\n  5b: {{ticked: [E1, E2, E3, E4, D1, D2, D3]}}\n  \
             5c: {{ticked: [E1, E2, E3, D1, D2]}}\n  5d: {{ticked: [E1, E2, E3, D1, D2, D3]}}\n"
        )
    };
    assert_says(
        &said(&areas("E1, E2, E3, E4, D1, D2, D3")),
        &[
            "All 4 areas are at Developing or above.",
            "- **Accessibility** Developing. In place, for example: “",
            "No area is behind the others: all 4 are at the same step.",
        ],
        &["lowest", "Not yet in place"],
    );
    assert_says(
        &said(&areas("E1, E2, E3, E4, D1, D2, D3, M1, M2, M3")),
        &[
            "No area is below what is good enough. These are lowest:\n\n- **Accessibility** Developing. Not yet in place: “",
        ],
        &["- **Accessibility** Developing. In place, for example: “"],
    );
}

#[test]
fn nothing_applies() {
    let said = said("about: {title: x, scope: [7b]}\nareas: {7b: {excluded: why}}\n");
    assert_says(
        &said,
        &[
            "Only 1 of these areas was looked at.",
            "No area has a rating yet.",
            "| **Does not apply to us** | 1 of 1 area |",
        ],
        &["doing well", "statements that apply"],
    );
}

#[test]
fn a_rule_that_asks_for_less() {
    let body = "about: {title: x}\nareas: {7b: {ticked: [E1]}, 5a: {ticked: [E1]}}\n";
    let half = Rule::new(50).unwrap();
    assert_says(
        &markdown::write(&document(&BUNDLED, half, body, None)),
        &["at least 50 in 100 of its statements", "1 of these is enough for the next step."],
        &[],
    );
}

#[test]
fn a_contact_is_written_to_where_it_is_an_address() {
    for (text, is_address) in [
        ("voices@ellerdale.example", true),
        ("a.b+c@nhs-trust.example.org", true),
        ("voices@ellerdale", false),
        ("a@b@c.org", false),
        ("javascript:x@y.z", false),
        ("x@y.z?body=1", false),
        ("@y.z", false),
        ("x@.z", false),
        ("0113 496 0000", false),
    ] {
        assert_eq!(is_mail(text), is_address, "{text}");
    }
    let text = address("Team (voices@a.example), or ring\n0113");
    assert!(text.pieces.contains(&Piece::Mail("voices@a.example".into())));
    assert_eq!(text.plain(), "Team (voices@a.example), or ring\n0113");
    assert_eq!(address("Team"), Text::from("Team"));
}

/// A made-up language: every letter in a circle, but what stands in braces.
fn circled(text: &str) -> String {
    let mut in_braces = false;
    let circle = |letter: char| {
        in_braces = (in_braces || letter == '{') && letter != '}';
        let circled = |first: u32, base: u8| char::from_u32(first + u32::from(letter as u8 - base)).unwrap();
        match letter {
            'a'..='z' if !in_braces => circled(0x24D0, b'a'),
            'A'..='Z' if !in_braces => circled(0x24B6, b'A'),
            letter => letter,
        }
    };
    text.chars().map(circle).collect()
}

/// The bundled framework in circles; with `all`, and otherwise the program's own words only.
fn in_circles(all: bool) -> Framework {
    let mut pack =
        "id,text\nformat,thrive-wording/1\nframework,ics-engagement\nversion,2026.11\nlanguage,qps\n".to_owned();
    let texts = if all { wording::originals(&BUNDLED) } else { Vec::new() };
    for text in texts.into_iter().chain(wording::own_originals(&BUNDLED)) {
        pack += &format!("{},\"{}\"\n", text.id, circled(&text.text).replace('"', "\"\""));
    }
    let read = wording::read_csv(pack.as_bytes());
    wording::lay(bundled(), &read.wording.unwrap_or_else(|| panic!("{:?}", read.problems))).unwrap()
}

/// The words of a page or a part of a Word file, a line for each piece of text and each attribute that is read out.
fn words_in(markup: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut is_hidden = false;
    for piece in markup.split('<').skip(1) {
        let (tag, text) = piece.split_once('>').unwrap();
        // Styles, and which number Word is to put in a field.
        is_hidden |= tag.starts_with("style") || tag.starts_with("w:instrText");
        is_hidden &= !(tag.starts_with("/style") || tag.starts_with("/w:instrText"));
        if !is_hidden {
            words.push(text.to_owned());
        }
        for name in ["alt", "title", "aria-label", "placeholder", "descr"] {
            words.extend(
                tag.split_once(&format!(" {name}=\"")).map(|(_, value)| value.split('"').next().unwrap().to_owned()),
            );
        }
        if tag.starts_with("w:tblCaption") || tag.starts_with("w:tblDescription") {
            words.extend(tag.split('"').nth(1).map(str::to_owned));
        }
    }
    words
}

fn part(file: &[u8], name: &str) -> String {
    let mut text = String::new();
    zip::ZipArchive::new(Cursor::new(file)).unwrap().by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// Without the characters that markup writes in letters.
fn without_entities(text: &str) -> String {
    ["&nbsp;", "&quot;", "&amp;", "&lt;", "&gt;", "&#39;", "<br>"]
        .iter()
        .fold(text.to_owned(), |text, entity| text.replace(entity, " "))
}

#[track_caller]
fn assert_no_letter(text: &str) {
    let found = without_entities(text);
    assert!(!found.contains(|letter: char| letter.is_ascii_alphabetic()), "English is left: {found}");
}

/// What teams write is in circles, too, so any plain letter is a word of the program's or of the framework's that the pack didn't reach.
#[test]
fn a_pack_reaches_every_word() {
    let framework = in_circles(true);
    let team = |body: &str| {
        // Titles and the like, which have capitals and no ids in them.
        let texts = [
            "Outreach",
            "engagement lead",
            "Maternity voices",
            "Ellerdale ICS",
            "Engagement team",
            "Sight loss",
            "Train staff",
            "Rewrite the leaflet",
            "Pay travel costs",
            "Set up the panel",
            "Try new methods",
            "Write down who is missing",
            "Ageing well",
            "Two of three chairs come from the community.",
            "midwife",
            "role: lead",
            "voices@ellerdale.example",
        ];
        texts.iter().fold(body.to_owned(), |body, text| {
            let own = text.strip_prefix("role: ");
            body.replace(text, &own.map_or_else(|| circled(text), |own| format!("role: {}", circled(own))))
        })
    };
    let peers = "about: {title: '1', kind: peer, status: final}\nareas: {7b: {ticked: [E1]}, 7c: {}}\n";
    for (body, before) in
        [(ONE_AREA, None), (TARGETS, None), (OVERDUE, None), (AFTER, Some(BEFORE)), (peers, Some(peers))]
    {
        let before = before.map(&team);
        for rule in [Rule::default(), Rule::new(50).unwrap()] {
            let document = document(&framework, rule, &team(body), before.as_deref());
            let said = markdown::write(&document);
            assert_no_letter(&said);
            assert!(!said.contains(['{', '}']), "a place is left in {said}");
            let page = html::write(&document);
            assert!(page.contains("<html lang=\"qps\" class=\"large\">") && !page.contains(" lang=\"en"), "{page}");
            for words in words_in(&page) {
                assert_no_letter(&words);
            }
            let file = docx::write(&document);
            for name in ["word/document.xml", "word/footer.xml"] {
                let xml = part(&file, name);
                for words in words_in(&xml) {
                    assert_no_letter(&words);
                }
                assert!(!xml.contains("w:lang"), "all is in the language of the whole");
            }
            assert!(part(&file, "word/styles.xml").contains("<w:lang w:val=\"qps\"/>"));
            assert!(part(&file, "docProps/core.xml").contains("<dc:language>qps</dc:language>"));
        }
    }
}

/// What the pack lacks stays in English and is marked as such: read out in Welsh, it would be noise.
#[test]
fn what_a_pack_lacks_is_marked_as_english() {
    let document = document(&in_circles(false), Rule::default(), ONE_AREA, None);
    let page = html::write(&document);
    assert!(page.contains("<html lang=\"qps\"") && page.contains("<span lang=\"en-GB\" dir=\"auto\">"), "{page}");
    let xml = part(&docx::write(&document), "word/document.xml");
    assert!(xml.contains("<w:lang w:val=\"en-GB\" "), "{xml}");
}

/// Large letters are for everyone; boards and teams get as much on a page as before.
#[test]
fn letters_are_large_for_everyone() {
    let assessment = read(&BUNDLED, ONE_AREA);
    let card = score(&BUNDLED, &assessment, Rule::default());
    for (reader, is_large) in [(Reader::Public, true), (Reader::Board, false), (Reader::Team, false)] {
        let document = report(&Subject::new(&assessment, &card, reader, None, TODAY));
        assert_eq!(html::write(&document).contains("<html lang=\"en-GB\" class=\"large\">"), is_large);
        let styles = part(&docx::write(&document), "word/styles.xml");
        // Half points: the first size is that of the text.
        let size = styles.split_once("<w:sz w:val=\"").and_then(|(_, rest)| rest.split('"').next());
        assert_eq!(size == Some("24"), is_large, "{size:?}");
    }
}
