//! Bars: a row for each level, filled as far as its items are in place.

use crate::document::{Bar, Share};
use crate::formats::html::canvas::{Anchor, CELL, Drawing, GAP, LINE, width_of};

/// The width of the levels' names on a wide page; on a narrow one they are put above their bars.
const NAMES: usize = 150;

impl Drawing {
    /// Draws the bars, and gives their height.
    pub(super) fn bars(&mut self, bars: &[Bar], since: Option<&str>) -> usize {
        let shares = bars.iter().flat_map(|bar| [Some(bar.share.now()), bar.share.before()]).flatten();
        let numbers = shares.map(|share| width_of(&share.words())).max().unwrap_or(0);
        let start = if self.is_wide() { NAMES } else { 0 };
        let full = self.width - start - numbers - 4 * GAP;
        let mut y = 0;
        for bar in bars {
            y += self.bar(y, bar, start, full);
        }
        if let Some(since) = since {
            y += self.key(y, &format!("With a dashed edge: {since}."));
        }
        y
    }

    /// One bar from `start` on, `full` wide if all is in place, and below it that of the earlier round if there is one.
    fn bar(&mut self, top: usize, bar: &Bar, start: usize, full: usize) -> usize {
        let is_beside = start > 0;
        let name = self.text("", 0, top, if is_beside { start } else { self.width }, &bar.name);
        let y = if is_beside { top } else { top + name };
        let numbers_x = start + full + 4 * GAP;
        let filled = |share: Share| (full * share.met).checked_div(share.applicable).unwrap_or(0);
        self.rect("share none", start, y, full, LINE);
        self.rect("share all", start, y, filled(bar.share), LINE);
        self.label("", numbers_x, y, Anchor::Start, bar.share.now().words());
        let mut height = CELL;
        if let Some(before) = bar.share.before() {
            let y = y + CELL + GAP;
            self.rect("was", start, y, filled(before), LINE - 2 * GAP);
            self.label("faint", numbers_x, y, Anchor::Start, before.words());
            height += CELL + GAP;
        }
        let height = if is_beside { height.max(name) } else { height };
        y + height + 2 * GAP - top
    }
}
