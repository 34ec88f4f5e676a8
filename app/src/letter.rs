//! What letters say: plain text, in the language of whoever gets them. What is restricted is not
//! named: mail passes through other people's machines.

use domain::{
    Timestamp,
    moment::local_date,
    notice::{
        Notice, NoticeKind,
        due::Due,
        letter::{Content, Letter},
    },
    policy::Actor,
};
use service::{
    Service,
    book::{Book, Reader, notice::Place},
    desk::Line,
    notice::outbox::Recipient,
};

use crate::{
    address::Address,
    page::notices::{Told, named},
    words::{Words, sentence::capital},
};

/// Lines a section of a digest has at most.
const LINES: usize = 10;

/// A letter in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Composed {
    pub subject: String,
    pub text: String,
}

/// Puts a letter into words. None when there is nothing to say any more: the notice is gone, what
/// it is about may not be seen, or nothing waits.
#[must_use]
pub fn compose(service: &Service, letter: &Letter, to: &Recipient, root: &str) -> Option<Composed> {
    let now = service.clock().now();
    let book = service.book();
    let pen = Pen {
        book: &book,
        actor: &to.actor,
        now,
        root,
        words: Words(to.wanted.language),
    };
    match letter.content {
        Content::Notice(id) => pen.notice(book.notice(letter.to, id)?),
        Content::Digest(_) => pen.digest(),
    }
}

struct Pen<'a> {
    book: &'a Book,
    actor: &'a Actor,
    now: Timestamp,
    root: &'a str,
    words: Words,
}

impl Pen<'_> {
    fn reader(&self) -> Reader<'_> {
        Reader {
            actor: Some(self.actor),
            on: local_date(self.now),
        }
    }

    const fn address(&self) -> Address {
        Address {
            language: self.words.0,
            on: None,
        }
    }

    fn notice(&self, notice: &Notice) -> Option<Composed> {
        let words = self.words;
        let place = self.book.told_of(&notice.about, self.reader())?;
        let occasion = words.told(notice.kind, notice.count);
        let mut lines = vec![words.letter_hello().to_owned(), String::new()];
        let subject = if place.is_restricted() {
            lines.push(format!("{occasion}."));
            lines.push(words.letter_restricted().to_owned());
            format!("{}: {occasion}", words.site())
        } else {
            let Told { name, about, .. } = self.named(&place);
            lines.push(format!("{occasion}: {name}"));
            if !about.is_empty() {
                lines.push(about);
            }
            format!("{}: {occasion} – {name}", words.site())
        };
        lines.extend(notice.deadline.map(|at| words.due_at(at)));
        lines.push(String::new());
        lines.push(format!("{}:", words.letter_more()));
        lines.push(self.link(&self.address().to("/thong-bao")));
        Some(self.closed(subject, lines))
    }

    fn digest(&self) -> Option<Composed> {
        let words = self.words;
        let digest = self
            .book
            .digest(self.actor, &self.book.dues(self.now), self.now);
        let kind = |kind: NoticeKind| capital(kind.name(words.0));
        let due = |dues: &[Due]| dues.iter().filter_map(|due| self.due(due)).collect();
        let figures = |lines: &[Line]| lines.iter().map(|line| self.figure(line)).collect();
        let asked = digest.asked.iter().map(|one| {
            let due = Due::of_explanation(one).map(|due| self.words.due_at(due.at));
            self.line(&Place::Explanation(one), due)
        });
        let sections: [(String, Vec<String>); 6] = [
            (kind(NoticeKind::Overdue), due(&digest.overdue)),
            (kind(NoticeKind::GoneUp), due(&digest.gone_up)),
            (kind(NoticeKind::DueSoon), due(&digest.due_soon)),
            (words.returned().to_owned(), figures(&digest.returned)),
            (kind(NoticeKind::Asked), asked.collect()),
            (words.to_review().to_owned(), figures(&digest.to_review)),
        ];
        let count = sections.iter().map(|(_, lines)| lines.len()).sum();
        if count == 0 {
            return None;
        }
        let mut lines = vec![words.letter_hello().to_owned()];
        for (heading, of_section) in sections {
            if of_section.is_empty() {
                continue;
            }
            lines.push(String::new());
            lines.push(format!("{heading} ({}):", of_section.len()));
            let more = of_section.len().saturating_sub(LINES);
            lines.extend(of_section.into_iter().take(LINES));
            if more > 0 {
                lines.push(format!("  … {}", words.and_more(more)));
            }
        }
        lines.push(String::new());
        lines.push(format!("{}:", words.letter_more()));
        lines.push(self.link(&self.address().to("/ban-lam-viec")));
        let subject = words.digest_subject(local_date(self.now), count);
        Some(self.closed(subject, lines))
    }

    /// What is due, if it may be seen.
    fn due(&self, due: &Due) -> Option<String> {
        let place = self.book.told_of(&due.about, self.reader())?;
        Some(self.line(&place, Some(self.words.due_at(due.at))))
    }

    fn figure(&self, line: &Line) -> String {
        let place = Place::Figure {
            indicator: &line.indicator,
            unit: line.unit,
            period: line.period,
        };
        self.line(&place, None)
    }

    fn line(&self, place: &Place<'_>, due: Option<String>) -> String {
        let told = self.named(place);
        let name = if place.is_restricted() {
            self.words.hidden_entry().to_owned()
        } else {
            told.name
        };
        let about: Vec<_> = [Some(told.about), due]
            .into_iter()
            .flatten()
            .filter(|part| !part.is_empty())
            .collect();
        if about.is_empty() {
            format!("  - {name}")
        } else {
            format!("  - {name} ({})", about.join(" · "))
        }
    }

    fn named(&self, place: &Place<'_>) -> Told {
        named(place, self.book, self.reader(), self.address())
    }

    fn link(&self, path: &str) -> String {
        format!("{}{path}", self.root)
    }

    fn closed(&self, subject: String, mut lines: Vec<String>) -> Composed {
        let settings = self.link(&self.address().to("/tai-khoan/thong-bao"));
        lines.extend([
            String::new(),
            "-- ".to_owned(),
            format!("{}: {settings}", self.words.letter_foot()),
            String::new(),
        ]);
        Composed {
            subject,
            text: lines.join("\n"),
        }
    }
}
