//! Reads web pages, and Markdown with HTML in it, as paper. Tags are taken as browsers take them, from the same tokenizer; what they mean
//! for the layout is not asked: only lines, tables and boxes are.

use std::cell::RefCell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};

use crate::forms::NotRead;
use crate::forms::paper::letters::without_bullet;
use crate::forms::paper::signs::{box_at_start, pieces};
use crate::forms::paper::{Block, Line, Paper, Piece, Tick};

/// The lines, tables and boxes of a web page.
///
/// # Errors
/// If it is far larger than a form, or made to take very long: a part of it would be told as the whole.
pub fn read_html(text: &str) -> Result<Paper, NotRead> {
    let tokenizer = Tokenizer::new(Sink::default(), TokenizerOpts::default());
    let queue = BufferQueue::default();
    // The tokenizer compares each attribute of a tag with all others of it. How many there may be is told by what separates them, in
    // the pieces through which it has no token to give.
    let (mut pending, mut work) = (0_u64, 0_u64);
    let square = |number: u64| number.saturating_mul(number);
    for piece in pieces_of(text) {
        tokenizer.sink.0.borrow_mut().has_token = false;
        queue.push_back(StrTendril::from_slice(piece));
        // The sink asks for no pause.
        let _ = tokenizer.feed(&queue);
        let is_separator = |byte: &&u8| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'"' | b'\'');
        let separators = piece.as_bytes().iter().filter(is_separator).count() as u64;
        let builder = tokenizer.sink.0.borrow();
        if !builder.has_token {
            pending += separators;
        } else if pending > 0 {
            work = work.saturating_add(square(pending + separators));
            pending = 0;
        }
        if builder.count > MOST_LINES || work.saturating_add(square(pending)) > MOST_WORK {
            let hint = "open it, take out pictures and everything that isn't the form, and save it again";
            return Err(NotRead::new("has far more in it than a form can have", hint));
        }
    }
    tokenizer.end();
    Ok(tokenizer.sink.0.into_inner().end())
}

/// The most lines, rows and cells of a page; the publication's has about three thousand.
const MOST_LINES: usize = 100_000;
/// The most comparisons of attributes with each other. A picture of over one megabyte in an attribute looks like as many.
/// Programs that are built for tests are far slower.
const MOST_WORK: u64 = if cfg!(test) { 20_000_000 } else { 500_000_000 };

/// A text in pieces that are short beside it.
fn pieces_of(text: &str) -> impl Iterator<Item = &str> {
    const LENGTH: usize = 1_024;
    let mut rest = text;
    std::iter::from_fn(move || {
        let (piece, after) = rest.split_at(rest.ceil_char_boundary(LENGTH));
        rest = after;
        (!piece.is_empty()).then_some(piece)
    })
}

/// The same of Markdown: tables with tabs or bars between their cells, headings, lists and task boxes, and HTML anywhere.
///
/// # Errors
/// As with [`read_html`].
pub fn read_markdown(text: &str) -> Result<Paper, NotRead> {
    let mut html = String::with_capacity(text.len() * 2);
    let (mut in_rows, mut depth) = (false, 0_usize);
    for line in text.replace("\r\n", "\n").split('\n') {
        let cells = if depth == 0 { cells(line) } else { None };
        match cells {
            Some(cells) => {
                html.push_str(if in_rows { "<tr>" } else { "<table><tr>" });
                in_rows = true;
                for cell in cells {
                    html.push_str("<td>");
                    html.push_str(&inline(&cell));
                }
            }
            None => {
                if in_rows {
                    html.push_str("</table>");
                }
                in_rows = false;
                // A table in HTML over several lines.
                let is_inside = depth > 0;
                let count = |tag: &str| line.to_ascii_lowercase().matches(tag).count();
                depth = (depth + count("<table")).saturating_sub(count("</table"));
                html.push_str(&if is_inside || depth > 0 { line.to_owned() } else { format!("<p>{}", inline(line)) });
            }
        }
        html.push('\n');
    }
    read_html(&html)
}

/// The cells of a row of a table: between tabs, or between bars. Rows of dashes, and dashes for an empty cell, are empty.
fn cells(line: &str) -> Option<Vec<String>> {
    let bars = line.trim().strip_prefix('|');
    let cells: Vec<String> = match bars {
        Some(rest) => {
            let rest = rest.strip_suffix('|').unwrap_or(rest);
            rest.replace("\\|", "\u{0}").split('|').map(|cell| cell.replace('\u{0}', "|")).collect()
        }
        None if line.contains('\t') && !line.trim().is_empty() => line.split('\t').map(str::to_owned).collect(),
        None => return None,
    };
    let is_empty = |cell: &str| cell.trim().chars().all(|letter| matches!(letter, '-' | ':' | '–' | '—'));
    let with_text = |cell: String| if is_empty(&cell) { String::new() } else { cell };
    // A table of contents has page numbers behind its tabs: it is a line.
    let has_pages = bars.is_none() && cells.last().is_some_and(|cell| cell.trim().parse::<u32>().is_ok());
    if has_pages { None } else { Some(cells.into_iter().map(with_text).collect()) }
}

