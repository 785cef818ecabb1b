//! Names that programs give to copies of a file: those that bring folders into line on several computers, and those that copy.

/// What a file's name says of it, if that is the name of a copy: the names of the files that it may be a copy of, without their
/// common ending.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum CopyName<'n> {
    /// Only a program gives such a name, to what it couldn't bring together with the original.
    Conflict(&'n str),
    /// People give such names, too. The longest comes first.
    Perhaps(Vec<&'n str>),
}

/// What a file's name without its ending says.
pub(super) fn copy_name(stem: &str) -> Option<CopyName<'_>> {
    conflict(stem).map(CopyName::Conflict).or_else(|| {
        let originals = perhaps(stem);
        (!originals.is_empty()).then_some(CopyName::Perhaps(originals))
    })
}

/// The original of a conflict copy: `f (Ada's conflicted copy 2026-11-20)` of Dropbox and Nextcloud,
/// `f.sync-conflict-20261120-101500-ABCDEFG` of Syncthing, and `f.kept` or `f.kept-2` of this program.
fn conflict(stem: &str) -> Option<&str> {
    let in_brackets = stem.find("conflicted copy").and_then(|at| stem[..at].rfind(" ("));
    let at = in_brackets.or_else(|| stem.find(".sync-conflict-")).or_else(|| {
        let (start, number) = stem.rsplit_once(".kept")?;
        (number.is_empty() || number.strip_prefix('-').is_some_and(is_number)).then_some(start.len())
    })?;
    Some(&stem[..at])
}

/// What `f (1)`, `f - Copy`, `f - Copy (2)`, `Copy of f` and `f-HOSTNAME` may be copies of.
fn perhaps(stem: &str) -> Vec<&str> {
    if let Some(original) = stem.strip_prefix("Copy of ") {
        return vec![original];
    }
    let unnumbered =
        stem.strip_suffix(')').and_then(|stem| stem.rsplit_once(" (")).filter(|(_, number)| is_number(number));
    let unnumbered = unnumbered.map_or(stem, |(stem, _)| stem);
    let original = unnumbered.strip_suffix(" - Copy").unwrap_or(unnumbered);
    if original.len() < stem.len() {
        return vec![original];
    }
    // The name of a computer may have hyphens itself, and has a letter: `f-2026` is the next round.
    let split = stem.rmatch_indices('-').map(|(at, _)| stem.split_at(at));
    split
        .filter(|(original, computer)| !original.is_empty() && computer.contains(char::is_alphabetic))
        .map(|(original, _)| original)
        .collect()
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|letter| letter.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_copies() {
        for (stem, original) in [
            ("f (conflicted copy 2026-11-20 101500)", "f"),
            ("Our team (Ada's conflicted copy 2026-11-20)", "Our team"),
            ("Our (old) team (Ada's conflicted copy 2026-11-20 (1))", "Our (old) team"),
            ("f.sync-conflict-20261120-101500-ABCDEFG", "f"),
            ("f.kept", "f"),
            ("f.kept-12", "f"),
        ] {
            assert_eq!(copy_name(stem), Some(CopyName::Conflict(original)), "{stem}");
        }
        for (stem, originals) in [
            ("f (1)", &["f"] as &[&str]),
            ("f - Copy", &["f"]),
            ("f - Copy (12)", &["f"]),
            ("Copy of f", &["f"]),
            ("Trust-A1", &["Trust"]),
            ("our-team-LAPTOP-7", &["our-team", "our"]),
            ("f.kept-safe", &["f.kept"]),
        ] {
            assert_eq!(copy_name(stem), Some(CopyName::Perhaps(originals.to_vec())), "{stem}");
        }
        for stem in ["f", "f (north)", "Copy", "f.keptsake", "-f", "", "f ()", "f-2026", "f-2026-11"] {
            assert_eq!(copy_name(stem), None, "{stem}");
        }
    }
}
