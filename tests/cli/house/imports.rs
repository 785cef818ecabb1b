//! Which file uses which: every path in the source, followed to the file that it names. Comments and strings are told apart by the
//! compiler's own tokens; what only tests use is left out. A method that is called on a value, such as `self.area()`, is no path, so
//! the file with its `impl` block doesn't count as used by that.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// A module's names from the crate's root down: `pages`, `report`, `board`.
pub type Module = Vec<String>;

/// One file of the source.
pub struct Source {
    /// Below `src`: `pages/report/board.rs`.
    pub file: String,
    pub text: String,
    pub module: Module,
    names: Names,
}

/// The names that a file gives to modules and items, and the paths in it.
#[derive(Default)]
struct Names {
    children: BTreeSet<String>,
    /// Imported names and the paths that they stand for.
    imports: BTreeMap<String, Vec<String>>,
    /// Names among them that are there for others.
    exports: BTreeSet<String>,
    paths: Vec<Vec<String>>,
}

/// Every file in a folder and the folders in it, in order.
pub fn sources(folder: &Path) -> Vec<Source> {
    let mut found = Vec::new();
    collect(folder, "", &mut found);
    found.sort_by(|one, other| one.file.cmp(&other.file));
    found
}

fn collect(folder: &Path, prefix: &str, found: &mut Vec<Source>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let file = format!("{prefix}{}", path.file_name().unwrap().to_string_lossy());
        if path.is_dir() {
            collect(&path, &format!("{file}/"), found);
        } else if file.strip_suffix(".rs").is_some_and(|stem| stem.split('/').all(|part| part != "tests")) {
            found.push(Source::read(&file, &std::fs::read_to_string(&path).unwrap()));
        }
    }
}

impl Source {
    /// Reads the text of a file that is named from `src` on.
    pub fn read(file: &str, text: &str) -> Self {
        let stem = file.trim_end_matches(".rs");
        let stem = stem.strip_suffix("/mod").unwrap_or(stem);
        let module = if stem == "lib" { Vec::new() } else { stem.split('/').map(str::to_owned).collect() };
        let mut names = Names::default();
        names.read(&text.parse().unwrap_or_else(|error| panic!("src/{file}: {error}")));
        Self { file: file.to_owned(), text: text.to_owned(), module, names }
    }
}

impl Names {
    fn read(&mut self, tokens: &TokenStream) {
        let tokens: Vec<TokenTree> = tokens.clone().into_iter().collect();
        let mut index = 0;
        while index < tokens.len() {
            let rest = &tokens[index..];
            index += match &rest[0] {
                TokenTree::Punct(mark) if mark.as_char() == '#' && is_for_tests(rest) => length_of_item(rest),
                TokenTree::Group(group) => {
                    self.read(&group.stream());
                    1
                }
                TokenTree::Ident(word) if word == "mod" => {
                    self.children.extend(rest.get(1).map(ToString::to_string));
                    2
                }
                TokenTree::Ident(word) if word == "use" => {
                    let is_export = tokens[..index].iter().rev().find(|token| !matches!(token, TokenTree::Group(_)));
                    let is_export = is_export.is_some_and(|token| token.to_string() == "pub");
                    self.import(&rest[1..], &[], is_export) + 1
                }
                TokenTree::Ident(_) => {
                    let path = path(rest);
                    let length = path.len() * 3 - 2;
                    if path.len() > 1 {
                        self.paths.push(path);
                    }
                    length
                }
                _ => 1,
            };
        }
    }

    /// Reads what is imported from `prefix` on, up to a comma or the end; how many tokens that takes.
    fn import(&mut self, tokens: &[TokenTree], prefix: &[String], is_export: bool) -> usize {
        let mut whole = [prefix, &path(tokens)].concat();
        let read = whole.len() - prefix.len();
        let mut length = (read * 3).saturating_sub(2);
        let after: Vec<String> = tokens.iter().skip(length).take(4).map(ToString::to_string).collect();
        let is_joined = after.first().is_some_and(|mark| mark == ":");
        let group = tokens.get(if is_joined { length + 2 } else { length });
        if let Some(TokenTree::Group(group)) = group.filter(|_| is_joined || read == 0) {
            let inner: Vec<TokenTree> = group.stream().into_iter().collect();
            let mut index = 0;
            while index < inner.len() {
                index += self.import(&inner[index..], &whole, is_export) + 1;
            }
            return length + 3;
        }
        let mut name = whole.last().cloned().unwrap_or_default();
        if name == "self" {
            whole.pop();
            name = whole.last().cloned().unwrap_or_default();
        }
        if let [word, renamed, ..] = after.as_slice()
            && word == "as"
        {
            name.clone_from(renamed);
            length += 2;
        }
        if is_joined {
            // Everything in it.
            whole.push("*".to_owned());
            length += 3;
        }
        if is_export {
            self.exports.insert(name.clone());
        }
        self.paths.push(whole.clone());
        self.imports.insert(name, whole);
        length
    }
}

