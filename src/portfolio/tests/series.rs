//! Which rounds belong together, and which of them is the latest.

use proptest::prelude::*;

use super::*;

#[test]
fn rounds_of_one_assessment_are_one_series_and_the_latest_counts() {
    let portfolio = of(vec![
        round("c.yaml", 2026),
        round("a.yaml", 2024),
        member("other.yaml", "Northmoor", "Research", None, "---"),
        member("b.yaml", " northmoor ", "VOICES", Some(date(2025, 1, 1)), "012"),
    ]);
    assert_eq!(rounds(&portfolio), [["a.yaml", "b.yaml", "c.yaml"]]);
    assert_eq!(counted(&portfolio), ["other.yaml", "c.yaml"]);
    assert_eq!(portfolio.left_out.earlier, [1, 3]);
    assert_eq!(portfolio.series[0].before, Before::Round(3));
    let all = Portfolio::of(portfolio.members.clone(), Choice { all_rounds: true, as_of: None });
    assert_eq!(all.counted.len(), 4);
    let then = Portfolio::of(portfolio.members, Choice { all_rounds: false, as_of: Some(date(2025, 1, 1)) });
    assert_eq!(counted(&then), ["b.yaml"]);
    assert_eq!((then.left_out.later.as_slice(), then.left_out.undated.as_slice()), (&[0][..], &[2][..]));
}

#[test]
fn what_a_file_says_it_follows_goes_before_names_and_dates() {
    // The title has changed, and the earlier file was saved once more after the later one was begun.
    let renamed = |digest: Option<&str>, file: &str| {
        after(member("new/n.yaml", "Southmoor", "Carers' voices", Some(date(2025, 1, 1)), "012"), file, digest)
    };
    for later in [
        renamed(Some("old/o.yaml"), "gone.yaml"),
        renamed(Some("changed since"), "../old/o.yaml"),
        renamed(None, "./../old/o.yaml"),
    ] {
        let portfolio = of(vec![later, round("old/o.yaml", 2027)]);
        assert_eq!(rounds(&portfolio), [["old/o.yaml", "new/n.yaml"]]);
        assert_eq!(portfolio.series[0].before, Before::Round(1));
    }
    let apart = of(vec![renamed(Some("another"), "o.yaml"), round("old/o.yaml", 2027)]);
    assert_eq!((rounds(&apart).len(), apart.counted.len()), (0, 2));
}

#[test]
fn rounds_that_follow_one_another_in_a_circle_or_themselves_end() {
    let portfolio = of(vec![
        after(round("a.yaml", 2024), "b.yaml", None),
        after(round("b.yaml", 2025), "a.yaml", None),
        after(round("c.yaml", 2026), "c.yaml", None),
    ]);
    assert_eq!(rounds(&portfolio), [["a.yaml", "b.yaml", "c.yaml"]]);
}

#[test]
fn the_latest_of_those_that_none_follows_counts_in_whatever_order_files_are_named() {
    let undated = member("u", "Northmoor", "Voices", None, "012");
    let several: [(Vec<Member>, &[&str]); 4] = [
        // Of one day.
        (vec![round("a", 2026), round("b", 2026), round("c", 2026)], &["a", "b", "c"]),
        // Changed after the round that follows it was begun.
        (vec![round("a", 2028), after(round("b", 2026), "a", None), round("c", 2027)], &["a", "b", "c"]),
        (vec![round("a", 2026), round("b", 2025), after(undated.clone(), "a", None)], &["b", "a", "u"]),
        (vec![round("a", 2026), round("b", 2025), undated], &["u", "b", "a"]),
    ];
    for (mut members, expected) in several {
        for _ in 0..members.len() {
            members.rotate_left(1);
            assert_eq!(rounds(&of(members.clone())), [expected]);
            let reversed: Vec<Member> = members.iter().rev().cloned().collect();
            assert_eq!(rounds(&of(reversed)), [expected]);
        }
    }
}

#[test]
fn organisations_are_told_by_their_codes_then_by_names() {
    let coded = |file: &str, name: &str, code: &str, year: i16| {
        let mut member = round(file, year);
        member.facts.organisation = Some(Arc::new(name.to_owned()));
        member.facts.organisation_code = Some(Arc::new(code.to_owned()));
        member
    };
    // Renamed, and once without its code; another body of the same name is another.
    let renamed = of(vec![coded("a", "Northmoor", "QA", 2024), round("b", 2025), coded("c", "Moorland", "qa", 2026)]);
    assert_eq!(rounds(&renamed), [["a", "b", "c"]]);
    let namesakes =
        of(vec![coded("a", "Northmoor", "QA", 2024), coded("b", "Northmoor", "QB", 2025), round("c", 2026)]);
    assert_eq!((rounds(&namesakes).len(), namesakes.counted.len()), (0, 3));
    assert_eq!(namesakes.organisations(), 3);
    // A merger of two, one known by its code and one by its name.
    let mut merged = coded("c", "Moorland", "QC", 2026);
    let former =
        |name: &str, code: Option<&str>| Former { name: name.to_owned(), code: code.map(str::to_owned), until: None };
    merged.facts.ties_mut().formerly = vec![former("Once", Some("QA")), former("Southmoor", None)];
    let mut southern = round("b", 2025);
    southern.facts.organisation = Some(Arc::new("Southmoor".to_owned()));
    let mut portfolio = of(vec![coded("a", "Northmoor", "QA", 2024), southern, merged]);
    assert_eq!((rounds(&portfolio), portfolio.series[0].before), (vec![vec!["a", "b", "c"]], Before::Several));
    // Of two that came one after the other, the round before is that of the later.
    portfolio.members[2].facts.ties_mut().formerly[1].until = Some(date(2025, 12, 31));
    assert_eq!(of(portfolio.members).series[0].before, Before::Round(1));
}

