//! Worked assessments in `tests/worked`, from one area to thirty assessors: what a board's report says of each in its first parts. The
//! figures were worked out independently of the program, from the files and the rule, before the report was written.

use super::fixture::{Folder, repository};

/// A board's report about a worked assessment, from where it stands to its strengths: without empty lines, and with statements cut.
fn board(name: &str, since: Option<&str>) -> String {
    let folder = Folder::new();
    let mut args = vec!["report", "it.yaml", "--for", "board", "-o", "board.md"];
    folder.write("it.yaml", worked(name));
    if let Some(since) = since {
        folder.write("before.yaml", worked(since));
        args.extend(["--since", "before.yaml"]);
    }
    let outcome = folder.thrive(&args).run();
    assert_eq!(outcome.status, 0, "{outcome}");
    let report = folder.read("board.md");
    let from = report.find("## Where do we stand?").expect("it begins with that");
    let ends = ["\n## In the team", "\n## Risks", "\n## Every area"];
    let end = ends.iter().filter_map(|end| report.find(end)).min().expect("it goes on after that");
    let lines = report[from..end].lines().filter(|line| !line.is_empty());
    lines.map(cut).collect::<Vec<_>>().join("\n")
}

fn worked(name: &str) -> Vec<u8> {
    std::fs::read(repository().join(format!("tests/worked/{name}.yaml"))).unwrap()
}

/// A line in which the statements of the framework, which end in a full stop, are left out.
fn cut(line: &str) -> String {
    let mut parts = line.split('“');
    let mut cut = parts.next().unwrap_or_default().to_owned();
    let mut left_out = 0;
    for part in parts {
        let (quoted, rest) = part.split_once('”').unwrap_or((part, ""));
        let is_statement = quoted.ends_with('.') && FIRST_WORDS.iter().any(|word| quoted.starts_with(word));
        left_out += usize::from(is_statement);
        let goes_on = rest == " ";
        match (is_statement, goes_on) {
            (true, true) => {}
            (true, false) if left_out > 1 => {
                cut += &format!("“…” ×{left_out}{rest}");
                left_out = 0;
            }
            (true, false) => {
                cut += &format!("“…”{rest}");
                left_out = 0;
            }
            (false, _) => cut += &format!("“{quoted}”{rest}"),
        }
    }
    cut
}

/// What statements of the bundled framework begin with; a team's own words in these files begin otherwise.
const FIRST_WORDS: [&str; 6] = ["We ", "Our ", "To be ", "When ", "Communities ", "Commitments "];