/// A line without the marks of Markdown. Boxes become those of HTML.
fn inline(line: &str) -> String {
    let line = line.trim();
    let hashes = line.trim_start_matches('#');
    let text = if hashes.len() < line.len() && hashes.starts_with(' ') { hashes.trim() } else { line };
    let entry = without_bullet(text);
    let with_box = box_at_start(entry).filter(|_| entry.starts_with(['[', '\\']));
    let (before, text) = match &with_box {
        Some((Tick::Yes, rest)) => ("<input type=checkbox checked>".to_owned(), *rest),
        Some((Tick::No, rest)) => ("<input type=checkbox>".to_owned(), *rest),
        Some((Tick::Unclear { found, .. }, rest)) => {
            let found = found.replace('&', "&amp;").replace('"', "&quot;");
            (format!("<input type=checkbox data-found=\"{found}\">"), *rest)
        }
        None => (String::new(), if entry.starts_with('<') { entry } else { text }),
    };
    format!("{before}{}", without_links(&text.replace("**", "").replace("__", "")))
}

/// The text with links' words alone.
fn without_links(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    // Each letter is looked at only a few times, however many brackets there are.
    while let Some((before, target)) = rest.split_once("](") {
        let words = before.rsplit_once('[').filter(|(_, words)| !words.contains(']'));
        let Some((before_link, words)) = words else {
            plain.push_str(before);
            plain.push_str("](");
            rest = target;
            continue;
        };
        let Some((_, after)) = target.split_once(')') else { break };
        plain.push_str(before_link);
        plain.push_str(words);
        rest = after;
    }
    plain + rest
}

