//! `thrive` alone: the help where there is no terminal, and in one what is here and what can be done.

use super::fixture::Folder;

const MENU: &str = "What would you like to do?";

#[test]
fn without_a_terminal_there_is_help() {
    let folder = Folder::new();
    let said = folder.thrive(&[]).stdin("").failure(2);
    assert!(
        said.contains("Usage: thrive [OPTIONS] <COMMAND>") && said.contains("assess       Assess: a guided"),
        "{said}"
    );
    let said = folder.thrive(&["--plain"]).stdin("").failure(2);
    assert!(said.starts_with("error: 'thrive' requires a subcommand but one was not provided\n"), "{said}");
}

#[cfg(unix)]
mod in_a_terminal {
    use super::super::prompts::{CTRL_C, DOWN, ENTER, ESC, Terminal};
    use super::*;

    const BEFORE: &str = "research-network-2025.yaml";
    const AFTER: &str = "research-network-2026.yaml";

    /// Two rounds of one team.
    fn two_rounds() -> Folder {
        let folder = Folder::new();
        folder.example(BEFORE).example(AFTER);
        folder
    }

    #[track_caller]
    fn assert_seen(terminal: &Terminal, text: &str) {
        assert!(terminal.seen.contains(text), "{text} in:\n{}", terminal.seen);
    }

    /// Enter alone leads from one result to the next, and back to the menu.
    #[test]
    fn results_of_two_rounds() {
        let folder = two_rounds();
        let mut terminal = Terminal::start(&folder, 120, 30, &[]);
        terminal
            .wait(MENU)
            .wait("> Go on with Research engagement network (illustration) (research-network-2026.yaml)");
        assert_seen(&terminal, "26 of 26 areas, draft");
        assert_seen(&terminal, "25 of 26 areas, final");
        terminal.press(&[DOWN, DOWN, DOWN, DOWN]).wait("> Look at a result").press(&[ENTER]);
        terminal.wait("Which one would you like to look at?").press(&[ENTER]);
        for (choice, same) in [
            ("> The summary", "thrive summary research-network-2026.yaml"),
            ("> Why each area", "thrive score research-network-2026.yaml"),
            ("> A plan", "thrive plan research-network-2026.yaml"),
            ("> What has changed", "thrive compare research-network-2025.yaml research-network-2026.yaml"),
        ] {
            terminal.wait(choice).press(&[ENTER]).wait("What would you like to see?");
            assert_seen(&terminal, &format!("the same as: {same}"));
        }
        assert_seen(&terminal, "A level counts when all its statements");
        terminal.wait("> Back").press(&[ENTER]).wait(MENU).wait("> Go on");
        // Of the two rounds the later one counts.
        terminal
            .press(&[DOWN; 5])
            .wait("> Look at all together")
            .press(&[ENTER])
            .wait(MENU)
            .wait("> Go on")
            .press(&[ESC]);
        assert_seen(&terminal, "the same as: thrive portfolio .");
        assert_seen(&terminal, "1 assessment");
        assert_eq!((terminal.end(), folder.names().len()), (0, 2));
    }

    #[test]
    fn on_with_a_draft() {
        let folder = Folder::new();
        let begun = folder.thrive(&["assess", "f.yaml", "--phase", "7"]).stdin("Sample\n\n\n\n\n\n\n\n1\n\n\n\n").run();
        assert_eq!(begun.status, 0, "{begun}");
        folder
            .write("broken.yaml", "format: thrive-assessment/1\nabout: {title: [\n")
            .write("other.yaml", "on: push\n");
        let mut terminal = Terminal::start(&folder, 60, 20, &[]);
        terminal.wait(MENU).wait("> Go on with Sample, at 7b Choosing what to measure");
        assert!(terminal.picture().contains("Sample  1 of 6 areas, draft, 21 Nov 2026"), "{}", terminal.picture());
        assert!(terminal.picture().contains("\n\nbroken.yaml can't be used; `thrive summary broken.yaml`"));
        terminal.press(&[ENTER]).wait("Emerging, level 1 of 4").press(&[CTRL_C]);
        assert_eq!(terminal.end(), 130);
        assert_seen(&terminal, "the same as: thrive assess f.yaml");
        assert!(terminal.picture().contains("stopped; what was answered is saved in f.yaml"), "{}", terminal.picture());
    }

