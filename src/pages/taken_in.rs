//! What people are told when another version of their assessment was taken in.

use std::collections::BTreeMap;

use crate::assessment::{Part, TakenIn};
use crate::framework::{AreaIndex, Framework};
use crate::words;

/// What is here now and was not, and what both say and not alike, in one line.
pub fn told(result: &TakenIn, framework: &Framework) -> String {
    let taken = match named(&result.taken, framework).as_slice() {
        [] => "Nothing new was taken in.".to_owned(),
        taken => format!("Taken in: {}.", words::list(taken)),
    };
    match named(&result.different, framework).as_slice() {
        [] => taken,
        different => format!("{taken} Said differently in both, so look at it again: {}.", words::list(different)),
    }
}

/// The names of parts: areas by id, in alphabetical order in which they are easily found in a long list, then all else.
pub fn named(parts: &[Part], framework: &Framework) -> Vec<String> {
    let mut areas: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    let mut others = Vec::new();
    let id = |area: AreaIndex| framework[area].id.as_str();
    for part in parts {
        match part {
            Part::Area(area) => drop(areas.entry(id(*area)).or_default()),
            Part::Item(item) => areas.entry(id(item.area)).or_default().push(framework[*item].id.clone()),
            Part::Votes(item) => {
                areas.entry(id(item.area)).or_default().push(format!("votes on {}", framework[*item].id));
            }
            Part::Exclusion(area) => areas.entry(id(*area)).or_default().push("whether it applies".to_owned()),
            Part::Target(area) => areas.entry(id(*area)).or_default().push("the target".to_owned()),
            Part::Detail(name) => others.push((*name).to_owned()),
            Part::Action(number) => others.push(format!("action {number}")),
            Part::Unplaced(name) => others.push(format!("{name} (without a place)")),
        }
    }
    let area = |(id, parts): (&str, Vec<String>)| match parts.as_slice() {
        [] => id.to_owned(),
        parts => format!("{id} ({})", words::list(parts)),
    };
    areas.into_iter().map(area).chain(others).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::framework::bundled;

    #[test]
    fn every_part_is_named_and_in_an_order_in_which_it_is_found() {
        let framework = bundled();
        let area = |id: &str| framework.area(id).unwrap().index;
        let item = |id: &str| Part::Item(framework.item(id).unwrap());
        let result = TakenIn {
            taken: vec![Part::Area(area("7c")), Part::Area(area("1b")), Part::Unplaced("1a.X".into()), Part::Action(3)],
            different: vec![
                Part::Detail("the title"),
                item("7c.E1"),
                item("1a.E2"),
                item("1a.D1"),
                Part::Votes(framework.item("7c.E1").unwrap()),
                Part::Exclusion(area("2a")),
                Part::Target(area("1a")),
            ],
        };
        assert_eq!(
            told(&result, &framework),
            "Taken in: 1b, 7c, 1a.X (without a place) and action 3. Said differently in both, so look at it again: 1a \
             (E2, D1 and the target), 2a (whether it applies), 7c (E1 and votes on E1) and the title."
        );
        assert_eq!(told(&TakenIn::default(), &framework), "Nothing new was taken in.");
    }
}