/// Takes the tokenizer's tokens.
#[derive(Default)]
struct Sink(RefCell<Builder>);

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<()> {
        let mut builder = self.0.borrow_mut();
        builder.number = line;
        builder.has_token = true;
        match token {
            Token::TagToken(tag) => return builder.tag(&tag),
            Token::CharacterTokens(text) => builder.text(&text),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

/// Builds paper from tags and texts.
#[derive(Default)]
struct Builder {
    blocks: Vec<Block>,
    /// The rows of the table that is open, outermost; cells of tables within it belong to the cell that they are in.
    rows: Option<Vec<Vec<Vec<Line>>>>,
    depth: usize,
    line: Line,
    number: u64,
    /// How many lines, rows and cells there are.
    count: usize,
    /// Whether there was a token since that was last asked.
    has_token: bool,
    /// The element whose content is no text of the page, if one is open.
    skipped: Option<String>,
}

impl Builder {
    fn tag(&mut self, tag: &Tag) -> TokenSinkResult<()> {
        let name: &str = &tag.name;
        let is_start = tag.kind == TagKind::StartTag;
        if let Some(skipped) = &self.skipped {
            if !is_start && skipped == name {
                self.skipped = None;
            }
            return TokenSinkResult::Continue;
        }
        match name {
            "script" | "style" | "title" | "textarea" | "noscript" | "template" if is_start && !tag.self_closing => {
                self.skipped = Some(name.to_owned());
                return match name {
                    "script" => TokenSinkResult::RawData(RawKind::ScriptData),
                    "style" => TokenSinkResult::RawData(RawKind::Rawtext),
                    "title" | "textarea" => TokenSinkResult::RawData(RawKind::Rcdata),
                    _ => TokenSinkResult::Continue,
                };
            }
            "input" if is_start => self.input(tag),
            "table" => self.table(is_start),
            "tr" if is_start && self.depth == 1 => {
                self.end_line();
                self.count += 1;
                self.rows.get_or_insert_default().push(Vec::new());
            }
            "td" | "th" if is_start && self.depth == 1 => {
                self.end_line();
                self.count += 1;
                let rows = self.rows.get_or_insert_default();
                if rows.is_empty() {
                    rows.push(Vec::new());
                }
                if let Some(row) = rows.last_mut() {
                    row.push(Vec::new());
                }
            }
            _ if is_block(name) => self.end_line(),
            _ if is_start && attribute(tag, "role").is_some_and(|role| role == "checkbox") => {
                let is_ticked = attribute(tag, "aria-checked").is_some_and(|checked| checked == "true");
                self.piece(Piece::Box(if is_ticked { Tick::Yes } else { Tick::No }));
            }
            _ => {}
        }
        TokenSinkResult::Continue
    }

    fn input(&mut self, tag: &Tag) {
        if attribute(tag, "type").is_none_or(|kind| !kind.trim().eq_ignore_ascii_case("checkbox")) {
            return;
        }
        let tick = match attribute(tag, "data-found") {
            Some(found) => Tick::Unclear { found, why: "it is neither an x nor a blank".to_owned() },
            None if attribute(tag, "checked").is_some() => Tick::Yes,
            None => Tick::No,
        };
        self.piece(Piece::Box(tick));
    }

    fn table(&mut self, is_start: bool) {
        self.end_line();
        if is_start {
            self.depth += 1;
            self.rows.get_or_insert_default();
            return;
        }
        self.depth = self.depth.saturating_sub(1);
        if self.depth == 0 {
            self.end_table();
        }
    }

    fn text(&mut self, text: &str) {
        if self.skipped.is_some() {
            return;
        }
        // The tokenizer tells the line on which a text ends.
        let ends = |text: &str| u64::try_from(text.matches('\n').count()).unwrap_or_default();
        let before_words = &text[..text.len() - text.trim_start().len()];
        self.number = self.number.saturating_sub(ends(text)) + ends(before_words);
        for piece in pieces(text) {
            self.piece(piece);
        }
    }

    fn piece(&mut self, piece: Piece) {
        let is_blank = |piece: &Piece| matches!(piece, Piece::Text(text) if text.trim().is_empty());
        if self.line.pieces.iter().all(is_blank) {
            self.line.place = format!("line {}", self.number);
        }
        match (self.line.pieces.last_mut(), piece) {
            (Some(Piece::Text(before)), Piece::Text(text)) => before.push_str(&text),
            (_, piece) => self.line.pieces.push(piece),
        }
    }

    fn end_line(&mut self) {
        let mut line = std::mem::take(&mut self.line);
        for piece in &mut line.pieces {
            if let Piece::Text(text) = piece {
                *text = text.split_whitespace().collect::<Vec<_>>().join(" ");
            }
        }
        line.pieces.retain(|piece| *piece != Piece::Text(String::new()));
        if line.pieces.is_empty() {
            return;
        }
        self.count += 1;
        let cell = self.rows.as_mut().and_then(|rows| rows.last_mut()).and_then(|row| row.last_mut());
        match cell {
            Some(cell) => cell.push(line),
            None => self.blocks.push(Block::Line(line)),
        }
    }

    fn end_table(&mut self) {
        self.end_line();
        self.blocks.extend(self.rows.take().filter(|rows| !rows.is_empty()).map(Block::Table));
    }

    fn end(mut self) -> Paper {
        self.end_table();
        Paper { blocks: self.blocks }
    }
}

fn attribute(tag: &Tag, name: &str) -> Option<String> {
    tag.attrs.iter().find(|attribute| &*attribute.name.local == name).map(|attribute| attribute.value.to_string())
}

/// Whether an element begins a line of its own.
fn is_block(name: &str) -> bool {
    const BLOCKS: &[&str] = &[
        "p",
        "div",
        "br",
        "hr",
        "li",
        "ul",
        "ol",
        "dl",
        "dt",
        "dd",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "section",
        "article",
        "header",
        "footer",
        "main",
        "nav",
        "aside",
        "blockquote",
        "pre",
        "figure",
        "figcaption",
        "caption",
        "thead",
        "tbody",
        "tfoot",
        "tr",
        "td",
        "th",
        "body",
        "form",
        "fieldset",
        "legend",
        "details",
        "summary",
        "address",
        "option",
    ];
    BLOCKS.contains(&name)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Paper in a few signs: `+` and `-` for boxes, `/` between lines of a cell, `|` between cells.
    fn told(paper: &Paper) -> Vec<String> {
        let line = |line: &Line| {
            let piece = |piece: &Piece| match piece {
                Piece::Text(text) => text.clone(),
                Piece::Box(Tick::Yes) => "+".to_owned(),
                Piece::Box(Tick::No) => "-".to_owned(),
                Piece::Box(Tick::Unclear { found, .. }) => format!("({found})"),
            };
            line.pieces.iter().map(piece).collect::<String>()
        };
        let cell = |cell: &Vec<Line>| cell.iter().map(line).collect::<Vec<_>>().join("/");
        let row = |row: &Vec<Vec<Line>>| row.iter().map(cell).collect::<Vec<_>>().join("|");
        let block = |block: &Block| match block {
            Block::Line(text) => line(text),
            Block::Table(rows) => format!("[{}]", rows.iter().map(row).collect::<Vec<_>>().join("; ")),
        };
        paper.blocks.iter().map(block).collect()
    }

    #[test]
    fn web_pages() {
        for (html, expected) in [
            ("<h2>1a. Name</h2><p>one<br>two", vec!["1a. Name", "one", "two"]),
            ("<ul><li><input type=checkbox> a<li><input type='CHECKBOX' checked> b", vec!["-a", "+b"]),
            ("<input type=checkbox checked=\"\">a<input type=checkbox>b", vec!["+a-b"]),
            ("<span role=checkbox aria-checked=true></span>a ☐ b", vec!["+a-b"]),
            ("<table><tr><th>A<th>B<tr><td>1<p>2</td><td><b>3</b> &amp; 4</table>x", vec!["[A|B; 1/2|3 & 4]", "x"]),
            ("<table><tr><td>a<table><tr><td>b</table>c</table>", vec!["[a/b/c]"]),
            ("<script>if (a<b) '<p>no</p>'</script><style>p{}</style>yes<input type=radio>", vec!["yes"]),
            ("<table>a", vec!["a"]),
            ("", vec![]),
        ] {
            assert_eq!(told(&read_html(html).unwrap()), expected, "{html}");
        }
    }

    #[test]
    fn markdown_with_html() {
        for (text, expected) in [
            ("# **1a. Name**\n\n- [x] a\n* [ ] b\n+ [x ] c", vec!["1a. Name", "+a", "-b", "([x ])c"]),
            ("A\t<ul><li><input type=checkbox> a</li></ul>\tb\n--\tmore\t--", vec!["[A|-a|b; |more|]"]),
            ("| A | B |\n|---|:-:|\n| 1 \\| 2 | ☒ c |", vec!["[A|B; |; 1 | 2|+c]"]),
            ("Foreword .....\t2", vec!["Foreword ..... 2"]),
            ("see [the **plan**](#) and [x]", vec!["see the plan and [x]"]),
            ("<table>\n<tr>\n<td>a\tb</td>\n</tr>\n</table>\nc", vec!["[a b]", "c"]),
        ] {
            assert_eq!(told(&read_markdown(text).unwrap()), expected, "{text}");
        }
        let paper = read_markdown("one\n\nthree\n- [x] four").unwrap();
        assert_eq!(paper.lines().map(|line| line.place.as_str()).collect::<Vec<_>>(), ["line 1", "line 3", "line 4"]);
    }

    #[test]
    fn links_and_brackets() {
        for (text, expected) in [
            ("a [b](c) d [e](f)", "a b d e"),
            ("[a [b](c)", "[a b"),
            ("[a] (b) [c](d", "[a] (b) [c](d"),
            ("a](b) [c](d)", "a](b) c"),
            ("[a]b](c) [d](e)", "[a]b](c) d"),
        ] {
            assert_eq!(without_links(text), expected);
        }
        for part in ["[", "[a](", "](", "[a](b)"] {
            let text = part.repeat(300_000);
            assert_eq!(without_links(&text).len(), if part == "[a](b)" { 300_000 } else { text.len() });
        }
    }

    /// Pages that would take very long, or that are far larger than a form, have nothing in them; long pictures and texts do no harm.
    #[test]
    fn pages_that_are_made_to_do_harm() {
        let attributes = (0..200_000).map(|number| format!("a{number}")).collect::<Vec<_>>().join(" ");
        for page in [
            format!("<p {attributes}>one<p>two"),
            "<p>word\n".repeat(MOST_LINES + 500),
            format!("<table>{}", "<tr>".repeat(MOST_LINES + 1)),
            format!("<table>{}", "<td>".repeat(MOST_LINES + 1)),
        ] {
            assert!(read_html(&page).is_err());
        }
        let picture = "iVBORw0KGgo/é".repeat(4_000);
        let page = format!("<p><img src=\"{picture}\">one{}<p>two", " ".repeat(1_000_000));
        assert_eq!(told(&read_html(&page).unwrap()), ["one", "two"]);
    }

    proptest! {
        #[test]
        fn any_text_is_read(text in "(?s).{0,100}", mixed in prop::collection::vec(prop::sample::select(vec!["<table>", "</table>", "<tr>", "<td>", "\t", "\n", "|", "[x]", "<input type=checkbox>", "<script>", "☒", "a", "<", "&amp", "](", "\\"]), 0..40)) {
            for text in [text, mixed.concat()] {
                let _ = read_html(&text);
                let _ = read_markdown(&text);
            }
        }
    }
}
