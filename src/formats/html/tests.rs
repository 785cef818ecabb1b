use std::sync::Arc;

use super::*;
use crate::document::{Aim, Bar, Counted, Figure, HeatGroup, HeatRow, ProfileRow, Rated, Share, Tone};
use crate::ids::{Language, Worded};

fn heat_map() -> Chart {
    let row =
        |name: &str, rated: Option<Rated>, rating: &str| HeatRow { name: name.into(), rating: rating.into(), rated };
    let shares = [(3, 3), (1, 2), (0, 4), (0, 0)].map(|(met, applicable)| Share::new(met, applicable));
    let rated = Rated { rank: 1, shares: shares.into(), aim: Aim { level: 2, is_target: true } };
    Chart {
        title: "What is in place".to_owned(),
        description: "One row for each area.".to_owned(),
        aims: "Middling counts as good enough.".into(),
        since: None,
        figure: Figure::HeatMap {
            levels: ["Low", "Middling", "High", "Highest"].map(Text::from).into(),
            groups: vec![HeatGroup {
                name: "1  Check".into(),
                aside: "middle: Low".into(),
                rows: vec![row("1a Alpha", Some(rated), "Low"), row("1b Beta", None, "Not assessed")],
            }],
        },
    }
}

fn page(blocks: Vec<Block>) -> Document {
    let properties = Properties { title: "Round <1>".to_owned(), kind: "Report".to_owned(), ..Properties::default() };
    Document { properties, blocks }
}

#[test]
fn a_page_lets_nothing_in_but_its_own_looks() {
    let text = write(&page(vec![Block::Heading(1, "Round <1>".into())]));
    assert!(text.starts_with("<!doctype html>\n<html lang=\"en-GB\">"));
    let policy = "default-src 'none'; style-src 'sha256-";
    assert!(text.contains(&format!("content=\"{policy}{STYLE_DIGEST}'; base-uri 'none'; form-action 'none'\"")));
    assert!(text.contains(&format!("<style>{STYLE}</style>")));
    assert!(text.contains("<title>Round &lt;1&gt;: Report</title>") && text.contains("<h1>Round &lt;1&gt;</h1>"));
    for way_out in ["src=", "url(", "@import", "<script", "<link", "http://", "https://", "style=\""] {
        assert!(!text.contains(way_out), "{way_out}");
    }
}

#[test]
fn contents_lead_to_headings() {
    let headings = [(1, "Title"), (2, "One"), (3, "One a"), (4, "Notes"), (2, "Two")];
    let text = write(&page(headings.map(|(level, text)| Block::Heading(level, text.into())).into()));
    for (block, tag, title) in [(1, "h2", "One"), (2, "h3", "One a"), (4, "h2", "Two")] {
        assert!(text.contains(&format!("<a href=\"#s{block}\">{title}</a>")), "{title}");
        assert!(text.contains(&format!("<{tag} id=\"s{block}\">{title}</{tag}>")), "{title}");
    }
    assert_eq!(text.matches("<a href=\"#s").count(), 3);
}

/// Everything that a chart shows stands in both of its drawings, and in its table.
#[test]
fn a_chart_says_the_same_three_times() {
    let chart = heat_map();
    for drawing in drawings(&chart) {
        let labels: Vec<&str> = drawing.labels.iter().map(|label| label.text.as_str()).collect();
        for said in ["1a Alpha", "3/3", "1/2", "0/4", "–", "Low", "Not assessed", "1  Check", "middle: Low"] {
            assert!(labels.join(" ").contains(said), "{said} in {labels:?}");
        }
        let classes = |class: &str| drawing.rects.iter().filter(|found| found.class == class).count();
        // One of each in the map and one of each in its key.
        assert_eq!(["share all", "share part", "share none", "aim"].map(classes), [2, 2, 2, 2]);
        let [aimed, rating] = ["aim", "rating pale"].map(|class| classed(&drawing, class)[0]);
        let high = drawing.rects.iter().find(|found| found.class == "share none").unwrap();
        assert!(aimed.x >= high.x + high.width && aimed.x < rating.x, "the mark stands after the level aimed for");
        assert_eq!((aimed.y, rating.y), (high.y, high.y));
        let right = drawing.rects.iter().map(|found| found.x + found.width).max();
        assert!(right <= Some(drawing.width), "{right:?}");
    }
    let text = write(&page(vec![Block::Chart(chart)]));
    assert!(text.contains("<td class=\"share all\">3 of 3</td><td class=\"share part\">1 of 2</td>"));
    let marked = "<td class=\"share none aim\">0 of 4</td><td class=\"share\">–</td><td class=\"rating pale\">Low<br>aims for High</td>";
    assert!(text.contains(marked), "{text}");
    assert!(text.contains("<td></td><td>Not assessed</td></tr>"), "{text}");
}

