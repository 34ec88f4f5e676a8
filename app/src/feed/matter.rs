//! How one matter that a citizen sent stands, as an Atom feed: whoever has its reference can follow it
//! without leaving an address. It tells of steps and days, never of a word that was written.

use atom_syndication::{Entry, Feed, FixedDateTime, Generator, Link, Text};
use domain::{
    Timestamp,
    feedback::{Feedback, Step, Verdict},
};

use crate::{
    door::{Door, Visitor},
    page::reading::Reading,
};

const ROOT: &str = "/phan-anh/";
const KIND: &str = ".atom";

/// Whether an address is one of these feeds'.
#[must_use]
pub fn is_feed(path: &str) -> bool {
    let path = path.strip_prefix("/en").unwrap_or(path);
    path.starts_with(ROOT) && path.ends_with(KIND)
}

/// The feed at an address; nothing for what is not there.
#[must_use]
pub fn find(door: Door, path: &str) -> Option<String> {
    let nobody = Visitor::nobody();
    let reading = Reading::of(door, nobody, path.to_owned(), "");
    let reference = reading
        .path
        .strip_prefix(ROOT)?
        .strip_suffix(KIND)?
        .parse()
        .ok()?;
    let book = reading.book();
    let one = book.feedback_at(reference)?;
    Some(feed(one, &reading).to_string())
}

fn feed(one: &Feedback, reading: &Reading) -> Feed {
    let (words, language) = (reading.words, reading.language);
    let root = reading.door.public_url.clone().unwrap_or_default();
    let root = root.trim_end_matches('/');
    let page = format!(
        "{root}{}",
        reading.address.to(&format!("{ROOT}{}", one.reference))
    );
    let name = words.feedback_named(one.reference);
    let link = |href: String, rel: &str| Link {
        href,
        rel: rel.to_owned(),
        ..Link::default()
    };
    let mut entries: Vec<Entry> = steps(one)
        .into_iter()
        .enumerate()
        .map(|(at, (step, when))| Entry {
            title: Text::plain(format!("{name}: {}", step.name(language))),
            id: format!("urn:ulid:{}#{at}", one.id),
            updated: moment(when),
            links: vec![link(page.clone(), "alternate")],
            ..Entry::default()
        })
        .collect();
    let updated = entries
        .last()
        .map_or_else(|| moment(one.first.sent), |entry| entry.updated);
    entries.reverse();
    Feed {
        title: Text::plain(format!("{name} · {}", words.site())),
        id: format!("urn:ulid:{}", one.id),
        updated,
        authors: vec![atom_syndication::Person {
            name: words.site().to_owned(),
            ..atom_syndication::Person::default()
        }],
        generator: Some(Generator {
            value: words.site().to_owned(),
            ..Generator::default()
        }),
        links: vec![
            link(page.clone(), "alternate"),
            link(format!("{page}{KIND}"), "self"),
        ],
        lang: Some(language.code().to_owned()),
        entries,
        ..Feed::default()
    }
}

/// What happened that whoever has the reference may know, oldest first.
fn steps(one: &Feedback) -> Vec<(Step, Timestamp)> {
    let mut steps = Vec::new();
    for (at, turn) in one.turns().enumerate() {
        let sent = if at == 0 {
            Step::Sent
        } else {
            Step::AskedAgain
        };
        steps.push((sent, turn.sent));
        if let Some(decision) = &turn.decision {
            let step = match decision.verdict {
                Verdict::Published { .. } => Step::Published,
                Verdict::Refused { reason, .. } => Step::Refused(reason),
            };
            steps.push((step, decision.by.at));
        }
        if let Some(answer) = &turn.answer {
            steps.push((Step::Answered, answer.given.at));
        }
    }
    for passed in &one.forwards {
        steps.push((Step::Forwarded, passed.by.at));
    }
    steps.extend(one.withdrawn.map(|at| (Step::Withdrawn, at)));
    steps.extend(one.erased.map(|at| (Step::Erased, at)));
    steps.sort_by_key(|(_, at)| *at);
    steps
}

/// The same moment as the feed's library writes it.
fn moment(at: Timestamp) -> FixedDateTime {
    at.to_string().parse().unwrap_or_default()
}
