//! Who may open what is made from a file: never more people than the file itself.

use std::fs::Permissions;
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use std::process::Command;

use super::fixture::{Folder, environment, program};

const SAMPLE: &str =
    "format: thrive-assessment/1\nframework: {id: ics-engagement, version: '2026.11'}\nabout: {title: Sample}\n";

/// A folder with an assessment of this mode.
fn with_mode(mode: u32) -> Folder {
    let folder = Folder::new();
    folder.write("f.yaml", format!("# ours\n{SAMPLE}"));
    std::fs::set_permissions(folder.path().join("f.yaml"), Permissions::from_mode(mode)).unwrap();
    folder
}

fn mode(folder: &Folder, name: &str) -> String {
    let about = std::fs::symlink_metadata(folder.path().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"));
    format!("{:o}", about.mode() & 0o777)
}

/// Runs the program under this umask; it must succeed.
#[track_caller]
fn under(umask: &str, folder: &Folder, args: &[&str]) {
    let mut command = Command::new("sh");
    command.current_dir(folder.path()).env_clear().envs(environment());
    command.args(["-c", &format!("umask {umask}; exec \"$0\" \"$@\""), program()]).args(args);
    let output = command.output().unwrap();
    assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
}

/// A report follows the umask as well; a copy is as its file is.
#[test]
fn what_is_made_from_a_file_is_no_more_open_than_it() {
    for (umask, of_file, of_report) in [
        ("000", 0o600, "600"),
        ("022", 0o600, "600"),
        ("000", 0o640, "640"),
        ("022", 0o644, "644"),
        ("077", 0o644, "600"),
        ("022", 0o664, "644"),
        ("002", 0o660, "660"),
        ("000", 0o666, "666"),
    ] {
        let folder = with_mode(of_file);
        under(umask, &folder, &["set", "f.yaml", "7c.T1", "--tick"]);
        under(umask, &folder, &["set", "f.yaml", "7c", "--answered"]);
        under(umask, &folder, &["report", "f.yaml", "-o", "r.html"]);
        under(umask, &folder, &["summary", "f.yaml", "-o", "s.csv"]);
        for name in ["f.yaml", "f.yaml.bak", "f.with-comments.yaml.bak"] {
            assert_eq!(mode(&folder, name), format!("{of_file:o}"), "{name} under {umask}");
        }
        for name in ["r.html", "s.csv"] {
            assert_eq!(mode(&folder, name), of_report, "{name} of {of_file:o} under {umask}");
        }
    }
}

#[test]
fn a_new_round_is_as_private_as_the_last() {
    let folder = with_mode(0o600);
    let outcome = folder.thrive(&["assess", "next.yaml", "--from", "f.yaml", "--area", "7c"]).stdin("Next\nq\n").run();
    assert_eq!((outcome.status, mode(&folder, "next.yaml").as_str()), (0, "600"), "{outcome}");
}

/// The most open file doesn't decide for the other.
#[test]
fn what_is_made_from_two_files_is_as_private_as_the_more_private_one() {
    let folder = with_mode(0o600);
    folder.write("open.yaml", SAMPLE);
    folder.thrive(&["compare", "open.yaml", "f.yaml", "-o", "c.md"]).run();
    assert_eq!(mode(&folder, "c.md"), "600");
}

/// What stands in the way of a copy doesn't decide who may open the copy, and is not written to.
#[test]
fn a_copy_that_is_a_link_already() {
    let folder = with_mode(0o600);
    folder.write("precious", "not to be changed");
    std::fs::set_permissions(folder.path().join("precious"), Permissions::from_mode(0o666)).unwrap();
    symlink("precious", folder.path().join("f.yaml.bak")).unwrap();
    symlink("nowhere", folder.path().join("f.with-comments.yaml.bak")).unwrap();
    under("000", &folder, &["set", "f.yaml", "7c.T1", "--tick"]);
    assert_eq!(folder.read("precious"), "not to be changed");
    for name in ["f.yaml.bak", "f.with-comments-2.yaml.bak"] {
        let about = std::fs::symlink_metadata(folder.path().join(name)).unwrap();
        assert!(about.is_file() && about.mode() & 0o777 == 0o600, "{name}: {about:?}");
    }
    assert!(!folder.names().contains(&"nowhere".to_owned()));
}

/// The owner reads and writes, and so does the user with the number 1; the file's group and others don't. The list is written out
/// as the kernel defines it: a version in four bytes, then entries of a tag, permissions and an id.
#[cfg(target_os = "linux")]
#[test]
fn an_access_list_stays_and_opens_the_file_to_nobody_else() {
    const NAME: &str = "system.posix_acl_access";
    let entry = |tag: u16, permissions: u16, id: u32| {
        [&tag.to_le_bytes()[..], &permissions.to_le_bytes(), &id.to_le_bytes()].concat()
    };
    let nobody = u32::MAX;
    let entries = [(0x01, 6, nobody), (0x02, 6, 1), (0x04, 0, nobody), (0x10, 6, nobody), (0x20, 0, nobody)];
    let mut list = 2_u32.to_le_bytes().to_vec();
    list.extend(entries.into_iter().flat_map(|(tag, permissions, id)| entry(tag, permissions, id)));

    let folder = with_mode(0o600);
    let path = folder.path().join("f.yaml");
    if let Err(error) = rustix::fs::setxattr(&path, NAME, &list, rustix::fs::XattrFlags::empty()) {
        println!("skipped: this drive has no access lists ({error})");
        return;
    }
    // As a mode that is 660, although the group may do nothing.
    assert_eq!(mode(&folder, "f.yaml"), "660");
    under("000", &folder, &["set", "f.yaml", "7c.T1", "--tick"]);
    under("000", &folder, &["set", "f.yaml", "7c", "--answered"]);
    under("000", &folder, &["report", "f.yaml", "-o", "r.html"]);
    for name in ["f.yaml", "f.yaml.bak", "f.with-comments.yaml.bak", "r.html"] {
        let mut found = vec![0; 1024];
        let length = rustix::fs::getxattr(folder.path().join(name), NAME, &mut found[..])
            .unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!(found[..length], list, "{name}");
    }
}
