//! A letter as mail servers carry it: headers in ASCII (RFC 5322, with RFC 2047 for everything
//! else), and a text in base64, in which no line can be mistaken for the end.

use std::fmt::Write as _;

use app::letter::Composed;
use data_encoding::BASE64;
use domain::{Timestamp, id::LetterId, notice::preferences::MailAddress};
use jiff::fmt::rfc2822;

/// Characters a line of base64.
const LINE: usize = 76;
/// Bytes of text in one encoded word: with its frame it stays under 75 characters.
const WORD: usize = 42;

/// Puts a letter into the form in which it travels. The message id is the letter's own, so that
/// one that is sent again after a crash is known to be the same. None for a moment that no
/// calendar of mail has.
#[must_use]
pub fn message(
    id: LetterId,
    (name, from): (&str, &MailAddress),
    to: &MailAddress,
    letter: &Composed,
    now: Timestamp,
) -> Option<String> {
    let date = rfc2822::DateTimePrinter::new()
        .timestamp_to_string(&now)
        .ok()?;
    let headers = [
        ("From", format!("{} <{}>", encoded(name), from.as_str())),
        ("To", format!("<{}>", to.as_str())),
        ("Subject", encoded(&letter.subject)),
        ("Date", date),
        ("Message-ID", format!("<{id}@{}>", from.domain())),
        // No person wrote this, so no machine should answer it (RFC 3834).
        ("Auto-Submitted", "auto-generated".to_owned()),
        ("MIME-Version", "1.0".to_owned()),
        ("Content-Type", "text/plain; charset=utf-8".to_owned()),
        ("Content-Transfer-Encoding", "base64".to_owned()),
    ];
    let mut message = String::new();
    for (name, value) in headers {
        // Writing to a string cannot fail.
        let _ = write!(message, "{name}: {value}\r\n");
    }
    message.push_str("\r\n");
    let text = letter.text.replace('\n', "\r\n");
    let body = BASE64.encode(text.as_bytes());
    let mut rest = body.as_str();
    while !rest.is_empty() {
        let (line, after) = rest.split_at(rest.len().min(LINE));
        message.push_str(line);
        message.push_str("\r\n");
        rest = after;
    }
    Some(message)
}

/// A header's text in encoded words, one a line. Control characters are not text, and a line
/// break would begin another header.
fn encoded(text: &str) -> String {
    let mut words = Vec::new();
    let mut word = String::new();
    for letter in text.chars().filter(|letter| !letter.is_control()) {
        if word.len() + letter.len_utf8() > WORD {
            words.push(std::mem::take(&mut word));
        }
        word.push(letter);
    }
    words.push(word);
    let words: Vec<_> = words
        .iter()
        .map(|word| format!("=?UTF-8?B?{}?=", BASE64.encode(word.as_bytes())))
        .collect();
    words.join("\r\n ")
}

#[cfg(test)]
mod tests {
    use ulid::Ulid;

    use super::*;

    fn address(text: &str) -> MailAddress {
        text.to_owned().try_into().unwrap()
    }

    fn sent(subject: &str, text: &str) -> String {
        message(
            LetterId::new(Ulid::from(7_u128)),
            ("Tiến Độ", &address("tien-do@example.vn")),
            &address("vanphong@xa.example.vn"),
            &Composed {
                subject: subject.to_owned(),
                text: text.to_owned(),
            },
            "2026-11-23T00:00:00Z".parse().unwrap(),
        )
        .unwrap()
    }

    #[test]
    fn a_letter_is_plain_ascii_in_short_lines() {
        let message = sent("Bị trả lại – Tỷ lệ hộ nghèo", &"Kính gửi\n".repeat(50));
        assert!(message.is_ascii());
        assert!(
            message
                .split("\r\n")
                .all(|line| line.len() <= 78 && !line.contains('\n') && !line.starts_with('.')),
            "{message}"
        );
        for header in [
            "From: =?UTF-8?B?VGnhur9uIMSQ4buZ?= <tien-do@example.vn>\r\n",
            "To: <vanphong@xa.example.vn>\r\n",
            "Date: Mon, 23 Nov 2026 00:00:00 -0000\r\n",
            "Message-ID: <00000000000000000000000007@example.vn>\r\n",
        ] {
            assert!(message.contains(header), "{header} is not in\n{message}");
        }
    }

    #[test]
    fn a_long_subject_is_cut_between_letters() {
        let subject = "Tỷ lệ hồ sơ trực tuyến đúng hạn ".repeat(6);
        let encoded = encoded(&subject);
        let decoded: String = encoded
            .split("\r\n ")
            .map(|word| {
                let base64 = word
                    .strip_prefix("=?UTF-8?B?")
                    .and_then(|word| word.strip_suffix("?="))
                    .unwrap();
                assert!(word.len() <= 75, "{word}");
                String::from_utf8(BASE64.decode(base64.as_bytes()).unwrap()).unwrap()
            })
            .collect();
        assert_eq!(decoded, subject);
    }

    #[test]
    fn nothing_in_a_letter_becomes_a_header() {
        let message = sent("a\r\nBcc: ai-do@example.vn", ".\r\nBcc: ai-do@example.vn");
        assert!(!message.contains("Bcc"), "{message}");
    }
}
