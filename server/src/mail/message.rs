//! A letter as mail servers carry it.

use app::letter::Composed;
use domain::{Timestamp, id::LetterId, notice::preferences::MailAddress};
use lettre::{
    Message,
    address::AddressError,
    message::{
        Mailbox,
        header::{ContentTransferEncoding, ContentType, HeaderName, HeaderValue},
    },
};

/// Puts a letter into the form in which it travels. The message id is the letter's own, so that
/// one that is sent again after a crash is known to be the same. None for what mail cannot carry.
#[must_use]
pub fn message(
    id: LetterId,
    (name, from): (&str, &MailAddress),
    to: &MailAddress,
    letter: &Composed,
    now: Timestamp,
) -> Option<Message> {
    Message::builder()
        .from(mailbox(Some(name), from).ok()?)
        .to(mailbox(None, to).ok()?)
        .subject(one_line(&letter.subject))
        .date(now.into())
        .message_id(Some(format!("<{id}@{}>", from.domain())))
        // No person wrote this, so no machine should answer it (RFC 3834).
        .raw_header(HeaderValue::new(
            HeaderName::new_from_ascii_str("Auto-Submitted"),
            "auto-generated".to_owned(),
        ))
        .header(ContentType::TEXT_PLAIN)
        // In it no line of the text can be mistaken for anything else.
        .header(ContentTransferEncoding::Base64)
        .body(letter.text.replace('\n', "\r\n"))
        .ok()
}

fn mailbox(name: Option<&str>, address: &MailAddress) -> Result<Mailbox, AddressError> {
    let address = address.as_str().parse()?;
    Ok(Mailbox::new(name.map(str::to_owned), address))
}

/// Control characters are not text, and a line break would begin another header.
fn one_line(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_control()).collect()
}

#[cfg(test)]
mod tests {
    use ulid::Ulid;

    use super::*;

    fn address(text: &str) -> MailAddress {
        text.to_owned().try_into().unwrap()
    }

    fn sent(subject: &str, text: &str) -> String {
        let message = message(
            LetterId::new(Ulid::from(7_u128)),
            ("Tiến Độ", &address("tien-do@example.vn")),
            &address("vanphong@xa.example.vn"),
            &Composed {
                subject: subject.to_owned(),
                text: text.to_owned(),
            },
            "2026-11-23T00:00:00Z".parse().unwrap(),
        );
        String::from_utf8(message.unwrap().formatted()).unwrap()
    }

    #[test]
    fn a_letter_is_plain_ascii_in_short_lines() {
        let subject = "Bị trả lại – Tỷ lệ hồ sơ trực tuyến đúng hạn ".repeat(6);
        let message = sent(&subject, &"Kính gửi\n".repeat(50));
        assert!(message.is_ascii());
        assert!(
            message
                .split("\r\n")
                .all(|line| line.len() <= 78 && !line.contains('\n') && !line.starts_with('.')),
            "{message}"
        );
        for header in [
            "From: =?utf-8?b?VGnhur9uIMSQ4buZ?= <tien-do@example.vn>\r\n",
            "To: vanphong@xa.example.vn\r\n",
            "Date: Mon, 23 Nov 2026 00:00:00 +0000\r\n",
            "Message-ID: <00000000000000000000000007@example.vn>\r\n",
            "Auto-Submitted: auto-generated\r\n",
            "Content-Type: text/plain; charset=utf-8\r\n",
            "Content-Transfer-Encoding: base64\r\n",
        ] {
            assert!(message.contains(header), "{header} is not in\n{message}");
        }
    }

    #[test]
    fn nothing_in_a_letter_becomes_a_header() {
        let message = sent("a\r\nBcc: ai-do@example.vn", ".\r\nBcc: ai-do@example.vn");
        let begins = |line: &str| line.starts_with("Bcc") || line.starts_with('.');
        assert!(!message.split("\r\n").any(begins), "{message}");
    }
}