/// A screen reader says the title of a chart once, and what it shows once: the drawings and the table are named without repeating it.
#[test]
fn a_chart_is_described_once() {
    let text = write(&page(vec![Block::Chart(heat_map())]));
    assert_eq!(text.matches("What is in place<").count(), 1, "{text}");
    assert!(text.contains("<figcaption id=\"c0\">What is in place</figcaption>"));
    assert!(text.contains("<table aria-labelledby=\"c0\">\n<thead>"));
    // One of the two drawings is hidden by the width of the screen.
    assert_eq!(text.matches("aria-label=\"One row for each area. Middling counts as good enough.\"").count(), 2);
    assert_eq!(text.matches("One row for each area.").count(), 2);
}

/// On a narrow screen the words of a rating are never broken: where they are too long to stand beside the cells, they stand below.
#[test]
fn long_words_of_ratings_stay_whole() {
    let mut chart = heat_map();
    let Figure::HeatMap { groups, .. } = &mut chart.figure else { unreachable!() };
    groups[0].rows[0].rating = "Interorganisationally evaluated".into();
    let [_, narrow] = drawings(&chart);
    let label = narrow.labels.iter().find(|label| label.text == "Interorganisationally evaluated");
    let box_of = classed(&narrow, "rating pale")[0];
    assert!(label.is_some() && box_of.x == 0 && box_of.y > classed(&narrow, "aim")[0].y);
}

/// A table of few columns with long titles becomes a list on a narrow screen, where each entry says what it is.
#[test]
fn narrow_tables_become_lists() {
    let columns =
        vec![Column::flexible("Action"), Column::fixed("Responsible"), Column::fixed("Due"), Column::fixed("Status")];
    let rows = vec![Row::new(vec!["1 Meet".into(), "The lead".into(), Text::default(), "open".into()])];
    let text = write(&page(vec![Block::Table(Table { caption: "Actions".into(), columns, rows })]));
    let row = "<th scope=\"row\">1 Meet</th><td data-title=\"Responsible\">The lead</td><td></td><td data-title=\"Status\">open</td>";
    assert!(text.contains("<table class=\"stacks\">") && text.contains(row), "{text}");
}

fn changed(figure: Figure) -> [Drawing; 2] {
    let (title, description) = ("Changes".to_owned(), "What has changed.".to_owned());
    drawings(&Chart { title, description, figure, aims: Text::default(), since: Some("May 2025".to_owned()) })
}

fn classed<'d>(drawing: &'d Drawing, class: &str) -> Vec<&'d canvas::Rect> {
    drawing.rects.iter().filter(|found| found.class == class).collect()
}

/// What was there before has a dashed edge, and is never filled.
#[test]
fn what_was_is_drawn_beside_what_is() {
    let ids = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect::<Vec<_>>();
    let row = ProfileRow {
        name: "1  Check".into(),
        areas: vec![ids(&["1c"]), ids(&["↑1a", "+1b"])],
        left: vec![ids(&["1a"]), Vec::new()],
        middle: Some(1),
        unrated: 0,
    };
    let ratings = vec!["Low".into(), "High".into()];
    for drawing in changed(Figure::Profile { ratings, good_enough: 1, rows: vec![row] }) {
        let [line, middle] = ["aim", "middle"].map(|class| classed(&drawing, class)[0]);
        assert!(line.x < middle.x && line.x + line.width + 4 > middle.x, "good enough begins at the second rating");
        assert_eq!((classed(&drawing, "share all").len(), classed(&drawing, "was").len()), (3, 1));
        let labels: Vec<&str> = drawing.labels.iter().map(|label| label.text.as_str()).collect();
        assert!(["↑1a", "+1b", "1c", "1a"].iter().all(|id| labels.contains(id)), "{labels:?}");
        assert!(labels.concat().contains("Since May 2025: ↑ up"), "{labels:?}");
    }
    // 3 of 4, and half of it before: 1 of 4 and a half fits no count, so 3 of 8.
    let bar = Bar { name: "Low".into(), share: Share::new(3, 4).since(Share::new(3, 8)) };
    let counted = Counted { of: "Level", part: "Done", rest: "To do", whole: "All" };
    for drawing in changed(Figure::Bars { counted, bars: vec![bar] }) {
        let width = |class| classed(&drawing, class)[0].width;
        assert!(width("share all").abs_diff(2 * width("was")) <= 1);
        let labels: Vec<&str> = drawing.labels.iter().map(|label| label.text.as_str()).collect();
        assert!(labels.contains(&"3 of 4") && labels.contains(&"3 of 8"), "{labels:?}");
    }
}

