//! Writes a form as an Excel workbook. People can write in the white cells alone; the rest is protected, without a password, so that
//! keys stay with what they are for.

use rust_xlsxwriter::{
    DataValidation, DocProperties, ExcelDateTime, Formula, IgnoreError, ProtectionOptions, Workbook as Excel,
    Worksheet, XlsxError,
};

use super::column::Column;
use super::looks::Looks;
use super::names::Names;
use super::rows::with_growing_rows;
use super::words::{BOXES, LISTS, Word};
use crate::document::{Labels, Properties};
use crate::formats::xlsx::cells::write_text;
use crate::formats::xlsx::{print, text};
use crate::forms::{AboutKey, Form, Key};
use crate::framework::{Area, Item, ItemRef};
use crate::own_words::{OwnWords, Phrase};

/// The rows of the ids of columns and of their heads, on the sheets that are tables.
const IDS: u32 = 0;
const HEADS: u32 = 1;
/// A column of a sheet: its width, its head and, if it is read, what it is.
type Head = (u16, Phrase, Option<Column>);

/// The columns of the questions about the assessment.
const QUESTIONS: [Head; 3] = [
    (20, Phrase::FormExcelKey, Some(Column::Key)),
    (44, Phrase::FormExcelQuestion, None),
    (72, Phrase::FormExcelAnswer, Some(Column::Answer)),
];
/// The columns of the statements. In a form with boxes, the answer has another head.
const STATEMENTS: [Head; 9] = [
    (9, Phrase::FormExcelKey, Some(Column::Key)),
    (15, Phrase::FormExcelPhase, None),
    (24, Phrase::FormExcelArea, None),
    (12, Phrase::FormExcelLevel, None),
    (60, Phrase::FormExcelStatement, None),
    (15, Phrase::FormExcelAnswer, Some(Column::Answer)),
    (28, Phrase::FormReason, Some(Column::Reason)),
    (42, Phrase::FormExcelEvidence, Some(Column::Evidence)),
    (14, Phrase::FormExcelDate, Some(Column::Date)),
];
/// The columns of the areas.
const AREAS: [Head; 7] = [
    (10, Phrase::FormExcelKey, Some(Column::Key)),
    (15, Phrase::FormExcelPhase, None),
    (28, Phrase::FormExcelArea, None),
    (52, Phrase::FormExcelAreaAbout, None),
    (20, Phrase::FormThisArea, Some(Column::Answer)),
    (32, Phrase::FormReason, Some(Column::Reason)),
    (52, Phrase::FormNote, Some(Column::Note)),
];

/// The form as the bytes of an .xlsx file; the same form always gives the same bytes. With `checkboxes`, statements have boxes to
/// tick, which only Excel 365 shows as such, and which can't be left blank.
///
/// # Panics
/// Never: whatever Excel limits is cut to the limit first.
pub fn write(form: &Form, checkboxes: bool) -> Vec<u8> {
    try_write(form, checkboxes).expect("texts, names and rows are within Excel's limits")
}

fn try_write(form: &Form, checkboxes: bool) -> Result<Vec<u8>, XlsxError> {
    let words = form.framework.own_words();
    let name = text::line(form.name(), text::MAX_IN_PROPERTY);
    // Without a date the library would take today's.
    let made = ExcelDateTime::from_ymd(2000, 1, 1)?;
    let properties = DocProperties::new().set_title(name).set_subject(words.of(Phrase::FormKind).as_str());
    let properties = properties.set_author("thrive").set_creation_datetime(&made);
    let writer =
        Writer { form, words, checkboxes, looks: Looks::new(false), first: Looks::new(true), names: Names::of(words) };
    let mut book = Excel::new();
    book.set_properties(&properties);
    writer.about(book.add_worksheet())?;
    writer.statements(book.add_worksheet())?;
    writer.areas(book.add_worksheet())?;
    writer.words(book.add_worksheet())?;
    let bytes = book.save_to_buffer()?;
    Ok(with_growing_rows(&bytes)?)
}

struct Writer<'w> {
    form: &'w Form<'w>,
    words: &'w OwnWords,
    checkboxes: bool,
    looks: Looks,
    /// The same for the first row of an area.
    first: Looks,
    names: Names,
}

