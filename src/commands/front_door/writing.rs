//! What is written from the menu: reports and forms; and the forms that come back.

use std::path::Path;

use clap::ValueEnum;

use super::{Found, Visit, Way, typed};
use crate::commands::form;
use crate::pages::report::Reader;
use crate::store;

/// The kinds of file that a report can be, by their endings.
const FORMATS: [(&str, &str); 6] = [
    ("html", "A web page, which can be printed to PDF"),
    ("docx", "A Word document"),
    ("xlsx", "An Excel workbook"),
    ("md", "Markdown"),
    ("csv", "Data, one tidy row a statement"),
    ("json", "Data, the scorecard"),
];

/// A file to be written.
struct NewFile {
    name: String,
    /// Whether it takes the place of one that is there, as whoever chose its name has agreed to.
    replaces: bool,
}

impl Visit<'_> {
    pub(super) fn report(&mut self, assessments: &[Found]) -> Result<(), Way> {
        let found = self.pick("Of which one would you like a report?", assessments)?;
        let readers: Vec<_> = Reader::value_variants().iter().filter_map(ValueEnum::to_possible_value).collect();
        let texts: Vec<String> =
            readers.iter().filter_map(|reader| reader.get_help()).map(ToString::to_string).collect();
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let reader = self.choose("Whom is it for?", &texts, 0)?;
        let endings = FORMATS.map(|(ending, what)| format!("{what} (.{ending})"));
        let ending = FORMATS[self.choose("What kind of file?", &endings.each_ref().map(String::as_str), 0)?].0;
        let kind = if reader == 0 { "report" } else { readers[reader].get_name() };
        let stem = Path::new(&found.file).file_stem().unwrap_or_default().to_string_lossy();
        let file = self.new_file(&format!("{stem}-{kind}"), ending)?;
        let mut words = vec!["report", &found.file, "-o", &file.name];
        if reader > 0 {
            words.extend(["--for", readers[reader].get_name()]);
        }
        if file.replaces {
            words.push("--force");
        }
        self.run(&words).map(drop)
    }

    pub(super) fn form(&mut self) -> Result<(), Way> {
        let endings = form::ENDINGS.map(|(ending, _, what)| format!("{what} (.{ending})"));
        let ending = form::ENDINGS[self.choose("What kind of form?", &endings.each_ref().map(String::as_str), 0)?].0;
        let title = self.name(
            "What is being assessed? It stands at the top of the form.",
            self.framework.title().to_owned().as_str(),
        )?;
        let file = self.new_file("form", ending)?;
        let mut words = vec!["form", "-o", &file.name, "--title", &title];
        if file.replaces {
            words.push("--force");
        }
        self.run(&words).map(drop)
    }

    pub(super) fn import(&mut self) -> Result<(), Way> {
        let came = typed(&self.name("Which file came back?", "")?);
        let stem = Path::new(&came).file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let file = self.new_file(&stem, "yaml")?;
        let mut words = vec!["import", &came, "-o", &file.name];
        if file.replaces {
            words.push("--force");
        }
        self.run(&words).map(drop)
    }

    /// The file to write: a new one is proposed, and over another only with consent.
    fn new_file(&mut self, stem: &str, ending: &str) -> Result<NewFile, Way> {
        let proposed = store::unused(stem, ending).display().to_string();
        let mut name = typed(&self.name("What should the file be called?", &proposed)?);
        if Path::new(&name).extension().is_none() {
            name = format!("{name}.{ending}");
        }
        let replaces = store::exists(Path::new(&name));
        if replaces {
            let question = format!("{name} is there already. Replace it?");
            if self.choose(&question, &["No, leave it as it is", "Yes, replace it"], 0)? == 0 {
                return Err(Way::Back);
            }
        }
        Ok(NewFile { name, replaces })
    }
}
