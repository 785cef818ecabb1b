//! Our styles and a template's as one: where the template has a style of the same name, it takes the place of ours, and what it lacks is
//! added.

use std::collections::{HashMap, HashSet};

use quick_xml::escape::escape;

use super::clean::{Child, DRAWING, WORDS, children};
use super::template::HouseStyles;

/// The elements by which a text, a footer or a style names a style.
const NAMES_A_STYLE: [&str; 6] = ["pStyle", "rStyle", "tblStyle", "basedOn", "next", "link"];
/// Our own style of tables. It is as the template's grid is, with a header in bold.
const TABLE: &str = "Thrive Table";
const GRID: &str = "Table Grid";
/// The number of our list, without a template.
const OUR_NUMBER: usize = 1;

/// The parts of a document that has a template's styles.
pub(super) struct Restyled {
    pub(super) styles: String,
    pub(super) numbering: String,
    /// The theme; `None` where the template has none.
    pub(super) theme: Option<String>,
    names: HashMap<String, String>,
}

impl Restyled {
    /// Brings our styles and numbering, as they are written without a template, together with a template's. `None` if ours could
    /// not be read, which they always can.
    pub(super) fn of(template: &HouseStyles, styles: &str, numbering: &str) -> Option<Self> {
        let (ours, our_numbering) = (children(styles, "styles", WORDS)?, children(numbering, "numbering", WORDS)?);
        let number = next_number(&template.numbering);
        let names = names(template, &ours);
        let mut restyled = Self {
            styles: String::new(),
            numbering: merged_numbering(&template.numbering, &our_numbering, number),
            theme: theme(&template.theme),
            names,
        };
        let added: String = ours
            .iter()
            .filter(|style| style.element == "style" && find(template, style).is_none())
            .map(|style| restyled.own_style(template, style, number))
            .collect();
        let theirs: String =
            template.styles.iter().filter(|style| style.element == "style").map(|style| style.xml.as_str()).collect();
        let start = opening("styles");
        restyled.styles = format!("{start}{}{theirs}{added}</w:styles>", defaults(template, &ours, styles)?);
        Some(restyled)
    }

    /// A text or a footer, in which our names of styles are changed to those that they have now.
    pub(super) fn named_anew(&self, xml: &str) -> String {
        NAMES_A_STYLE.iter().fold(xml.to_owned(), |xml, element| {
            let mark = format!("<w:{element} w:val=\"");
            let mut pieces = xml.split(mark.as_str());
            let mut out = pieces.next().unwrap_or_default().to_owned();
            for piece in pieces {
                let (name, rest) = piece.split_once('"').unwrap_or((piece, ""));
                let name = self.names.get(name).map_or(name, String::as_str);
                out += &format!("{mark}{name}\"{rest}");
            }
            out
        })
    }

    /// One of our styles as it is added: under a name that is free, with our number of lists.
    fn own_style(&self, template: &HouseStyles, style: &Child, number: usize) -> String {
        let id = style.get("styleId");
        let now = self.names.get(id).map_or(id, String::as_str);
        if let (TABLE, Some(grid)) = (style.name.as_str(), grid(template)) {
            return format!(
                "<w:style w:type=\"table\" w:customStyle=\"1\" w:styleId=\"{now}\"><w:name w:val=\"{TABLE}\"/><w:basedOn w:val=\"{}\"/>\
                 <w:tblStylePr w:type=\"firstRow\"><w:rPr><w:b/><w:bCs/></w:rPr></w:tblStylePr></w:style>",
                escape(grid.get("styleId")),
            );
        }
        self.named_anew(&style.xml)
            .replace(&format!("w:styleId=\"{id}\""), &format!("w:styleId=\"{now}\""))
            .replace(&format!("<w:numId w:val=\"{OUR_NUMBER}\">"), &format!("<w:numId w:val=\"{number}\">"))
    }
}

fn opening(root: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:{root} xmlns:w=\"{}\">",
        WORDS.namespaces[0]
    )
}