#[test]
fn assessments_without_an_organisation_are_apart_unless_they_say_otherwise() {
    let nameless = |file: &str, year: i16| member(file, "", "Self-assessment", Some(date(year, 1, 1)), "012");
    let portfolio = of(vec![nameless("a", 2024), nameless("b", 2025), after(nameless("c", 2026), "b", None)]);
    assert_eq!((rounds(&portfolio), counted(&portfolio).len()), (vec![vec!["b", "c"]], 2));
    assert_eq!(
        labels(&portfolio),
        ["Self-assessment, self-assessment, 2024-01-01", "Self-assessment, self-assessment, 2026-01-01"]
    );
    assert_eq!(portfolio.organisations(), 0);
}

#[test]
fn place_kind_and_viewpoint_part_series() {
    let with = |file: &str, change: fn(&mut Facts)| {
        let mut member = round(file, 2026);
        change(&mut member.facts);
        member
    };
    let portfolio = of(vec![
        with("a", |_| {}),
        with("b", |facts| facts.kind = Some(Kind::Community)),
        with("c", |facts| facts.viewpoints = Viewpoints::One(Viewpoint::Strategic)),
        with("d", |facts| facts.place = Some(Arc::new("North".to_owned()))),
        // To say that it is a self-assessment changes nothing.
        with("e", |facts| facts.kind = Some(Kind::SelfAssessment)),
    ]);
    assert_eq!((rounds(&portfolio), counted(&portfolio).len()), (vec![vec!["a", "e"]], 4));
    assert_eq!((portfolio.series[0].before, portfolio.left_out.undecided.as_slice()), (Before::Nothing, &[0][..]));
    assert!(portfolio.left_out.earlier.is_empty());
    assert_eq!(
        labels(&portfolio),
        [
            "Northmoor: Voices, community assessment",
            "Northmoor: Voices, North",
            "Northmoor: Voices, self-assessment",
            "Northmoor: Voices, self-assessment, strategic",
        ]
    );
}

#[test]
fn what_nothing_says_to_be_earlier_is_no_earlier_round() {
    let undated = |file: &str| member(file, "Northmoor", "Voices", None, "012");
    // Without a day it can't be put in order.
    let portfolio = of(vec![undated("a"), round("b", 2026)]);
    assert_eq!((counted(&portfolio), portfolio.series[0].before), (vec!["b"], Before::Nothing));
    assert_eq!((portfolio.left_out.undecided.as_slice(), portfolio.left_out.earlier.len()), (&[0][..], 0));
    // Three rounds of one day, each after the other.
    let portfolio = of(vec![after(round("c", 2026), "b", None), after(round("b", 2026), "a", None), round("a", 2026)]);
    assert_eq!((counted(&portfolio), portfolio.series[0].before), (vec!["c"], Before::Round(1)));
    assert_eq!((portfolio.left_out.undecided.len(), portfolio.left_out.earlier.as_slice()), (0, &[1, 2][..]));
}

#[test]
fn a_round_after_several_is_compared_with_none() {
    let mut merged = after(round("c", 2026), "a", None);
    merged = after(merged, "b", None);
    let mut other = round("b", 2024);
    other.facts.title = "Other".into();
    let portfolio = of(vec![round("a", 2025), other, merged]);
    assert_eq!(rounds(&portfolio), [["b", "a", "c"]]);
    let movement = Movement::of(&portfolio, &sample());
    assert_eq!((movement.compared, movement.after_several, movement.overall), (0, 1, Moves::default()));
    // Also where not all of them are here.
    let merged = portfolio.members[2].clone();
    let portfolio = of(vec![round("a", 2025), merged]);
    assert_eq!((rounds(&portfolio), portfolio.series[0].before), (vec![vec!["a", "c"]], Before::Several));
    // The same round twice is one, as where answers are merged that were begun in different folders.
    let twice = after(after(round("c", 2026), "a", None), "./a", Some("of an earlier state"));
    assert_eq!(of(vec![round("a", 2025), twice]).series[0].before, Before::Round(0));
}

