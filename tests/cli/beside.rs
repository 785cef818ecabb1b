//! `report --beside`: how communities and peers see it, for the team, a board and everyone. The figures are worked out in the tests of
//! `compare --side-by-side`.

use insta::assert_snapshot;

use super::fixture::Folder;
use super::side_by_side::{COMMUNITY, OWN, views};

/// The part of a report about how others see it.
fn part(folder: &Folder, reader: &str, others: &[&str], title: &str) -> String {
    let beside: Vec<&str> = others.iter().flat_map(|other| ["--beside", other]).collect();
    let args = [&["report", OWN, "--for", reader, "-o", "out.md", "--force"], &beside[..]].concat();
    let outcome = folder.thrive(&args).run();
    assert_eq!(outcome.status, 0, "{outcome}");
    assert!(!outcome.stderr.contains("Warning"), "{outcome}");
    let text = folder.read("out.md");
    let (_, rest) = text.split_once(&format!("\n## {title}\n\n")).unwrap_or_else(|| panic!("{title} in {text}"));
    rest[..rest.find("\n## ").unwrap_or(rest.len())].to_owned()
}

/// What the view of others is, with their ticks in some areas.
fn view(kind: &str, areas: &str) -> String {
    format!(
        "format: thrive-assessment/1\nframework: {{id: ics-engagement, version: '2026.11'}}\nabout: {{title: A view, kind: {kind}}}\nareas: {{{areas}}}\n"
    )
}

