//! What a typed line means as an answer to a question, in the plain form.

use super::numbers::{indices, several};
use crate::interview::{Ask, Choice, Decided, Form, Input, ItemInput, TickLine};

/// What a line means as an answer to this question, with the rest that answers the next question, if any. `continued` says that the
/// line is itself the rest of another.
///
/// # Errors
/// What to tell the person if the line is no answer.
pub fn understand(ask: &Ask, line: &str, continued: bool) -> Result<(Input, Option<String>), String> {
    match line {
        "b" | "B" => return Ok((Input::Back, None)),
        "q" | "Q" => return Ok((Input::Leave, None)),
        "?" => return Ok((Input::Help, None)),
        _ => {}
    }
    match &ask.form {
        Form::Text { now, .. } => Ok((Input::Text(if line.is_empty() { now.clone() } else { text(line) }), None)),
        Form::One { start, .. } if line.is_empty() => Ok((Input::One(*start), None)),
        Form::One { options, .. } => {
            let (number, next) = if continued { first_word(line) } else { (line, None) };
            match indices(number, &ids(options))?.as_slice() {
                [one] => Ok((Input::One(*one), next)),
                _ => Err("One number, please.".to_owned()),
            }
        }
        Form::Many { options, chosen } => {
            let (typed, next) = if continued { first_word(line) } else { (line, None) };
            Ok((Input::Many(several(typed, &ids(options), chosen)?), next))
        }
        Form::Ticks { items } => understand_ticks(items, line),
        Form::Decision(_) => understand_decision(line),
    }
}

/// What a line says of a statement that a meeting decides. What follows a letter answers the question after it: why, how many hands.
fn understand_decision(line: &str) -> Result<(Input, Option<String>), String> {
    let (word, rest) = first_word(line);
    let input = match word.to_lowercase().as_str() {
        "" => Input::Next,
        "y" | "yes" => Input::Decide(Decided::InPlace),
        "n" | "no" => Input::Decide(Decided::NotInPlace),
        "u" => Input::Decide(Decided::Unsure),
        "x" => Input::Decide(Decided::NotApplicable),
        "v" => Input::Item(0, ItemInput::Votes),
        "p" => Input::Item(0, ItemInput::Park),
        "e" if rest.is_some() => Input::Item(0, ItemInput::NewEvidence),
        "e" => Input::Item(0, ItemInput::Evidence),
        "s" => Input::Split,
        _ => return Err("Please begin with one of the letters, such as y for in place.".to_owned()),
    };
    Ok((input, rest))
}

fn understand_ticks(items: &[TickLine], line: &str) -> Result<(Input, Option<String>), String> {
    let ids: Vec<&str> = items.iter().map(|item| item.id.as_str()).collect();
    let (word, rest) = first_word(line);
    let about = |said| {
        let (which, rest) = first_word(rest.as_deref().unwrap_or_default());
        match indices(which, &ids)?.as_slice() {
            [item] => Ok((Input::Item(*item, said), rest)),
            _ => Err(format!("Say which one is meant, such as {word} {}.", ids.first().unwrap_or(&"1"))),
        }
    };
    // With a text on the same line, it is one more.
    let with_text = |first, also| match about(first)? {
        (Input::Item(item, _), Some(text)) => Ok((Input::Item(item, also), Some(text))),
        without => Ok(without),
    };
    match word.to_lowercase().as_str() {
        "s" if rest.is_none() => return Ok((Input::Skip, None)),
        "m" if rest.is_none() => return Ok((Input::More, None)),
        "m" => return about(ItemInput::More),
        "n" => return Ok((if rest.is_some() { Input::NewNote } else { Input::Note }, rest)),
        // Several that we don't know follow one another.
        "u" => return about(ItemInput::Unsure).map(|(input, rest)| (input, rest.map(|rest| format!("u {rest}")))),
        "x" => return about(ItemInput::NotApplicable),
        "v" => return about(ItemInput::Votes),
        "e" => return with_text(ItemInput::Evidence, ItemInput::NewEvidence),
        "p" => return with_text(ItemInput::Park, ItemInput::ParkAlso),
        _ => {}
    }
    let ticked: Vec<usize> = (0..items.len()).filter(|index| items[*index].is_ticked()).collect();
    let chosen = several(line, &ids, &ticked)?;
    match chosen.iter().find(|index| !items[**index].applies()) {
        Some(index) if line.to_lowercase() != "all" => {
            Err(format!("{0} is marked as not applicable; x {0} takes the mark away.", ids[*index]))
        }
        _ => Ok((Input::Many(chosen.into_iter().filter(|index| items[*index].applies()).collect()), None)),
    }
}

/// The ids of options, as numbers go by them.
pub fn ids(options: &[Choice]) -> Vec<&str> {
    options.iter().map(|option| option.id.as_str()).collect()
}

/// The first word of a line such as `x 3 no budget is held`, and the rest, which answers the questions that follow.
fn first_word(line: &str) -> (&str, Option<String>) {
    let (word, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
    (word, Some(rest.trim()).filter(|rest| !rest.is_empty()).map(str::to_owned))
}

fn text(line: &str) -> String {
    if line == "-" { String::new() } else { line.to_owned() }
}
