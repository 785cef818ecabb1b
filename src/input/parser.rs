//! The YAML parser, set up for files whose texts are short.

use saphyr_parser::input::SkipTabs;
use saphyr_parser::{Input, Parser, StrInput};

/// How many bytes the parser reserves for each word of a plain text. It takes the number from its input, and a string says
/// 128: then nearly every text is allocated twice, which is a fifth of the time of reading a file full of ids.
const RESERVED: usize = 16;

/// The parser of a text: a stream of events with their lines.
pub(super) fn events(text: &str) -> Parser<'_, ShortTexts<'_>> {
    Parser::new(ShortTexts(StrInput::new(text)))
}

/// A string as input, but for the size of its buffer.
pub(super) struct ShortTexts<'t>(StrInput<'t>);

/// Methods that are the string's own.
macro_rules! delegate {
    ($(fn $name:ident($self:ident: $receiver:ty $(, $given:ident: $kind:ty)*) $(-> $result:ty)?;)+) => {$(
        #[inline]
        fn $name($self: $receiver $(, $given: $kind)*) $(-> $result)? {
            $self.0.$name($($given),*)
        }
    )+};
}

impl Input for ShortTexts<'_> {
    #[inline]
    fn bufmaxlen(&self) -> usize {
        RESERVED
    }

    delegate! {
        fn lookahead(self: &mut Self, count: usize);
        fn buflen(self: &Self) -> usize;
        fn raw_read_ch(self: &mut Self) -> char;
        fn raw_read_non_breakz_ch(self: &mut Self) -> Option<char>;
        fn skip(self: &mut Self);
        fn skip_n(self: &mut Self, count: usize);
        fn peek(self: &Self) -> char;
        fn peek_nth(self: &Self, n: usize) -> char;
        fn peek_opt(self: &Self) -> Option<char>;
        fn next_2_are(self: &Self, first: char, second: char) -> bool;
        fn next_3_are(self: &Self, first: char, second: char, third: char) -> bool;
        fn next_is_document_indicator(self: &Self) -> bool;
        fn next_is_document_start(self: &Self) -> bool;
        fn next_is_document_end(self: &Self) -> bool;
        fn skip_ws_to_eol(self: &mut Self, skip_tabs: SkipTabs) -> (usize, Result<SkipTabs, &'static str>);
        fn next_can_be_plain_scalar(self: &Self, in_flow: bool) -> bool;
        fn next_is_blank_or_break(self: &Self) -> bool;
        fn next_is_blank_or_breakz(self: &Self) -> bool;
        fn next_is_blank(self: &Self) -> bool;
        fn next_is_break(self: &Self) -> bool;
        fn next_is_breakz(self: &Self) -> bool;
        fn next_is_z(self: &Self) -> bool;
        fn next_is_flow(self: &Self) -> bool;
        fn next_is_digit(self: &Self) -> bool;
        fn next_is_alpha(self: &Self) -> bool;
        fn skip_while_non_breakz(self: &mut Self) -> usize;
        fn skip_while_blank(self: &mut Self) -> usize;
        fn fetch_while_is_alpha(self: &mut Self, out: &mut String) -> usize;
        fn fetch_while_is_yaml_non_space(self: &mut Self, out: &mut String) -> usize;
    }
}
