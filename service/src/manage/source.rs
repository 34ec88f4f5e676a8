//! Sources: create one, change one.

use domain::{
    Bilingual, Date, Refusal,
    command::KeepSource,
    id::{Slug, SourceId, UnitId},
    journal::{Change, Subject},
    policy::{self, Actor, KeepSources, Permit},
    refusal::{Field, Problem},
    source::Source,
    text::Line,
};

use super::{free_slug, mark, typed::Typed};
use crate::{
    Service,
    book::Book,
    run::{Changed, Decision, taken},
    store::RecordKey,
};

impl Service {
    /// Creates a source or changes one, by the right to the unit that keeps it, and to the one that
    /// did. Answers its address.
    ///
    /// # Errors
    /// Fields that cannot be read; no permit; changed meanwhile.
    pub async fn keep_source(&self, actor: &Actor, command: KeepSource) -> Result<Slug, Refusal> {
        let id = command
            .source
            .unwrap_or_else(|| SourceId::new(command.id.ulid()));
        let (read, free, kept_by) = {
            let book = self.book();
            let read = Written::read(&command, &book)?;
            let free = free_slug(&read.title.vi, id.ulid(), |slug| {
                book.source_by_slug(slug.as_str())
                    .is_none_or(|other| other.id == id)
            });
            let kept_by = book.source(id).and_then(|source| book.keeper_of(source));
            (read, free, kept_by)
        };
        let now = self.clock.now();
        self.run(
            command.id,
            &(actor.officer(), &command),
            &[RecordKey::Source(id)],
            |mut fresh| {
                let (before, read_at) = taken::<Source>(fresh.pop().flatten());
                if command.source.is_some() && before.is_none() {
                    return Err(Refusal::NotFound);
                }
                let book = self.book();
                let permit: Permit<KeepSources> = policy::permit(actor, read.keeper, book.tree())?;
                if before.is_some() {
                    let unit = kept_by.ok_or(Refusal::NotAllowed)?;
                    policy::permit::<KeepSources>(actor, unit, book.tree())?;
                }
                if mark(before.as_ref()) != command.base {
                    return Err(Refusal::ChangedMeanwhile);
                }
                let after = read.clone().onto(before.as_ref(), id, &free);
                Ok(Decision::one(
                    permit,
                    (command.id, now),
                    after.slug.clone(),
                    Changed {
                        restricted: false,
                        change: Change::Source {
                            before: before.map(Box::new),
                            after: Box::new(after.clone()),
                        },
                        record: after,
                        read_at,
                    },
                ))
            },
        )
        .await
    }
}

#[derive(Clone)]
struct Written {
    title: Bilingual,
    publisher: Line,
    published: Option<Date>,
    url: Option<String>,
    note: Option<Bilingual>,
    keeper: UnitId,
}

impl Written {
    fn read(command: &KeepSource, book: &Book) -> Result<Self, Refusal> {
        let mut typed = Typed::default();
        let title = typed.name(Field::Title, &command.title);
        let publisher = typed.line(Field::Publisher, &command.publisher);
        let day = typed.optional_day(Field::Date, &command.date);
        let url = url(&mut typed, &command.url);
        let note = typed.optional_prose(Field::Note, &command.note);
        let keeper = typed.unit(Field::Keeper, &command.keeper, book);
        typed.done()?;
        let (Some(title), Some(publisher), Some(keeper)) = (title, publisher, keeper) else {
            return Err(Refusal::Fields(Vec::new()));
        };
        Ok(Self {
            title,
            publisher,
            published: day,
            url,
            note,
            keeper,
        })
    }

    fn onto(self, before: Option<&Source>, id: SourceId, slug: &Slug) -> Source {
        // An hour belongs to its day.
        let time = before
            .filter(|source| source.published == self.published)
            .and_then(|source| source.time);
        Source {
            id,
            slug: before.map_or_else(|| slug.clone(), |source| source.slug.clone()),
            title: self.title,
            publisher: self.publisher.to_string(),
            published: self.published,
            time,
            url: self.url,
            note: self.note,
            keeper: Some(self.keeper),
            facts: before.map_or_else(Vec::new, |source| source.facts.clone()),
        }
    }
}

/// A link that a browser follows to another page, and nothing else.
fn url(typed: &mut Typed, text: &str) -> Option<String> {
    const MAX: usize = 2_000;
    let text = text.trim();
    if text.is_empty() {
        return None;
    }
    let rest = text
        .strip_prefix("https://")
        .or_else(|| text.strip_prefix("http://"));
    let host = rest.and_then(|rest| rest.split(['/', '?', '#']).next());
    let is_host = host.is_some_and(|host| host.contains('.') && !host.starts_with('.'));
    let is_plain = !text.chars().any(|letter| {
        letter.is_whitespace() || letter.is_control() || "\"<>\\^`{|}".contains(letter)
    });
    if is_host && is_plain && text.len() <= MAX {
        Some(text.to_owned())
    } else {
        typed.wrong(Field::Url, Problem::NotAnAddress);
        None
    }
}

impl Book {
    /// The unit that keeps a source: the one it names or, for one that was taken over in bulk, the
    /// one in whose chain that stands.
    #[must_use]
    pub fn keeper_of(&self, source: &Source) -> Option<UnitId> {
        source
            .keeper
            .or_else(|| self.first_logged(Subject::Source(source.id)))
    }
}
