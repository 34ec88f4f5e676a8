//! One style sheet out of the files in style/, in the order of their names, without comments.

use std::{fs, path::Path};

use anyhow::{Context, Result};

use crate::fingerprint::files_below;

/// Joins every `.css` file of the folder. Their names begin with numbers, which is their order.
pub fn bundle(folder: &Path) -> Result<String> {
    let mut bundle = String::new();
    for file in files_below(folder)? {
        if file.extension().is_some_and(|kind| kind == "css") {
            let css = fs::read_to_string(&file)
                .with_context(|| format!("cannot read {}", file.display()))?;
            bundle.push_str(&without_comments(&css));
        }
    }
    Ok(bundle)
}

/// The same rules without comments, indentation and empty lines. Quoted text is left as it is.
fn without_comments(css: &str) -> String {
    let mut kept = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(at) = rest.find(['"', '\'', '/']) {
        let (before, from) = rest.split_at(at);
        kept.push_str(before);
        let length = if let Some(comment) = from.strip_prefix("/*") {
            let length = comment
                .find("*/")
                .map_or(from.len(), |end| end + "/**/".len());
            rest = &from[length..];
            continue;
        } else if from.starts_with('/') {
            1
        } else {
            quoted(from)
        };
        kept.push_str(&from[..length]);
        rest = &from[length..];
    }
    kept.push_str(rest);

    let mut lines = String::with_capacity(kept.len());
    for line in kept.lines().map(str::trim).filter(|line| !line.is_empty()) {
        lines.push_str(line);
        lines.push('\n');
    }
    lines
}

/// How many bytes the quoted text at the beginning takes, its quotes included.
fn quoted(text: &str) -> usize {
    let mut letters = text.char_indices();
    let quote = letters.next().map(|(_, quote)| quote);
    let mut escaped = false;
    for (at, letter) in letters {
        if escaped {
            escaped = false;
        } else if letter == '\\' {
            escaped = true;
        } else if Some(letter) == quote {
            return at + letter.len_utf8();
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_indentation_go() {
        assert_eq!(
            without_comments("/* why */\na {\n  color: red; /* b\n c */\n\n}\n"),
            "a {\ncolor: red;\n}\n"
        );
    }

    #[test]
    fn quoted_text_stays() {
        assert_eq!(
            without_comments(r#"a::before { content: "/* \" */ 'x"; } b { aspect-ratio: 1/2 }"#),
            "a::before { content: \"/* \\\" */ 'x\"; } b { aspect-ratio: 1/2 }\n"
        );
    }

    #[test]
    fn an_unfinished_comment_ends_the_file() {
        assert_eq!(without_comments("a{} /* b"), "a{}\n");
    }
}
