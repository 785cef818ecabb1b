//! How wide the columns of a table may be where they can't all be as wide as they would like, in any unit.

/// What one column needs.
pub(super) struct ColumnNeeds {
    /// Whether it wraps, and so gives way before those that don't.
    pub(super) flexible: bool,
    /// The width at which nothing in it wraps.
    pub(super) preferred: usize,
    /// The least width that it can do with, at most `preferred`.
    pub(super) minimum: usize,
}

/// The widths of columns that share `available`. First flexible columns are cut, then the others: always the widest of them, and
/// none below its minimum. If the minimums together are more than `available`, so are the widths.
pub(super) fn fitted(columns: &[ColumnNeeds], available: usize) -> Vec<usize> {
    let mut widths: Vec<usize> = columns.iter().map(|column| column.preferred).collect();
    for flexible in [true, false] {
        if widths.iter().sum::<usize>() > available {
            cut(&mut widths, columns, flexible, available);
        }
    }
    widths
}

/// Cuts the flexible columns, or the others, to the largest common limit with which all columns fit.
fn cut(widths: &mut [usize], columns: &[ColumnNeeds], flexible: bool, available: usize) {
    let limited = |limit: usize| -> Vec<usize> {
        let width = |(width, column): (&usize, &ColumnNeeds)| {
            if column.flexible == flexible { (*width).min(limit).max(column.minimum) } else { *width }
        };
        widths.iter().zip(columns).map(width).collect()
    };
    let (mut low, mut high) = (0, available);
    while low < high {
        let middle = (low + high).div_ceil(2);
        if limited(middle).iter().sum::<usize>() <= available {
            low = middle;
        } else {
            high = middle - 1;
        }
    }
    let (mut fitting, wider) = (limited(low), limited(low + 1));
    // What is too little for a higher limit goes to the first columns that would gain by it.
    let mut rest = available.saturating_sub(fitting.iter().sum());
    for (width, wider) in fitting.iter_mut().zip(wider) {
        if *width < wider && rest > 0 {
            *width = wider;
            rest -= 1;
        }
    }
    widths.copy_from_slice(&fitting);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn needs(columns: &[(bool, usize, usize)]) -> Vec<ColumnNeeds> {
        let needs = |(flexible, preferred, minimum): &(bool, usize, usize)| ColumnNeeds {
            flexible: *flexible,
            preferred: *preferred,
            minimum: *minimum,
        };
        columns.iter().map(needs).collect()
    }

    #[test]
    fn what_fits_is_as_wide_as_it_likes() {
        assert_eq!(fitted(&needs(&[(true, 30, 5), (false, 10, 2)]), 40), [30, 10]);
        assert_eq!(fitted(&[], 40), Vec::<usize>::new());
    }

    #[test]
    fn the_widest_flexible_columns_are_cut_first() {
        assert_eq!(fitted(&needs(&[(true, 30, 5), (true, 8, 5), (false, 25, 2)]), 50), [17, 8, 25]);
        // One is left over after cutting both to 11, and the first has it.
        assert_eq!(fitted(&needs(&[(true, 30, 5), (true, 20, 5), (false, 25, 2)]), 48), [12, 11, 25]);
        // The first can't be cut below its minimum, so the second has what is left.
        assert_eq!(fitted(&needs(&[(true, 30, 15), (true, 20, 5)]), 22), [15, 7]);
    }

    #[test]
    fn the_others_give_way_where_that_is_not_enough() {
        assert_eq!(fitted(&needs(&[(true, 30, 10), (false, 20, 4), (false, 12, 4)]), 30), [10, 10, 10]);
        assert_eq!(
            fitted(&needs(&[(true, 30, 10), (false, 20, 4)]), 12),
            [10, 4],
            "the minimums, though they don't fit"
        );
    }
}