#[test]
fn a_team_sees_it_statement_by_statement() {
    assert_snapshot!(part(&views(), "team", &[COMMUNITY], "How communities see it"), @"
    These are two ways of seeing the same things. Neither is the measure of the other.

    A community assessment of 18 November 2026 stands beside the team's own (3 people took part). They have assessed 5 of the 26 areas that the team has assessed. They see 4 of these differently, each with another rating. Of the other one, both say the same.

    ### 2b Understanding power

    Team: Developing; Communities: not yet Emerging. 2 levels apart; 3 statements are said differently:

    - **2b.E2** Our decision-makers and practitioners say openly how their position may affect trust, how communities see them, and who controls discussions.<br>In place: Team. Not in place: Communities.
    - **2b.D1** We ask community organisations and partners to guide and support us in tackling any underlying imbalance of power.<br>In place: Team. Not in place: Communities.
    - **2b.M1** We run outreach and engagement aimed specifically at under-served communities, so that discussions include their points of view.<br>In place: Team. Not in place: Communities.

    ### 4b Building trust

    Team: Developing; Communities: not yet Emerging. 2 levels apart; 2 statements are said differently:

    - **4b.E1** Where trust is lacking, we say so plainly.<br>In place: Team. Not in place: Communities.
    - **4b.D2** Through VCSE organisations, community groups and partners in our system, we have regular, open and transparent ways to communicate that encourage honest talk with communities.<br>In place: Team. Don't know: Communities.

    ### 5b Accessibility

    Team: Emerging; Communities: not yet Emerging. 1 level apart; 3 statements are said differently:

    - **5b.E1** In our engagement material we avoid acronyms and jargon.<br>In place: Team. Not in place: Communities.
    - **5b.E3** We have produced, or we point to, staff guidance on physical accessibility that is easy to understand.<br>In place: Team. Don't know: Communities.
    - **5b.D3** We make sure staff have the training they need in standards and tools for digital accessibility.<br>In place: Team. Don't know: Communities.

    ### 7f Sharing results

    Team: Emerging; Communities: Developing. 1 level apart; 1 statement is said differently:

    - **7f.D2** We have sound reporting processes that record what could be better, as well as successes and positive impacts or outcomes.<br>In place: Communities. Not in place: Team.
    ");
}

#[test]
fn a_board_sees_the_most_different_areas() {
    assert_snapshot!(part(&views(), "board", &[COMMUNITY], "How communities see it"), @"
    A community assessment of 18 November 2026 stands beside the team's own (3 people took part). They have assessed 5 of the 26 areas that the team has assessed. They see 4 of these differently, each with another rating. Furthest apart: Understanding power (team Developing, communities not yet Emerging); Building trust (team Developing, communities not yet Emerging); Accessibility (team Emerging, communities not yet Emerging).
    ");
}

#[test]
fn everyone_sees_it_in_plain_words() {
    assert_snapshot!(part(&views(), "public", &[COMMUNITY], "How communities see it"), @"
    People from our communities used the same list. For each statement they said if it is in place, as they see it. Where they see it differently from us, that does not make one of us wrong.

    The answers are from November 2026. 3 people took part. They rated 5 of the 26 areas that we rated. They see 4 of these areas differently. They say the same as we do of every statement in the other one.

    - **Understanding power** We say: Developing. They say: Not yet Emerging. In place as we see it, and not as they see it: “Our decision-makers and practitioners say openly how their position may affect trust, how communities see them, and who controls discussions.” “We ask community organisations and partners to guide and support us in tackling any underlying imbalance of power.” And 1 more.
    - **Building trust** We say: Developing. They say: Not yet Emerging. In place as we see it, and not as they see it: “Where trust is lacking, we say so plainly.” For 1 statement, one of us does not know if it is in place, or says that it does not apply.
    - **Accessibility** We say: Emerging. They say: Not yet Emerging. In place as we see it, and not as they see it: “In our engagement material we avoid acronyms and jargon.” For 2 statements, one of us does not know if they are in place, or says that they do not apply.
    - **Sharing results** We say: Emerging. They say: Developing. In place as they see it, and not as we see it: “We have sound reporting processes that record what could be better, as well as successes and positive impacts or outcomes.”
    ");
}

/// The team is at Emerging in 7d, with E1, E2 and D1 in place, and D2 missing; it has assessed all areas.
#[test]
fn what_there_is_to_compare_is_said_truly() {
    let folder = views();
    for (areas, team, public) in [
        (
            "",
            "They have not assessed any area yet, so nothing can be compared.",
            "They have not rated any area yet, so nothing can be compared.",
        ),
        (
            "7d: {open: developing, ticked: [E1]}",
            "They have not assessed any area yet, so nothing can be compared.",
            "They have not rated any area yet, so nothing can be compared.",
        ),
        (
            "7d: {ticked: [E1, E2, D1]}",
            "They have assessed 1 of the 26 areas that the team has assessed. Both say the same of every statement in it.",
            "They rated 1 of the 26 areas that we rated. They say the same as we do of every statement in it.",
        ),
        (
            "7d: {ticked: [E1, E2]}",
            "They have assessed 1 of the 26 areas that the team has assessed. They see it differently, with the same rating.",
            "They rated 1 of the 26 areas that we rated. They see it differently.",
        ),
        (
            "7d: {ticked: [E1, E2, D1]}, 7e: {}",
            "They have assessed 2 of the 26 areas that the team has assessed. They see 1 of these differently, with another rating. Of the other one, both say the same.",
            "They rated 2 of the 26 areas that we rated. They see 1 of these areas differently. They say the same as we do of every statement in the other one.",
        ),
        (
            "7d: {ticked: [E1, E2]}, 7e: {}",
            "They have assessed 2 of the 26 areas that the team has assessed. They see all of these differently, 1 of them with another rating.",
            "They rated 2 of the 26 areas that we rated. They see all of these areas differently.",
        ),
    ] {
        folder.write("view.yaml", view("community", areas));
        for reader in ["team", "board"] {
            let said = part(&folder, reader, &["view.yaml"], "How communities see it");
            let whose = "A community assessment stands beside the team's own (a draft). ";
            // A board reads of the others only that they are not among those that are seen differently.
            let team =
                if reader == "board" { team.trim_end_matches(" Of the other one, both say the same.") } else { team };
            assert!(said.contains(&format!("{whose}{team}")), "{reader}: {said}");
        }
        let said = part(&folder, "public", &["view.yaml"], "How communities see it");
        assert!(said.contains(&format!("\nTheir answers can still change. {public}\n")), "{said}");
    }
}

/// A team that has assessed one area alone, and communities that have assessed another.
#[test]
fn areas_that_communities_alone_have_assessed() {
    let folder = views();
    folder.write("own.yaml", view("self", "7d: {ticked: [E1, E2]}")).write("view.yaml", view("community", "7e: {}"));
    for (reader, said) in [
        (
            "team",
            "They have assessed 1 area, and the team has not assessed it, so nothing can be compared.\n\nAssessed by them, and not by the team: 7e Translating engagement into action (not yet Emerging).\n",
        ),
        ("board", "They have assessed 1 area, and the team has not assessed it, so nothing can be compared.\n"),
        ("public", "They rated 1 area. We have not rated it, so nothing can be compared.\n"),
    ] {
        folder
            .thrive(&["report", "own.yaml", "--for", reader, "--beside", "view.yaml", "-o", "out.md", "--force"])
            .run();
        assert!(folder.read("out.md").contains(said), "{reader}: {}", folder.read("out.md"));
    }
    folder.write("view.yaml", view("community", "7d: {}, 7e: {}"));
    folder.thrive(&["report", "own.yaml", "--for", "public", "--beside", "view.yaml", "-o", "out.md", "--force"]).run();
    let said = "They rated the one area that we rated. They see it differently. They also rated 1 area that we have not rated: Translating engagement into action.\n";
    assert!(folder.read("out.md").contains(said), "{}", folder.read("out.md"));
}

/// Peers have a part of their own, after that of communities; two views of a kind are told apart.
#[test]
fn several_views() {
    let folder = views();
    let other = view("community", "7e: {}").replace("A view", "A view, viewpoint: strategic");
    folder.write("peer.yaml", view("peer", "7d: {}")).write("other.yaml", other);
    let others = ["peer.yaml", COMMUNITY, "other.yaml"];
    for (reader, title, [one, other]) in [
        (
            "team",
            "How peers see it",
            ["**Ashmere and Dunmoor ICS, Research engagement network (illustration):** a", "**Strategic, A view:** a"],
        ),
        // Words of ours would stay English in a report in another language.
        (
            "public",
            "How colleagues from elsewhere see it",
            ["### Ashmere and Dunmoor ICS, Research engagement network (illustration)\n", "### A view\n"],
        ),
    ] {
        let communities = part(&folder, reader, &others, "How communities see it");
        assert!(communities.find(one).unwrap() < communities.find(other).unwrap(), "{communities}");
        let text = folder.read("out.md");
        assert!(text.find("\n## How communities see it\n").unwrap() < text.find(&format!("\n## {title}\n")).unwrap());
        // The only one of its kind needs no name.
        assert!(!part(&folder, reader, &others, title).contains("A view"));
    }
    let peers = part(&folder, "board", &others[..2], "How communities and peers see it");
    assert!(peers.starts_with("A community assessment of 18 November 2026 stands"), "{peers}");
    assert!(peers.contains("\n\nA peer assessment stands"), "{peers}");
    assert!(
        peers.ends_with("They see it differently, with another rating.\n"),
        "two views leave no room for areas: {peers}"
    );
    let peers = part(&folder, "board", &others[..1], "How peers see it");
    let said = "They see it differently, with another rating. In short: Reflecting on engagement (team Emerging, peers not yet Emerging).\n";
    assert!(peers.contains(said), "{peers}");
}

#[test]
fn nobody_is_named_to_everyone() {
    let folder = views();
    folder.thrive(&["report", OWN, "--for", "public", "--beside", COMMUNITY, "-o", "out.md"]).run();
    for name in ["Rosa Petrie", "Dev Sandhu", "Nell Orme"] {
        assert!(!folder.read("out.md").contains(name), "{name}");
    }
    // A title with the name of somebody who is on record in the other file alone is warned of, where titles tell two views apart.
    let about = "title: Rosa Petrie's walk, kind: community, assessors: [{name: Rosa Petrie}]";
    folder.write(
        "walk.yaml",
        format!(
            "format: thrive-assessment/1\nframework: {{id: ics-engagement, version: '2026.11'}}\nabout: {{{about}}}\n"
        ),
    );
    folder.write("other.yaml", view("community", ""));
    // One person's answers are that person's, named or not.
    let args = ["report", OWN, "--for", "public", "--beside", "walk.yaml", "--beside", "other.yaml", "-o", "named.md"];
    let outcome = folder.thrive(&args).run();
    assert!(outcome.stderr.contains("names Rosa Petrie, who is on record"), "{outcome}");
    let told = outcome.stderr.replace('\n', " ");
    assert!(
        told.contains("Warning: 1 person took part in walk.yaml, so this report for everyone tells what they said"),
        "{told}"
    );
    let board = ["report", OWN, "--for", "board", "--beside", "walk.yaml", "-o", "board.md"];
    assert!(!folder.thrive(&board).run().stderr.contains("Warning"));
}

#[test]
fn what_can_not_stand_beside_is_refused() {
    let folder = views();
    folder.example("befriending-2026.yaml").write("view.yaml", view("community", ""));
    assert_snapshot!(folder.thrive(&["report", OWN, "--beside", OWN, "-o", "out.md"]).failure(1), @"
    error: research-network-2026.yaml is a self-assessment, and --beside is for the views of peers and communities
      for assessments of any kind: `thrive compare --side-by-side research-network-2026.yaml research-network-2026.yaml`
    ");
    assert_snapshot!(folder.thrive(&["report", COMMUNITY, "--beside", "view.yaml", "-o", "out.md"]).failure(1), @"
    error: research-network-community-2026.yaml is a community assessment, and --beside is for a team's report on its own assessment
      for assessments of any kind: `thrive compare --side-by-side research-network-community-2026.yaml view.yaml`
    ");
    assert_snapshot!(folder.thrive(&["report", OWN, "--beside", "view.yaml", "-o", "out.xlsx"]).failure(2), @"
    error: --beside is for documents; a workbook and data hold one assessment
      write a .html, .docx or .md; for both as data: `thrive compare --side-by-side research-network-2026.yaml view.yaml --format csv`
    ");
    let said = folder.thrive(&["report", OWN, "--beside", "befriending-2026.yaml", "-o", "out.md"]).failure(1);
    assert!(said.contains("a view can stand beside an assessment of the same framework"), "{said}");
    let six = ["--beside", "view.yaml"].repeat(6);
    let said = folder.thrive(&[&["report", OWN, "-o", "out.md"], &six[..]].concat()).failure(2);
    assert!(said.contains("6 views were named, and a report has room for five"), "{said}");
    let said = folder.thrive(&[&["report", OWN, "--for", "board", "-o", "out.md"], &six[..6]].concat()).failure(2);
    assert!(said.contains("3 views were named, and a report for a board has room for two"), "{said}");
    assert_eq!(folder.names(), ["befriending-2026.yaml", OWN, COMMUNITY, "view.yaml"]);
}

#[test]
fn in_every_document_and_with_an_earlier_round() {
    let folder = views();
    folder.example("research-network-2025.yaml");
    for reader in ["team", "board", "public"] {
        for ending in ["html", "docx", "md"] {
            let out = format!("{reader}.{ending}");
            let args = [
                "report",
                OWN,
                "--beside",
                COMMUNITY,
                "--since",
                "research-network-2025.yaml",
                "--for",
                reader,
                "-o",
                &out,
            ];
            assert_eq!(folder.thrive(&args).run().status, 0, "{out}");
        }
        let page = folder.read(&format!("{reader}.html"));
        assert!(
            page.contains("How communities see it")
                && page.contains("What has changed since November 2025") != (reader == "board"),
            "{reader}"
        );
    }
    folder.thrive(&["report", OWN, "--beside", COMMUNITY, "--focus", "-o", "focus.md"]).run();
    assert!(folder.read("focus.md").contains("## How communities see it\n"));
}
