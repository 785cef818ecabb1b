//! The choke point for text on its way into HTML and XML: it is escaped, so that it stays text, and characters that could deceive or
//! that XML can't hold are made visible.

use std::fmt::{Result, Write};

use askama::filters::Escaper;

use super::readable;

/// How the templates escape.
#[derive(Clone, Copy, Debug)]
pub struct Markup;

impl Escaper for Markup {
    fn write_escaped_str<W: Write>(&self, mut out: W, text: &str) -> Result {
        for letter in readable(text).chars() {
            match letter {
                '&' => out.write_str("&amp;")?,
                '<' => out.write_str("&lt;")?,
                '>' => out.write_str("&gt;")?,
                '"' => out.write_str("&quot;")?,
                '\'' => out.write_str("&#39;")?,
                letter => out.write_char(letter)?,
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_stays_text() {
        for (text, escaped) in [
            ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
            ("\"><img src=x onerror=y>", "&quot;&gt;&lt;img src=x onerror=y&gt;"),
            ("' onmouseover='x & y", "&#39; onmouseover=&#39;x &amp; y"),
            ("]]> \u{b}\u{ffff}\u{202e}", "]]&gt; &lt;U+000B&gt;&lt;U+FFFF&gt;&lt;U+202E&gt;"),
            ("{{7*7}} é 👩‍⚕️\nline", "{{7*7}} é 👩‍⚕️\nline"),
        ] {
            let mut out = String::new();
            Markup.write_escaped_str(&mut out, text).unwrap();
            assert_eq!(out, escaped);
        }
    }
}
