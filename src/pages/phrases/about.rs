//! What is on record about an assessment itself, in words: for reports and workbooks, which arrange it each in their own way.

use crate::assessment::{About, Assessor, MergedFile, Word};
use crate::document::Text;
use crate::framework::{Community, Credit, Framework, Overlay};
use crate::words;

/// The communities that the assessment is about, by name.
pub(in crate::pages) fn communities(about: &About, framework: &Framework) -> Vec<String> {
    let name = |id: &String| {
        let known = framework.communities().iter().find(|community| community.id == *id);
        known.map_or_else(|| id.clone(), Community::label)
    };
    about.communities.iter().map(name).collect()
}

/// The viewpoint, then those of phases where it differs: `Operational`, `Plan: strategic`.
pub(in crate::pages) fn viewpoints(about: &About, framework: &Framework) -> Vec<String> {
    let by_phase = about.viewpoint_by_phase.iter();
    let by_phase = by_phase.map(|(phase, viewpoint)| format!("{}: {}", framework[*phase].name, viewpoint.label()));
    about.viewpoint.map(|viewpoint| words::capitalised(viewpoint.label())).into_iter().chain(by_phase).collect()
}

/// Who assessed: `Ada Obi (engagement lead)`.
pub(in crate::pages) fn assessors(about: &About) -> Vec<String> {
    let person = |assessor: &Assessor| match &assessor.role {
        Some(role) => format!("{} ({role})", assessor.name),
        None => assessor.name.clone(),
    };
    about.assessors.iter().map(person).collect()
}

/// How many people have each role, the most frequent first, and how many have none on record. Roles that differ in capitals or blanks
/// only are one.
pub(in crate::pages) fn roles(people: &[Assessor]) -> (Vec<(String, usize)>, usize) {
    let mut roles: Vec<(String, usize)> = Vec::new();
    for (role, number) in people.iter().filter_map(|person| Some((person.role.as_deref()?, person.people()))) {
        match roles.iter_mut().find(|(known, _)| words::folded(known) == words::folded(role)) {
            Some((_, count)) => *count += number,
            None => roles.push((role.split_whitespace().collect::<Vec<_>>().join(" "), number)),
        }
    }
    roles.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let without = people.iter().filter(|person| person.role.is_none()).map(Assessor::people).sum();
    (roles, without)
}

/// The files that a merged assessment was made of, with who assessed in them.
pub(in crate::pages) fn merged_from(about: &About) -> Vec<String> {
    let source = |source: &MergedFile| match source.assessors.as_slice() {
        [] => source.file.clone(),
        assessors => format!("{} ({})", source.file, words::list(assessors)),
    };
    about.sources.iter().map(source).collect()
}

/// Who published the framework and when, with a comma between; may be empty.
pub(in crate::pages) fn published(framework: &Framework) -> String {
    let source = framework.source();
    let parts = [source.publisher.clone(), words::month(&source.published)];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

/// The framework by its title, with who published it and when, its version and the local additions.
pub(in crate::pages) fn framework_name(framework: &Framework) -> String {
    let from = match published(framework) {
        from if from.is_empty() => from,
        from => format!(" ({from})"),
    };
    let additions = local_additions(framework).map(|additions| format!(", with {additions}")).unwrap_or_default();
    format!("{}{from}, version {}{additions}", framework.title(), framework.version())
}

/// Which framework it is, whose, in whose words, and what of all this is the program's.
pub(in crate::pages) fn credit(framework: &Framework) -> Text {
    Text::from(format!("Framework: {}. ", framework_name(framework))).then(whose(framework))
}

/// What is in no framework file: the program adds it to every framework, whoever wrote that.
pub(in crate::pages) const OURS: &str =
    "The scoring rule, “not yet” and the order of steps are this software's, not the publisher's.";

/// Whose is what: what the framework's source says of itself, in whose words it is, and what the program adds.
pub(in crate::pages) fn whose(framework: &Framework) -> Text {
    let parts = [
        Some(Text::default().quoted(&framework.source().note)).filter(|note| !note.is_empty()),
        framework.wording().map(|credit| words_of(credit).into()),
        Some(OURS.into()),
    ];
    Text::sentences(parts.into_iter().flatten())
}

/// The same without what the framework's source says of itself.
pub(in crate::pages) fn whose_in_short(framework: &Framework) -> String {
    let words = framework.wording().map(|credit| words_of(credit) + " ").unwrap_or_default();
    format!("{words}{OURS}")
}

/// The name of a wording pack, its author and its licence.
fn words_of(credit: &Credit) -> String {
    let Credit { name, author, licence } = credit;
    let mut said = if name.is_empty() { "In other words".to_owned() } else { format!("In the words of: {name}") };
    if !author.is_empty() {
        said += &format!(", by {author}");
    }
    if !licence.is_empty() {
        said += &format!(" (licence: {licence})");
    }
    said + "."
}

/// The local additions, by title where they have one.
pub(in crate::pages) fn local_additions(framework: &Framework) -> Option<String> {
    framework.overlay().map(|Overlay { id, version, title }| match title.as_str() {
        "" => format!("{id} {version}"),
        title => format!("{title} ({id} {version})"),
    })
}
