//! A choice among units of one name, in the place of the name. Whatever form it stands in, the act
//! gets what it would get had the address been typed: no act knows of the question.

use std::borrow::Cow;

use crate::part::field::{ASKED, WHICH};

/// Puts what was chosen where the text stands that it was asked about; a text that was changed
/// meanwhile stays, and the question is forgotten.
#[must_use]
pub fn settled(body: &[u8]) -> Cow<'_, [u8]> {
    // The dot may be escaped; the words before it never are.
    let has = |word: &str| {
        let word = word.trim_end_matches('.').as_bytes();
        body.windows(word.len()).any(|part| part == word)
    };
    let asks = has(WHICH) || has(ASKED);
    if !asks {
        return Cow::Borrowed(body);
    }
    let mut fields: Vec<(Cow<'_, str>, String)> = Vec::new();
    let mut asked: Vec<(String, String)> = Vec::new();
    let mut chosen: Vec<(String, String)> = Vec::new();
    for (name, value) in form_urlencoded::parse(body) {
        if let Some(of) = name.strip_prefix(ASKED) {
            asked.push((of.to_owned(), value.into_owned()));
        } else if let Some(of) = name.strip_prefix(WHICH) {
            chosen.push((of.to_owned(), value.into_owned()));
        } else {
            fields.push((name, value.into_owned()));
        }
    }
    for (of, unit) in chosen {
        let typed = asked.iter().find(|(question, _)| *question == of);
        let (Some((_, typed)), Some((_, field))) = (typed, of.split_once('.')) else {
            continue;
        };
        if let Some((_, text)) = fields.iter_mut().find(|(name, _)| name == field) {
            *text = replaced(text, typed, &unit);
        }
    }
    let mut body = form_urlencoded::Serializer::new(String::new());
    for (name, value) in &fields {
        body.append_pair(name, value);
    }
    Cow::Owned(body.finish().into_bytes())
}

/// The line that was asked about becomes the unit.
fn replaced(text: &str, typed: &str, unit: &str) -> String {
    let lines: Vec<&str> = text
        .lines()
        .map(|line| {
            let is_it = line.trim() == typed.trim();
            if is_it { unit } else { line }
        })
        .collect();
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settled(fields: &[(&str, &str)]) -> Vec<(String, String)> {
        let body = form_urlencoded::Serializer::new(String::new())
            .extend_pairs(fields)
            .finish();
        form_urlencoded::parse(&super::settled(body.as_bytes()))
            .into_owned()
            .collect()
    }

    fn pairs(fields: &[(&str, &str)]) -> Vec<(String, String)> {
        fields
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
            .collect()
    }

    #[test]
    fn what_was_chosen_stands_where_it_was_asked_about() {
        let sent = [
            ("id", "1"),
            ("to", " Tiền Phong "),
            ("units", "Xã A\r\nTiền Phong\r\nHải Dương"),
            ("asked.0.to", "Tiền Phong"),
            ("which.0.to", "tien-phong-me-linh"),
            ("asked.0.units", "Tiền Phong"),
            ("which.0.units", "tien-phong-thuong-tin"),
            ("asked.1.units", "Hải Dương"),
        ];
        assert_eq!(
            settled(&sent),
            pairs(&[
                ("id", "1"),
                ("to", "tien-phong-me-linh"),
                ("units", "Xã A\ntien-phong-thuong-tin\nHải Dương"),
            ])
        );
    }

    #[test]
    fn a_text_that_was_changed_meanwhile_stays() {
        let sent = [
            ("outcomes[0][unit]", "Xã Yên Lãng"),
            ("asked.0.outcomes[0][unit]", "Yên Lãng"),
            ("which.0.outcomes[0][unit]", "yen-lang"),
        ];
        assert_eq!(
            settled(&sent),
            pairs(&[("outcomes[0][unit]", "Xã Yên Lãng")])
        );
    }

    #[test]
    fn what_asks_nothing_is_not_touched() {
        let body = b"id=1&to=%ff";
        assert!(matches!(super::settled(body), Cow::Borrowed(same) if same == body));
    }
}