#[test]
fn one_area() {
    insta::assert_snapshot!(board("one-area", None), @"
    ## Where do we stand?
    **This is an interim view: 1 of 26 areas is assessed so far**; 25 are not. 2 statements said to be in place do not count yet, since an area is only begun. The one area assessed, Reviewing evidence, is Emerging. It is below Developing, which counts as good enough here.
    Nothing was set aside as not applicable. In place: 3 of 12 statements that apply. Not in place: 8; not known: 1. Of the 3 said to be in place, 1 has evidence on record and 2 do not.
    ## What needs deciding?
    - The one gap has no action yet.
    - 25 areas are not assessed yet.
    - It is not known whether 1 statement is in place: who finds out? In Reviewing evidence.
    - It is a draft: when is it final, and who signs it off?
    ## What is late?
    No action is on record, so none can be late.
    ## Gaps: below what is aimed for
    - **Reviewing evidence** is Emerging. Not yet in place for Developing: “…” Not known: “…” **No action yet.**
    ## Strengths: at what is aimed for, or above
    No area is there yet. In place all the same: 3 statements.
    ");
}

#[test]
fn all_lowest() {
    insta::assert_snapshot!(board("all-lowest", None), @"
    ## Where do we stand?
    All 26 areas are not yet Emerging, the lowest rating there is. All 26 are below Developing, which counts as good enough here.
    Nothing was set aside as not applicable. In place: 4 of 280 statements that apply. Not in place: 275; not known: 1. Of the 4 said to be in place, 1 has evidence on record and 3 do not.
    ## What needs deciding?
    - None of the 26 gaps has an action yet.
    - It is not known whether 1 statement is in place: who finds out? In Translating engagement into action.
    ## What is late?
    No action is on record, so none can be late.
    ## Gaps: below what is aimed for
    - **Identifying stakeholders** is not yet Emerging. Not yet in place for Emerging: “…” Then 4 more for Developing. **No action yet.**
    - **Reviewing evidence** is not yet Emerging. Not yet in place for Emerging: “…” ×2 Then 3 more for Developing. **No action yet.**
    - **Resources** is not yet Emerging. Not yet in place for Emerging: “…” ×2 and 1 more. Then 3 more for Developing. **No action yet.**
    - **Skills and capacity** is not yet Emerging. Not yet in place for Emerging: “…” ×2 and 3 more. Then 5 more for Developing. **No action yet.**
    - **Valuing communities** is not yet Emerging. Not yet in place for Emerging: “…” ×2 Then 3 more for Developing. **No action yet.**
    21 more areas are below, the lowest first; none has an action yet: Understanding power; Committing to work; Sharing responsibility; Valuing insights; Purpose; Identifying at-risk populations; Reaching under-served people and communities; Building trust; Defining scope; Methods, tools, and skills; Accessibility; Inclusion; Insights and decision-making; Community-led approach; Lived experience peer roles; Planning evaluation; Choosing what to measure; Gathering data; Reflecting on engagement; Translating engagement into action; Sharing results.
    ## Strengths: at what is aimed for, or above
    No area is there yet. In place all the same: 4 statements.
    ");
}

#[test]
fn half_below() {
    insta::assert_snapshot!(board("half-below", None), @"
    ## Where do we stand?
    All 26 areas are assessed: 2 Thriving, 4 Maturing, 7 Developing, 8 Emerging, 5 not yet Emerging. 13 are below Developing, which counts as good enough here; 13 are at it or above.
    1 of the 280 statements in the areas assessed was set aside, in Choosing what to measure (reason: “The programme provides no service of its own”). In place: 133 of 279 statements that apply: 120 were said to be, and 13 more count because a better practice is in place. Not in place: 143; not known: 3. Of the 120 said to be in place, 3 have evidence on record and 117 do not.
    ## What needs deciding?
    - 10 of the 13 gaps have no action yet; below it is said of each.
    - It is not known whether 3 statements are in place: who finds out? In Accessibility; Translating engagement into action.
    - It is a draft: when is it final, and who signs it off?
    ## What is late?
    None of the 3 open actions is overdue; the next is due on 26 February 2027. 1 open action has no date.
    Open, besides what stands with the gaps below:
    - Find out which leaflets come in other formats (Healthwatch; no date).
    ## Gaps: below what is aimed for
    - **Resources** is not yet Emerging. Not yet in place for Emerging: “…” Then 3 more for Developing. **Action:** Agree a yearly budget for engagement (Finance team; by 26 February 2027).
    - **Understanding power** is not yet Emerging. Not yet in place for Emerging: “…” ×2 Then 2 more for Developing. **Action:** Hold two sessions on power with the partners (Community engagement team; by 31 March 2027).
    - **Defining scope** is not yet Emerging. Not yet in place for Emerging: “…” ×2 Then 1 more for Developing. **No action yet.**
    - **Lived experience peer roles** is not yet Emerging. Not yet in place for Emerging: “…” Then 3 more for Developing. **No action yet.**
    - **Translating engagement into action** is not yet Emerging. Not known for Emerging: “…” Then 1 more for Developing. **No action yet.**
    8 more areas are below, the lowest first: Skills and capacity (no action yet); Committing to work (no action yet); Sharing responsibility (no action yet); Identifying at-risk populations (no action yet); Reaching under-served people and communities (no action yet); Accessibility; Planning evaluation (no action yet); Reflecting on engagement (no action yet).
    ## Strengths: at what is aimed for, or above
    - **Insights and decision-making** is Thriving. In place, for example, with evidence: “…”
    - **Community-led approach** is Thriving. In place, for example: “…”
    - **Reviewing evidence** is Maturing. In place, for example, with evidence: “…”
    - **Valuing insights** is Maturing. In place, for example: “…”
    2 more areas are Maturing: Inclusion; Gathering data.
    7 more areas are Developing: Identifying stakeholders; Valuing communities; Purpose; Building trust; Methods, tools, and skills; Choosing what to measure; Sharing results.
    ");
}

#[test]
fn all_highest() {
    insta::assert_snapshot!(board("all-highest", None), @"
    ## Where do we stand?
    All 26 areas are Thriving, the highest rating there is. None of them is below what is aimed for (an area's own target or, without one, Developing, which counts as good enough here).
    Nothing was set aside as not applicable. In place: 280 of 280 statements that apply: 225 were said to be, and 55 more count because a better practice is in place. Not in place: none. Of the 225 said to be in place, none has evidence on record.
    ## What needs deciding?
    - Nothing in the answers asks for a decision.
    ## What is late?
    No action is on record, so none can be late.
    ## Gaps: below what is aimed for
    There is none: no statement is missing in any area.
    ## Strengths: at what is aimed for, or above
    26 areas are Thriving; see “Every area” below.
    ");
}

#[test]
fn much_set_aside() {
    insta::assert_snapshot!(board("much-set-aside", None), @"
    ## Where do we stand?
    **254 of 280 statements were set aside as not applicable, so the ratings rest on the 26 that are left.** All 26 areas are Thriving, the highest rating there is. None of them is below Developing, which counts as good enough here.
    254 of the 280 statements in the areas assessed were set aside, in 26 areas (reasons: “Too small a project for this” 67; “Done for us by the ICB” 64; “Not part of this contract” 64; “The service has no staff of its own” 59). In place: 26 of 26 statements that apply. Not in place: none. Of the 26 said to be in place, none has evidence on record.
    ## What needs deciding?
    - In 26 areas at least half of the statements were set aside: is that right?
    - It is a draft: when is it final, and who signs it off?
    ## What is late?
    No action is on record, so none can be late.
    ## Gaps: below what is aimed for
    There is none. Of what was not set aside, no statement is missing.
    ## Strengths: at what is aimed for, or above
    Each of these rests on the few statements that were not set aside.
    26 areas are Thriving; see “Every area” below.
    ");
}

#[test]
fn targets() {
    insta::assert_snapshot!(board("targets", None), @"
    ## Where do we stand?
    11 of the framework's 26 areas were looked at. **This is an interim view: 9 of 11 areas are assessed so far**; 1 is not: Valuing insights, and 1 was set aside. 4 statements said to be in place do not count yet, since an area is only begun. 9 areas are assessed: 1 Thriving, 3 Maturing, 3 Developing, 2 Emerging. 4 are below what is aimed for (an area's own target or, without one, Maturing, the level agreed as good enough); 5 are at it or above; 2 of these at a lower target of their own: Resources; Valuing communities.
    1 area was set aside as not applicable: Purpose (reason: “Purpose is set by the national programme”). No statement of the other areas was set aside. In place: 60 of 105 statements that apply: 59 were said to be, and 1 more counts because a better practice is in place. Not in place: 45. Of the 59 said to be in place, none has evidence on record.
    ## What needs deciding?
    - **The team asks:** Agree to fund the outreach post for two more years.
    - 2 of the 4 gaps have no action yet; below it is said of each.
    - 1 area is not assessed yet: Valuing insights.
    - It is a draft: when is it final, and who signs it off?
    ## What is late?
    Neither of the 2 open actions is overdue; the next is due on 29 January 2027.
    ## Gaps: below what is aimed for
    - **Understanding power** is Emerging. Not yet in place for Developing: “…” Then 3 more for Maturing. **Action:** Ask our forums who is not in the room (Community engagement team; by 29 January 2027).
    - **Reviewing evidence** is Developing; its target is Maturing. Not yet in place for Maturing: “…” ×2 and 1 more. **No action yet.**
    - **Committing to work** is Developing. Not yet in place for Maturing: “…” ×2 and 1 more. **No action yet.**
    - **Skills and capacity** is Maturing; its target is Thriving. Not yet in place for Thriving: “…” ×2 and 2 more. **Action:** Train staff together with community members (Engagement practitioners; by 30 June 2027).
    ## Strengths: at what is aimed for, or above
    - **Identifying at-risk populations** is Thriving. In place, for example: “…”
    - **Identifying stakeholders** is Maturing. In place, for example: “…”
    - **Sharing responsibility** is Maturing. In place, for example: “…”
    - **Resources** is Developing. In place, for example: “…”
    1 more area is Emerging: Valuing communities.
    ");
}

#[test]
fn overdue() {
    insta::assert_snapshot!(board("overdue", None), @"
    ## Where do we stand?
    4 of the framework's 26 areas were looked at. 4 areas are assessed: 1 Maturing, 1 Developing, 1 Emerging, 1 not yet Emerging. 2 are below Developing, which counts as good enough here; 2 are at it or above.
    1 of the 48 statements in the areas assessed was set aside, in Accessibility (reason: “Handled by Colm Hanley for the whole trust”). In place: 22 of 47 statements that apply: 18 were said to be, and 4 more count because a better practice is in place. Not in place: 25. Of the 18 said to be in place, none has evidence on record.
    ## What needs deciding?
    - It is a draft: when is it final, and who signs it off?
    ## What is late?
    2 of 4 open actions are overdue:
    - Ruth Adeyemi and Colm Hanley to rewrite the leaflet (Ruth Adeyemi), was due on 10 June 2026.
    - Pay travel costs on the day (Finance team), was due on 30 October 2026.
    Open, besides what stands with the gaps below:
    - Try out two new methods (Engagement practitioners; by 26 February 2027).
    - Write down who is missing from our sessions (Colm Hanley; no date).
    1 open action has no date.
    ## Gaps: below what is aimed for
    - **Accessibility** is not yet Emerging. Not yet in place for Emerging: “…” Then 3 more for Developing. **Action:** Ruth Adeyemi and Colm Hanley to rewrite the leaflet (Ruth Adeyemi; overdue since 10 June 2026).
    - **Inclusion** is Emerging. Not yet in place for Developing: “…” **Action:** Pay travel costs on the day (Finance team; overdue since 30 October 2026).
    ## Strengths: at what is aimed for, or above
    - **Insights and decision-making** is Maturing. In place, for example: “…”
    1 more area is Developing: Methods, tools, and skills.
    ");
}

#[test]
fn since_with_falls() {
    insta::assert_snapshot!(board("since", Some("since-before")), @"
    ## Where do we stand?
    11 of the framework's 26 areas were looked at. **This is an interim view: 9 of 11 areas are assessed so far**; 1 is not: Valuing insights, and 1 was set aside. 4 statements said to be in place do not count yet, since an area is only begun. 9 areas are assessed: 1 Maturing, 4 Developing, 3 Emerging, 1 not yet Emerging. 4 are below Developing, which counts as good enough here; 5 are at it or above.
    **Since October 2025:** of the 8 areas assessed both times, 3 rose, 2 fell and 3 are the same. Of those that rose, 1 did so only because something was set aside: Resources. No longer assessed: Valuing insights (was Maturing). Set aside since: Purpose (was Developing). Newly assessed: Identifying at-risk populations (Emerging).
    - **Understanding power** fell from Developing to not yet Emerging. The team notes: “The forum lost its chair in May, and nobody has taken it on.”
    - **Committing to work** fell from Maturing to Developing. No longer in place: “…” The team gives no reason.
    1 area was set aside as not applicable: Purpose (reason: “The purpose is set by the council since April”). 1 of the 105 statements in the areas assessed was set aside, in Resources (reason: “The budget is held by the council”). In place: 46 of 104 statements that apply. Not in place: 58. Of the 46 said to be in place, none has evidence on record.
    ## What needs deciding?
    - 3 of the 4 gaps have no action yet; below it is said of each.
    - 1 area is not assessed yet: Valuing insights.
    - It is a draft: when is it final, and who signs it off?
    ## What is late?
    The one open action is not overdue; the next is due on 15 January 2027.
    ## Gaps: below what is aimed for
    - **Understanding power** is not yet Emerging. Not yet in place for Emerging: “…” That is enough for Developing, too. **Action:** Find a chair for the forum (Community engagement team; by 15 January 2027).
    - **Resources** is Emerging. Not yet in place for Developing: “…” ×2 and 1 more. **No action yet.**
    - **Sharing responsibility** is Emerging. Not yet in place for Developing: “…” ×2 **No action yet.**
    - **Identifying at-risk populations** is Emerging. Not yet in place for Developing: “…” ×2 and 1 more. **No action yet.**
    ## Strengths: at what is aimed for, or above
    - **Reviewing evidence** is Maturing. In place, for example: “…”
    4 more areas are Developing: Identifying stakeholders; Skills and capacity; Valuing communities; Committing to work.
    ");
}

#[test]
fn thirty_assessors() {
    insta::assert_snapshot!(board("thirty-assessors", None), @"
    ## Where do we stand?
    7 of the framework's 26 areas were looked at. 7 areas are assessed: 1 Maturing, 3 Developing, 2 Emerging, 1 not yet Emerging. 3 are below Developing, which counts as good enough here; 4 are at it or above.
    Nothing was set aside as not applicable. In place: 27 of 74 statements that apply. Not in place: 45; not known: 2. Of the 27 said to be in place, none has evidence on record.
    ## What needs deciding?
    - 2 of the 3 gaps have no action yet; below it is said of each.
    - It is not known whether 2 statements are in place: who finds out? In Committing to work.
    - It is a draft: when is it final, and who signs it off?
    ## What is late?
    The one open action is not overdue; the next is due on 22 January 2027.
    ## Gaps: below what is aimed for
    - **Committing to work** is not yet Emerging. Not known for Emerging: “…” Then 3 more for Developing. **Action:** Ask the Director of Public Health for the list of commitments (Public health practitioners; by 22 January 2027).
    - **Understanding power** is Emerging. Not yet in place for Developing: “…” ×2 **No action yet.**
    - **Community-led approach** is Emerging. Not yet in place for Developing: “…” ×2 **No action yet.**
    ## Strengths: at what is aimed for, or above
    - **Sharing responsibility** is Maturing. In place, for example: “…”
    3 more areas are Developing: Valuing communities; Valuing insights; Lived experience peer roles.
    ## Where do votes differ?
    Votes are on record here: of assessors whose answers were put together, or of people in a meeting. On 2 statements at least two say yes or no, and on none of them do all of these say the same. Of the 2 on which votes are split, none has been decided.
    **Statements on which all say the same**
    | Improvement area | All say the same | Statements compared |
    | --- | --- | --- |
    | 2c Committing to work | 0 | 2 |
    - **2c.D2** Our high-level strategies and business plans spell out that their binding commitments to engagement support the goal of tackling health inequalities.<br>12 say that it is in place, 12 that it is not, 6 don't know. It stands as not known; no decision is on record.
    - **2c.E2** We make clear to others with a stake in our work how important it is to set aside resources for engaging communities.<br>14 say that it is in place, 9 that it is not, 7 don't know. It stands as not known; no decision is on record.
    ");
}

#[test]
fn none_below() {
    insta::assert_snapshot!(board("none-below", None), @"
    ## Where do we stand?
    4 of the framework's 26 areas were looked at. 4 areas are assessed: 1 Thriving, 2 Maturing, 1 Developing. None of them is below Developing, which counts as good enough here.
    Nothing was set aside as not applicable. In place: 37 of 48 statements that apply: 33 were said to be, and 4 more count because a better practice is in place. Not in place: 11. Of the 33 said to be in place, none has evidence on record.
    ## What needs deciding?
    - It is a draft: when is it final, and who signs it off?
    ## What is late?
    No action is on record, so none can be late.
    ## Gaps: below what is aimed for
    There is none. This area has the lowest rating:
    - **Accessibility** is Developing. Not yet in place for Maturing: “…” ×2 and 1 more.
    ## Strengths: at what is aimed for, or above
    - **Insights and decision-making** is Thriving. In place, for example: “…”
    2 more areas are Maturing: Methods, tools, and skills; Inclusion.
    ");
}

#[test]
fn all_equal() {
    insta::assert_snapshot!(board("all-equal", None), @"
    ## Where do we stand?
    4 of the framework's 26 areas were looked at. All 4 areas assessed are Developing. None of them is below Developing, which counts as good enough here.
    Nothing was set aside as not applicable. In place: 25 of 48 statements that apply. Not in place: 23. Of the 25 said to be in place, none has evidence on record.
    ## What needs deciding?
    - It is a draft: when is it final, and who signs it off?
    ## What is late?
    No action is on record, so none can be late.
    ## Gaps: below what is aimed for
    There is none. All 4 areas have the same rating, so none is behind another.
    ## Strengths: at what is aimed for, or above
    4 areas are Developing: Methods, tools, and skills; Accessibility; Inclusion; Insights and decision-making.
    ");
}

/// With nothing answered there is nothing to say: a document is refused, and so is one about areas that are only begun.
#[test]
fn nothing_answered() {
    let folder = Folder::new();
    folder.write("it.yaml", worked("nothing-begun"));
    for (reader, ending) in [("team", "html"), ("board", "docx"), ("public", "md"), ("team", "xlsx")] {
        let out = format!("out.{ending}");
        assert_eq!(
            folder.thrive(&["report", "it.yaml", "--for", reader, "-o", &out]).failure(1),
            "error: no area of it.yaml is answered yet (1 is begun), so there is nothing to report\n  answer an area first, with `thrive assess it.yaml`\n"
        );
    }
    assert_eq!(folder.names(), ["it.yaml"]);
    assert_eq!(
        folder.thrive(&["report", "it.yaml", "-o", "out.csv"]).run().status,
        0,
        "data of what is begun are data"
    );
}

/// Who is on record is named to those who write a report for everyone, before it is handed on.
#[test]
fn names_in_a_report_for_everyone() {
    let folder = Folder::new();
    folder.write("it.yaml", worked("overdue"));
    for ending in ["md", "docx", "xlsx"] {
        let out = format!("out.{ending}");
        let said = folder.thrive(&["report", "it.yaml", "--for", "public", "-o", &out]).run().stderr;
        let warned: Vec<&str> = said.lines().filter(|line| line.starts_with("Warning:")).collect();
        assert_eq!(warned.len(), 2, "{said}");
        assert!(warned[0].contains("names Colm Hanley") && warned[1].contains("names Ruth Adeyemi"), "{said}");
    }
    let said = folder.thrive(&["report", "it.yaml", "--for", "board", "-o", "board.md"]).run().stderr;
    assert!(!said.contains("Warning"), "a board may know names: {said}");
    let refused = folder.thrive(&["report", "it.yaml", "--for", "public", "--names", "-o", "p.md"]).failure(2);
    assert_eq!(refused, "error: a report for everyone names nobody\n  leave --names out\n");
    folder.thrive(&["report", "it.yaml", "--for", "board", "--names", "-o", "named.md"]).run();
    let named = folder.read("named.md");
    assert!(named.contains("Assessed by Ruth Adeyemi (patient experience lead); Colm Hanley"), "{named}");
}