/// The names at the start of some tokens, with `::` between them.
fn path(tokens: &[TokenTree]) -> Vec<String> {
    let mut names = Vec::new();
    let mut rest = tokens;
    while let [TokenTree::Ident(name), after @ ..] = rest {
        names.push(name.to_string());
        match after {
            [TokenTree::Punct(one), TokenTree::Punct(two), more @ ..]
                if one.as_char() == ':' && two.as_char() == ':' =>
            {
                if !matches!(more.first(), Some(TokenTree::Ident(_))) {
                    break;
                }
                rest = more;
            }
            _ => break,
        }
    }
    names
}

fn is_for_tests(tokens: &[TokenTree]) -> bool {
    matches!(tokens.get(1), Some(TokenTree::Group(group)) if group.stream().to_string().replace(' ', "") == "cfg(test)")
}

/// How many tokens an item takes that begins with an attribute.
fn length_of_item(tokens: &[TokenTree]) -> usize {
    let is_end = |token: &TokenTree| match token {
        TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
        TokenTree::Punct(mark) => mark.as_char() == ';',
        _ => false,
    };
    tokens.iter().position(is_end).map_or(tokens.len(), |end| end + 1)
}

/// The files that each file uses, by index among the sources: those that define what it names, whichever file passes that on.
pub fn used_files(sources: &[Source]) -> Vec<BTreeSet<usize>> {
    let modules: BTreeMap<&Module, usize> =
        sources.iter().enumerate().map(|(index, source)| (&source.module, index)).collect();
    let used = |(index, source): (usize, &Source)| {
        let mut used = BTreeSet::new();
        for path in &source.names.paths {
            let Some((module, rest)) = absolute(source, path) else { continue };
            let Some((file, is_item)) = follow(sources, &modules, module, &rest, 0) else { continue };
            if is_item && file != index {
                used.insert(file);
            }
        }
        used
    };
    sources.iter().enumerate().map(used).collect()
}

/// A path as seen from the crate's root: the module where it starts, and the names from there on.
fn absolute(source: &Source, path: &[String]) -> Option<(Module, Vec<String>)> {
    let (first, rest) = path.split_first()?;
    let rest = rest.to_vec();
    match first.as_str() {
        "crate" | "thrive" => Some((Vec::new(), rest)),
        "self" => Some((source.module.clone(), rest)),
        "super" => {
            let mut module = source.module.clone();
            module.pop();
            let above = rest.iter().take_while(|name| *name == "super").count();
            module.truncate(module.len().saturating_sub(above));
            Some((module, rest[above..].to_vec()))
        }
        name if source.names.children.contains(name) => {
            Some(([source.module.as_slice(), &[name.to_owned()]].concat(), rest))
        }
        name => {
            let import = source.names.imports.get(name).filter(|import| import.first() != Some(first))?;
            let (module, names) = absolute(source, import)?;
            Some((module, [names, rest].concat()))
        }
    }
}

/// The file that holds what a path names, and whether that is something in the file and not the file as a whole.
fn follow(
    sources: &[Source],
    modules: &BTreeMap<&Module, usize>,
    mut module: Module,
    names: &[String],
    depth: usize,
) -> Option<(usize, bool)> {
    for (index, name) in names.iter().enumerate() {
        let deeper = [module.as_slice(), std::slice::from_ref(name)].concat();
        if modules.contains_key(&deeper) {
            module = deeper;
            continue;
        }
        let here = *modules.get(&module)?;
        let export = sources[here].names.imports.get(name).filter(|_| sources[here].names.exports.contains(name));
        if let Some((start, path)) = export.filter(|_| depth < 8).and_then(|export| absolute(&sources[here], export)) {
            return follow(sources, modules, start, &[path, names[index + 1..].to_vec()].concat(), depth + 1);
        }
        return Some((here, true));
    }
    modules.get(&module).map(|file| (*file, false))
}