/// Where there is no room for both numbers, the arrow says that there was another, and the table which.
#[test]
fn in_little_room_what_was_gives_way() {
    let mut chart = heat_map();
    let Figure::HeatMap { groups, .. } = &mut chart.figure else { unreachable!() };
    let rated = groups[0].rows[0].rated.as_mut().unwrap();
    rated.shares = vec![Share::new(12, 13).since(Share::new(10, 11)); 4];
    let [wide, narrow] = changed(chart.figure);
    let says = |drawing: &Drawing, text: &str| drawing.labels.iter().any(|label| label.text == text);
    assert!(says(&wide, "10/11→12/13") && says(&wide, "Arrow: May 2025 → now"));
    assert!(says(&narrow, "→12/13") && !says(&narrow, "10/11→12/13"));
}

#[test]
fn words_of_another_language_are_marked() {
    let arabic = Arc::new(Language { tag: "ar".to_owned(), right_to_left: true });
    let said = Text::from("The team aims for ").quoted(&Worded::new("ناضج".to_owned(), &arabic)).and(", not ");
    let mut document = page(vec![Block::Paragraph(said.quoted(&"Emerging".into()).and("."))]);
    let expected = "<p>The team aims for <span lang=\"ar\" dir=\"auto\">ناضج</span>, not Emerging.</p>";
    // One text of many: the page reads as before.
    let text = write(&document);
    assert!(text.contains("<html lang=\"en-GB\">") && text.contains(expected), "{text}");
    document.properties.language = Arc::unwrap_or_clone(arabic);
    let text = write(&document);
    assert!(text.contains("<html lang=\"en-GB\" dir=\"rtl\">") && text.contains(expected), "{text}");
}

/// A text that reads from right to left keeps its own order and its marks, and leaves ours alone.
#[test]
fn texts_that_read_from_right_to_left_are_set_apart() {
    let said =
        Text::from("Evidence: ").and("اجتماع\u{200f} (2026)\r\n- العدد 3!").and(" (Cy)").strong("\u{202e}x\u{200b}y");
    let text = write(&page(vec![Block::Paragraph(said)]));
    let expected =
        "<p>Evidence: <bdi>اجتماع\u{200f} (2026)<br>- العدد 3!</bdi> (Cy)<strong>&lt;U+202E&gt;x\u{200b}y</strong></p>";
    assert!(text.contains(expected), "{text}");
    let mut document = page(Vec::new());
    document.properties.organisation = "עמותה (בע\"מ) 12".to_owned();
    assert!(write(&document).contains("<span dir=\"auto\">עמותה (בע&quot;מ) 12</span>"));
}

#[test]
fn texts_keep_their_tones_and_lines() {
    let said = Text::from("plain ").strong("strong").quiet(" quiet").line().and("next\nline").scale(Some(1), 2);
    let text = write(&page(vec![Block::Paragraph(said)]));
    assert!(text.contains(
        "<p>plain <strong>strong</strong><span class=\"quiet\"> quiet</span><br>next<br>line\
         <span class=\"scale\" role=\"img\" aria-label=\"1 of 2\">■□</span></p>"
    ));
    assert!(Text::from("x").all(Tone::Strong).pieces == Text::default().strong("x").pieces);
}