impl Writer<'_> {
    /// The first sheet: what it is, how to fill it in, and the questions about the assessment.
    fn about(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        sheet.set_name(&self.names.about)?;
        let looks = &self.looks;
        write_text(sheet, 0, 0, &text::line(self.form.name(), text::MAX_IN_LINE), &looks.styles.title)?;
        sheet.set_row_height(0, 24)?;
        let framework = self.form.framework;
        let kind = format!("{}: {} ({})", self.words.of(Phrase::FormKind), framework.title(), framework.version());
        write_text(sheet, 1, 0, &text::line(&kind, text::MAX_IN_LINE), &looks.styles.note)?;
        write_text(sheet, 3, 0, self.words.of(Phrase::FormExcelHow), &looks.styles.heading)?;
        let mut row = 4;
        for line in self.how() {
            self.line(sheet, row, &line)?;
            row += 1;
        }
        row += 1;
        write_text(sheet, row, 0, self.words.of(Phrase::FormAboutYou), &looks.styles.heading)?;
        row = self.questions(sheet, row + 1)?;
        if let Some(address) = &self.form.return_to {
            let line = self.words.of(Phrase::FormReturnTo).replace("{address}", address);
            self.line(sheet, row + 1, &line)?;
            row += 2;
        }
        let terms = self.form.terms();
        if !terms.is_empty() {
            write_text(sheet, row + 1, 0, self.words.of(Phrase::FormWordsUsed), &looks.styles.heading)?;
            row += 2;
            // Each in one cell: nothing that stands alone in a cell can be taken for a key or an answer.
            for (term, meaning) in terms {
                self.line(sheet, row, &format!("{term}: {meaning}"))?;
                row += 1;
            }
        }
        self.line(sheet, row + 1, self.words.of(Phrase::FormKeep))?;
        self.line(sheet, row + 2, &self.form.head.line())?;
        self.print(sheet, &self.names.about);
        sheet.set_print_area(0, 0, row + 2, 2)?;
        protect(sheet);
        Ok(())
    }

    /// The questions about the assessment, from the row of the ids on; returns the row below them.
    fn questions(&self, sheet: &mut Worksheet, ids: u32) -> Result<u32, XlsxError> {
        let looks = &self.looks;
        self.heads(sheet, ids, &QUESTIONS)?;
        let mut row = ids + 2;
        for about in AboutKey::ALL {
            let known = self.form.title.as_deref().filter(|_| about == AboutKey::Title);
            write_text(sheet, row, 0, &Key::About(about).text(self.form.framework), &looks.key)?;
            write_text(sheet, row, 1, self.words.of(about.label()), &looks.said_strong)?;
            match known {
                Some(title) => write_text(sheet, row, 2, title, &looks.input)?,
                None => drop(sheet.write_blank(row, 2, &looks.input)?),
            }
            row += 1;
        }
        Ok(row)
    }

    /// How to fill the form in, in a few paragraphs.
    fn how(&self) -> Vec<String> {
        let of = |phrase| self.words.of(phrase).as_str();
        let first = if self.checkboxes { Phrase::FormExcelHowBoxes } else { Phrase::FormExcelHowList };
        let first = of(first)
            .replace("{sheet}", &self.names.statements)
            .replace("{yes}", of(Phrase::FormYes))
            .replace("{no}", of(Phrase::FormNo))
            .replace("{unknown}", of(Phrase::FormUnknown))
            .replace("{other}", of(Phrase::FormNotApplicable));
        let others = [
            of(Phrase::FormExcelHowBlank).to_owned(),
            of(Phrase::FormExcelHowAreas).replace("{sheet}", &self.names.areas),
            of(Phrase::FormExcelHowSort).to_owned(),
        ];
        let we = self.form.we().map(ToString::to_string);
        we.into_iter().chain([first]).chain(others).collect()
    }

    /// A paragraph across the first sheet.
    fn line(&self, sheet: &mut Worksheet, row: u32, words: &str) -> Result<(), XlsxError> {
        let shown = text::cell(words);
        sheet.merge_range(row, 0, row, 2, "", &self.looks.note)?;
        write_text(sheet, row, 0, &shown, &self.looks.note)?;
        if let Some(height) = text::height(std::iter::once((&*shown, widths(&QUESTIONS).iter().sum::<u16>()))) {
            sheet.set_row_height(row, height)?;
        }
        Ok(())
    }

    /// The second sheet: all statements, one in a row.
    fn statements(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        sheet.set_name(&self.names.statements)?;
        let mut columns = STATEMENTS;
        if self.checkboxes {
            columns[5].1 = Phrase::FormExcelInPlace;
        }
        self.heads(sheet, IDS, &columns)?;
        let mut row = HEADS + 1;
        for area in &self.form.areas {
            for item in &area.items {
                self.statement(sheet, row, area, item)?;
                row += 1;
            }
        }
        let last = row.saturating_sub(1).max(HEADS + 1);
        if !self.checkboxes {
            self.choices(sheet, (HEADS + 1, 5, last), &Word::ANSWERS, 0)?;
        }
        self.finish_table(sheet, &self.names.statements, last, STATEMENTS.len())
    }

    fn statement(&self, sheet: &mut Worksheet, row: u32, area: &Area, item: &Item) -> Result<(), XlsxError> {
        let is_first = area.items.first().is_some_and(|first| first.index == item.index);
        let (looks, framework) = (if is_first { &self.first } else { &self.looks }, self.form.framework);
        let (phase, label) = (framework[area.phase].label(), area.label());
        let key = Key::Item(ItemRef { area: area.index, item: item.index }).text(framework);
        write_text(sheet, row, 0, &key, &looks.key)?;
        write_text(sheet, row, 1, &phase, &looks.said)?;
        write_text(sheet, row, 2, &label, &looks.said)?;
        write_text(sheet, row, 3, &framework[item.level].name, &looks.said)?;
        write_text(sheet, row, 4, &item.text, &looks.said)?;
        if self.checkboxes {
            sheet.insert_checkbox_with_format(row, 5, false, &looks.choice)?;
        } else {
            sheet.write_blank(row, 5, &looks.choice)?;
        }
        for (column, look) in [(6, &looks.input), (7, &looks.input), (8, &looks.date)] {
            sheet.write_blank(row, column, look)?;
        }
        let texts = ["", &phase, &label, &framework[item.level].name, &item.text, "", "", "", ""];
        fit(sheet, row, &texts, &widths(&STATEMENTS))
    }

    /// The third sheet: what is said of each area as a whole.
    fn areas(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        sheet.set_name(&self.names.areas)?;
        self.heads(sheet, IDS, &AREAS)?;
        let mut row = HEADS + 1;
        let (looks, framework) = (&self.looks, self.form.framework);
        for area in &self.form.areas {
            write_text(sheet, row, 0, &Key::AnyStatus(area.index).text(framework), &looks.key)?;
            write_text(sheet, row, 1, &framework[area.phase].label(), &looks.said)?;
            write_text(sheet, row, 2, &area.label(), &looks.said_strong)?;
            write_text(sheet, row, 3, &area.summary, &looks.said)?;
            for (column, look) in [(4, &looks.choice), (5, &looks.input), (6, &looks.input)] {
                sheet.write_blank(row, column, look)?;
            }
            fit(sheet, row, &["", "", &area.label(), &area.summary, "", "", ""], &widths(&AREAS))?;
            row += 1;
        }
        let last = row.saturating_sub(1).max(HEADS + 1);
        self.choices(sheet, (HEADS + 1, 4, last), &Word::STATUSES, Word::ANSWERS.len())?;
        self.finish_table(sheet, &self.names.areas, last, AREAS.len())
    }

    /// The hidden sheet: the words of the lists with what they mean, so that a form in another language can be read by itself.
    fn words(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        sheet.set_name(&self.names.words)?;
        for (row, word) in (0..).zip(Word::ANSWERS.iter().chain(&Word::STATUSES)) {
            sheet.write_string(row, 0, word.id())?;
            write_text(sheet, row, 1, self.words.of(word.phrase()), &self.looks.styles.plain)?;
        }
        let below = u32::try_from(Word::ANSWERS.len() + Word::STATUSES.len()).unwrap_or_default();
        sheet.write_string(below, 0, if self.checkboxes { BOXES } else { LISTS })?;
        sheet.set_hidden(true);
        protect(sheet);
        Ok(())
    }

    /// The hidden row with the ids of columns, and their heads below it.
    fn heads(&self, sheet: &mut Worksheet, ids: u32, heads: &[Head]) -> Result<(), XlsxError> {
        for (index, (width, phrase, column)) in (0..).zip(heads) {
            sheet.set_column_width(index, f64::from(*width))?;
            if let Some(column) = column {
                sheet.write_string(ids, index, column.id())?;
            }
            write_text(sheet, ids + 1, index, self.words.of(*phrase), &self.looks.styles.header)?;
        }
        sheet.set_row_hidden(ids)?;
        // Beside each head there is a filter button.
        let narrowed: Vec<u16> = heads.iter().map(|(width, ..)| width.saturating_sub(3)).collect();
        let words: Vec<&str> = heads.iter().map(|(_, phrase, _)| self.words.of(*phrase).as_str()).collect();
        fit(sheet, ids + 1, &words, &narrowed)
    }

    /// Gives cells a list to choose from, whose words begin in row `start` of the hidden sheet.
    fn choices(
        &self,
        sheet: &mut Worksheet,
        (first, column, last): (u32, u16, u32),
        words: &[Word],
        start: usize,
    ) -> Result<(), XlsxError> {
        let range = format!("={}!$B${}:$B${}", self.names.words, start + 1, start + words.len());
        let message = text::line(self.words.of(Phrase::FormExcelChoose), text::MAX_IN_PROPERTY);
        let choice = DataValidation::new().allow_list_formula(Formula::new(range)).set_error_message(message)?;
        sheet.add_data_validation(first, column, last, column, &choice)?;
        Ok(())
    }

    /// What the two tables have in common: heads that stay in sight and on every page, filters, print, protection.
    fn finish_table(&self, sheet: &mut Worksheet, name: &str, last: u32, columns: usize) -> Result<(), XlsxError> {
        let last_column = u16::try_from(columns.saturating_sub(1)).unwrap_or_default();
        sheet.autofilter(HEADS, 0, last, last_column)?;
        sheet.set_freeze_panes(HEADS + 1, 1)?;
        sheet.set_repeat_rows(IDS, HEADS)?;
        sheet.set_repeat_columns(0, 0)?;
        sheet.ignore_error_range(HEADS + 1, 0, last, last_column, IgnoreError::NumberStoredAsText)?;
        self.print(sheet, name);
        protect(sheet);
        Ok(())
    }

    fn print(&self, sheet: &mut Worksheet, name: &str) {
        let properties = Properties {
            title: self.form.name().to_owned(),
            language: self.words.language().clone(),
            labels: Labels::of(self.words),
            ..Properties::default()
        };
        print::set_up(sheet, &properties, name, 1);
        // The words around the number of a page are those of the form.
        let page = text::in_margin(self.words.of(Phrase::Page)).replace("{page}", "&P").replace("{pages}", "&N");
        sheet.set_footer(format!("&L{}&R{page}", text::in_margin(&self.form.head.framework.id)));
    }
}

fn widths(heads: &[Head]) -> Vec<u16> {
    heads.iter().map(|(width, ..)| *width).collect()
}

/// Makes a row as high as its texts need, each in a column with its width.
fn fit(sheet: &mut Worksheet, row: u32, texts: &[&str], widths: &[u16]) -> Result<(), XlsxError> {
    if let Some(height) = text::height(texts.iter().copied().zip(widths.iter().copied())) {
        sheet.set_row_height(row, height)?;
    }
    Ok(())
}

/// Protects a sheet, without a password: rows and columns can be made to fit, and rows be filtered.
fn protect(sheet: &mut Worksheet) {
    sheet.protect_with_options(&ProtectionOptions {
        format_columns: true,
        format_rows: true,
        sort: true,
        use_autofilter: true,
        ..ProtectionOptions::new()
    });
}
