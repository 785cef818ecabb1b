//! Writes a document as Markdown, as GitHub and its like render it. Texts from files stay texts: none of them becomes a link, HTML
//! or the border of a table.

use crate::document::{Block, Document, Entry, Piece, Row, Table, Text, Tone};
use crate::safe::{readable, readable_line};

/// The document as Markdown.
pub fn write(document: &Document) -> String {
    let blocks: Vec<String> = document.blocks.iter().map(block).collect();
    blocks.join("\n\n") + "\n"
}

fn block(block: &Block) -> String {
    match block {
        Block::Heading(level, heading) => format!("{} {}", "#".repeat(usize::from(*level)), text(heading)),
        Block::Paragraph(words) => text(words),
        Block::Table(table) => self::table(table),
        Block::Chart(chart) if chart.aims.is_empty() => self::table(&chart.table()),
        Block::Chart(chart) => format!("{}\n\n{}", self::table(&chart.table()), text(&chart.aims)),
        Block::WritingSpace(words) => format!("{}\n\n> &nbsp;", text(words)),
        Block::List(entries) => entries.iter().map(entry).collect::<Vec<_>>().join("\n"),
    }
}

fn entry(Entry { label, text: words }: &Entry) -> String {
    let (label, words) = (text(label), text(words));
    let label = if label.is_empty() || words.is_empty() { label } else { format!("**{label}**") };
    format!("- {}", [label, words].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" "))
}

fn table(table: &Table) -> String {
    let row = |cells: Vec<String>| format!("| {} |", cells.join(" | "));
    let cell = |row: &Row, cell: &Text| match text(cell) {
        words if row.group && !words.is_empty() && !words.starts_with("**") => format!("**{words}**"),
        words => words,
    };
    let mut lines = vec![
        row(table.columns.iter().map(|column| text(&column.title)).collect()),
        row(table.columns.iter().map(|_| "---".to_owned()).collect()),
    ];
    let caption = if table.caption.is_empty() {
        String::new()
    } else {
        format!("{}\n\n", text(&table.caption.clone().all(Tone::Strong)))
    };
    lines.extend(table.rows.iter().map(|line| row(line.cells.iter().map(|text| cell(line, text)).collect())));
    caption + &lines.join("\n")
}

fn text(text: &Text) -> String {
    let piece = |piece: &Piece| match piece {
        Piece::Words(words, Tone::Strong) | Piece::Quoted(words, Tone::Strong, _) if !words.trim().is_empty() => {
            let (start, end) = (words.len() - words.trim_start().len(), words.trim_end().len());
            format!("{}**{}**{}", &words[..start], escape(words.trim()), &words[end..])
        }
        Piece::Words(words, _) | Piece::Quoted(words, ..) => {
            readable(words).split('\n').map(escape).collect::<Vec<_>>().join("<br>")
        }
        Piece::Mail(address) => format!("<{address}>"),
        Piece::Bar { .. } => String::new(),
        Piece::Share(share) => share.words(),
        Piece::Break => "<br>".to_owned(),
        Piece::Scale { rank, steps } => {
            let mark = |step| rank.map_or("·", |rank| if step < rank { "■" } else { "□" });
            (0..*steps).map(mark).collect()
        }
    };
    // Two strong pieces in a row are joined. A star of a text's own is escaped, so these are ours.
    text.pieces.iter().map(piece).collect::<String>().replace("** **", " ").replace("****", "").trim().to_owned()
}

/// Words on one line, with a backslash before every character that Markdown would act on.
pub fn escape(words: &str) -> String {
    let words = readable_line(words);
    let mut escaped = String::with_capacity(words.len());
    for (start, letter) in words.char_indices() {
        let (before, rest) = words.split_at(start);
        let is_markup = match letter {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '&' | '@' | '$' => true,
            '#' | '+' | '-' | '=' => before.is_empty(),
            // A bare address would become a link.
            ':' => rest.starts_with("://"),
            '.' => before.to_lowercase().ends_with("www") || is_number(before),
            ')' => is_number(before),
            '!' => rest.starts_with("!["),
            _ => false,
        };
        if is_markup {
            escaped.push('\\');
        }
        escaped.push(letter);
    }
    escaped
}

/// Whether these are digits alone, which before a full stop or a bracket would begin a numbered list.
fn is_number(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|letter| letter.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_from_files_stay_texts() {
        for (words, escaped) in [
            ("| pipe |\nline", r"\| pipe \| line"),
            ("[x](javascript:y)", r"\[x\](javascript:y)"),
            ("![x](http://y)", r"\!\[x\](http\://y)"),
            ("<img src=x>", r"\<img src=x\>"),
            ("```fence", r"\`\`\`fence"),
            ("# not a heading", r"\# not a heading"),
            ("- [ ] not a list", r"\- \[ \] not a list"),
            ("1. not a list", r"1\. not a list"),
            ("www.example.org", r"www\.example.org"),
            ("1.5 and 2 - 3", r"1\.5 and 2 - 3"),
            ("Plain words, and a full stop.", "Plain words, and a full stop."),
        ] {
            assert_eq!(escape(words), escaped);
        }
    }

    #[test]
    fn strong_words_are_joined() {
        assert_eq!(
            text(&Text::default().strong("Map").strong(". Columns: ").strong("1: Low")),
            "**Map. Columns: 1: Low**"
        );
    }

    #[test]
    fn tables_keep_their_shape() {
        let mut document = Document::default();
        document.heading(1, "A | B");
        document.blocks.push(Block::Table(Table {
            caption: Text::default(),
            columns: vec![crate::document::Column::flexible("Area"), crate::document::Column::fixed("Level")],
            rows: vec![Row::new(vec!["1a |".into(), Text::default().scale(Some(1), 3)])],
        }));
        assert_eq!(write(&document), "# A \\| B\n\n| Area | Level |\n| --- | --- |\n| 1a \\| | ■□□ |\n");
    }
}