/// The template's style that takes the place of one of ours: of the same kind and name, or the default one as ours is.
fn find<'t>(template: &'t HouseStyles, ours: &Child) -> Option<&'t Child> {
    let is_default = |style: &Child| matches!(style.get("default"), "1" | "true" | "on");
    let of_kind =
        || template.styles.iter().filter(|style| style.element == "style" && style.get("type") == ours.get("type"));
    let named = of_kind().find(|style| style.name.eq_ignore_ascii_case(&ours.name));
    named.or_else(|| of_kind().find(|style| is_default(ours) && is_default(style)))
}

/// What each of our styles is called now, by the name that it has without a template.
fn names(template: &HouseStyles, ours: &[Child]) -> HashMap<String, String> {
    let mut taken: HashSet<String> = template.styles.iter().map(|style| style.get("styleId").to_owned()).collect();
    let mut names = HashMap::new();
    for style in ours.iter().filter(|style| style.element == "style") {
        let id = style.get("styleId");
        let now = find(template, style).map_or_else(
            || {
                let mut free = id.to_owned();
                while taken.contains(&free) {
                    free.insert_str(0, "Thrive");
                }
                free
            },
            |found| escape(found.get("styleId")).into_owned(),
        );
        taken.insert(now.clone());
        names.insert(id.to_owned(), now);
    }
    names
}

/// The template's table style with a line around every cell.
fn grid(template: &HouseStyles) -> Option<&Child> {
    template.styles.iter().find(|style| style.get("type") == "table" && style.name.eq_ignore_ascii_case(GRID))
}

/// The template's defaults for all text, or ours; the language is ours in any case, since our words are in it.
fn defaults(template: &HouseStyles, ours: &[Child], styles: &str) -> Option<String> {
    const END: &str = "</w:rPr></w:rPrDefault>";
    let defaults = |children: &[Child]| {
        let found = children.iter().find(|child| child.element == "docDefaults");
        found.map(|found| found.xml.clone()).filter(|xml| xml.contains(END))
    };
    let language = &styles[styles.find("<w:lang ")?..];
    let language = &language[..language.find("/>")? + 2];
    let found = defaults(&template.styles).or_else(|| defaults(ours))?;
    Some(found.replacen(END, &format!("{language}{END}"), 1))
}

/// A number that no list of the template has.
fn next_number(numbering: &[Child]) -> usize {
    let numbers = numbering.iter().flat_map(|list| [list.get("numId"), list.get("abstractNumId")]);
    let highest = numbers.filter_map(|number| number.parse::<u16>().ok()).max().unwrap_or(0);
    usize::from(highest) + 1
}

/// The template's lists, and below them ours, under this number.
fn merged_numbering(theirs: &[Child], ours: &[Child], number: usize) -> String {
    let of = |lists: &[Child], element: &str| -> String {
        lists.iter().filter(|list| list.element == element).map(|list| list.xml.as_str()).collect()
    };
    let abstract_list = of(ours, "abstractNum")
        .replace("w:abstractNumId=\"0\"", &format!("w:abstractNumId=\"{number}\""))
        // The list belongs to a style of ours only where that is in use.
        .replace("<w:pStyle w:val=\"ListBullet\"></w:pStyle>", "");
    let list = of(ours, "num")
        .replace(&format!("w:numId=\"{OUR_NUMBER}\""), &format!("w:numId=\"{number}\""))
        .replace("<w:abstractNumId w:val=\"0\">", &format!("<w:abstractNumId w:val=\"{number}\">"));
    let start = opening("numbering");
    format!("{start}{}{abstract_list}{}{list}</w:numbering>", of(theirs, "abstractNum"), of(theirs, "num"))
}

/// The template's fonts, colours and effects.
fn theme(children: &[Child]) -> Option<String> {
    let elements = children.iter().find(|child| child.element == "themeElements")?;
    let namespace = DRAWING.namespaces[0];
    let start = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    Some(format!("{start}<a:theme xmlns:a=\"{namespace}\" name=\"Template\">{}</a:theme>", elements.xml))
}
