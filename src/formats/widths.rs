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

/// The same widths, with what rounding has left over of `available` given to the first of the columns that were cut furthest.
pub(super) fn filled(columns: &[ColumnNeeds], available: usize) -> Vec<usize> {
    let mut widths = fitted(columns, available);
    let rest = available.saturating_sub(widths.iter().sum());
    let is_cut = |(width, column): &(&mut usize, &ColumnNeeds)| **width < column.preferred;
    // Flexible columns are as narrow as they can be before any other is cut.
    let flexible = widths.iter_mut().zip(columns).filter(is_cut).all(|(_, column)| column.flexible);
    let cut: Vec<&mut usize> = widths
        .iter_mut()
        .zip(columns)
        .filter(is_cut)
        .filter(|(_, column)| column.flexible == flexible)
        .map(|(width, _)| width)
        .collect();
    let narrowest = cut.iter().map(|width| **width).min();
    for width in cut.into_iter().filter(|width| Some(**width) == narrowest).take(rest) {
        *width += 1;
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
    widths.copy_from_slice(&limited(low));
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
        // The first can't be cut below its minimum, so the second has what is left.
        assert_eq!(fitted(&needs(&[(true, 30, 15), (true, 20, 5)]), 22), [15, 7]);
    }

    #[test]
    fn what_is_left_over_goes_to_the_first_that_was_cut() {
        let three = needs(&[(true, 30, 5), (true, 20, 5), (false, 25, 2)]);
        assert_eq!(fitted(&three, 48), [11, 11, 25]);
        assert_eq!(filled(&three, 48), [12, 11, 25]);
        // The first is at its minimum, and the third was not cut.
        assert_eq!(filled(&needs(&[(true, 30, 15), (true, 20, 5), (true, 6, 5), (true, 20, 5)]), 36), [15, 8, 6, 7]);
        // The flexible one is at its minimum, though it is the narrowest.
        assert_eq!(filled(&needs(&[(true, 30, 5), (false, 20, 4), (false, 20, 4)]), 22), [5, 9, 8]);
        assert_eq!(filled(&needs(&[(true, 30, 5), (false, 10, 2)]), 60), [30, 10], "nothing was cut");
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