/// One round is where several began: each of them goes on, and the round is the one before each.
#[test]
fn those_that_follow_one_round_are_apart_where_they_are_of_others_or_about_others() {
    let changed = |file: &str, change: fn(&mut Facts)| {
        let mut member = after(round(file, 2026), "a", None);
        change(&mut member.facts);
        member
    };
    let other: [fn(&mut Facts); 4] = [
        |facts| facts.organisation = Some(Arc::new("Southmoor".to_owned())),
        |facts| facts.place = Some(Arc::new("North".to_owned())),
        |facts| facts.kind = Some(Kind::Community),
        |facts| facts.title = "Other".into(),
    ];
    for change in other {
        let portfolio = of(vec![round("a", 2025), changed("b", |_| {}), changed("c", change)]);
        assert_eq!(rounds(&portfolio), [["a", "b"], ["a", "c"]]);
        assert_eq!((portfolio.counted.as_slice(), portfolio.left_out.earlier.as_slice()), (&[1, 2][..], &[0][..]));
        let is_of_another_kind = portfolio.members[2].facts.kind == Some(Kind::Community);
        let before = if is_of_another_kind { Before::Nothing } else { Before::Round(0) };
        assert_eq!((portfolio.series[0].before, portfolio.series[1].before), (Before::Round(0), before));
    }
    // Both may have changed, and the round before may follow another.
    let chain = vec![
        after(round("a", 2025), "z", None),
        changed("b", other[0]),
        changed("c", other[1]),
        member("z", "Northmoor", "Before", Some(date(2024, 1, 1)), "012"),
    ];
    assert_eq!(rounds(&of(chain)), [["z", "a", "b"], ["z", "a", "c"]]);
    // Without organisations, it is said by what they are about.
    let nameless = |file: &str, title: &str| after(member(file, "", title, Some(date(2026, 1, 1)), "012"), "a", None);
    let first = member("a", "", "Voices", Some(date(2025, 1, 1)), "012");
    let portfolio = of(vec![first.clone(), nameless("b", "Voices"), nameless("c", "Other")]);
    assert_eq!((rounds(&portfolio), portfolio.counted.as_slice()), (vec![vec!["a", "b"], vec!["a", "c"]], &[1, 2][..]));
    // Of one and the same, one has to be taken.
    let portfolio = of(vec![first, nameless("b", "Voices"), nameless("c", "voices")]);
    assert_eq!((portfolio.counted.as_slice(), portfolio.left_out.undecided.as_slice()), (&[2][..], &[1][..]));
    let renamed = vec![round("a", 2025), changed("b", other[0]), after(round("c", 2027), "b", None)];
    assert_eq!(rounds(&of(renamed)), [["a", "b", "c"]]);
    // A circle beside them is left as it is.
    let mut circle = vec![round("a", 2025), changed("b", other[0]), changed("c", other[1])];
    circle.push(after(changed("d", other[3]), "e", None));
    circle.push(after(changed("e", other[3]), "d", None));
    assert_eq!(of(circle).counted, [1, 2, 4]);
}

/// The organisation, the title, the year and the rounds that it follows, by their numbers.
type Drawn = (usize, usize, Option<i16>, Vec<usize>);

proptest! {
    /// However rounds follow one another: each either counts or is left out for one reason, something counts, and the order in which files are
    /// named makes no difference.
    #[test]
    fn each_round_counts_or_not_whatever_the_order(
        rounds in prop::collection::vec((0..3_usize, 0..2_usize, prop::option::of(2020..2024_i16), prop::collection::vec(0..7_usize, 0..3)), 1..7)
    ) {
        let made = |(number, round): (usize, &Drawn)| {
            let (organisation, title, year, before) = round;
            let day = year.map(|year| date(year, 1, 1));
            let mut made = member(&number.to_string(), ["", "A", "B"][*organisation], ["T", "U"][*title], day, "012");
            for before in before {
                made = after(made, &before.to_string(), None);
            }
            made
        };
        let members: Vec<Member> = rounds.iter().enumerate().map(made).collect();
        let told = |members: Vec<Member>| {
            let portfolio = of(members);
            let LeftOut { earlier, undecided, .. } = &portfolio.left_out;
            let files = |indices: &[usize]| {
                let mut files: Vec<_> = indices.iter().map(|index| portfolio.members[*index].path.clone()).collect();
                files.sort();
                files
            };
            [files(&portfolio.counted), files(earlier), files(undecided)]
        };
        let first = told(members.clone());
        let mut all = first.concat();
        all.sort();
        all.dedup();
        prop_assert_eq!((all.len(), first.concat().len()), (members.len(), members.len()));
        prop_assert!(!first[0].is_empty());
        let reversed: Vec<Member> = members.iter().rev().cloned().collect();
        prop_assert_eq!(&told(reversed), &first);
        let mut turned = members;
        turned.rotate_left(1);
        prop_assert_eq!(&told(turned), &first);
    }
}