    /// The narrowest window, in which the first choice of an empty folder is a new assessment.
    #[test]
    fn an_empty_folder() {
        let folder = Folder::new();
        let mut terminal = Terminal::start(&folder, 40, 12, &["--threshold", "80"]);
        terminal.wait("There is no assessment here yet.").wait(MENU).press(&[DOWN; 3]).wait("> What is this?");
        terminal.send(ENTER);
        terminal.read_until("the explanation", |terminal| terminal.picture().contains("enter goes on"));
        terminal.send(ESC);
        terminal.wait("> Start a new assessment").press(&[CTRL_C]);
        assert_eq!((terminal.end(), folder.names().len()), (130, 0));
        assert!(terminal.picture().ends_with("stopped"), "{}", terminal.picture());
        let mut terminal = Terminal::start(&folder, 40, 12, &[]);
        terminal.wait(MENU).press(&[ENTER]).wait("What do you want to call");
        assert_seen(&terminal, "the same as: thrive assess");
        terminal.press(&[CTRL_C]);
        assert_eq!((terminal.end(), folder.names().len()), (130, 0));
    }

    /// A report is proposed under a name that is free, replaces nothing unasked, and what is refused ends nothing.
    #[test]
    fn a_report() {
        let folder = Folder::new();
        folder.example(AFTER).write("research-network-2026-board.md", "ours");
        let mut terminal = Terminal::start(&folder, 80, 24, &[]);
        let mut ask = |typed: &[&str]| {
            terminal
                .wait(MENU)
                .wait("> Go on")
                .press(&[DOWN, DOWN, DOWN, DOWN])
                .wait("> Write a report")
                .press(&[ENTER]);
            terminal.wait("Whom is it for?").press(&[DOWN, ENTER]);
            terminal.wait("What kind of file?").press(&[DOWN, DOWN, DOWN, ENTER]);
            terminal.wait("research-network-2026-board-2.md").press(typed);
            terminal.press(&[ENTER]);
        };
        let back = "\x7f";
        ask(&["x"]);
        ask(&[back, back, back, back, back, ".md"]);
        terminal.wait("research-network-2026-board.md is there already. Replace it?").press(&[ENTER]);
        assert_eq!(folder.read("research-network-2026-board.md"), "ours");
        terminal.wait("> Go on").press(&[ESC]);
        assert_eq!(terminal.end(), 0);
        assert_seen(&terminal, "doesn't say what kind of report to");
        assert_eq!(folder.names(), ["research-network-2026-board.md", AFTER]);
    }

    /// The same in numbered lines.
    #[test]
    fn in_plain_lines() {
        let folder = two_rounds();
        folder.example("ashmere-overlay.yaml");
        let args = ["--plain", "--framework", "ashmere-overlay.yaml"];
        let mut terminal = Terminal::start(&folder, 80, 40, &args);
        let prompt = "Number; Enter for 1; b back, q stop: ";
        let asks = |terminal: &mut Terminal, times: usize| {
            terminal.read_until(prompt, |terminal| terminal.seen.matches(prompt).count() == times);
        };
        asks(&mut terminal, 1);
        for (times, line) in ["7\r", "2\r", "1\r", "4\r"].into_iter().enumerate() {
            terminal.send(line);
            if times < 3 {
                asks(&mut terminal, times + 2);
            }
        }
        let name = "Text, or Enter to keep";
        terminal.read_until(name, |terminal| terminal.seen.contains(name));
        terminal.send("-own\r");
        asks(&mut terminal, 5);
        assert_seen(&terminal, "report research-network-2025.yaml -o ./-own.md");
        assert!(folder.read("-own.md").starts_with("# "), "{}", folder.read("-own.md"));
        terminal.send("q\r");
        assert_eq!(terminal.end(), 0);
        let mut terminal = Terminal::start(&folder, 80, 24, &args);
        asks(&mut terminal, 1);
        terminal.send(CTRL_C);
        assert_eq!(terminal.end(), 130);
        assert!(terminal.picture().ends_with("stopped"), "{}", terminal.picture());
    }
}
