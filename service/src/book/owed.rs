//! What needs an answer, for everybody to see: work past its day, obstacles that nobody has answered or
//! taken up, and rounds in which units have not reported.

use std::{borrow::Cow, sync::Arc};

use domain::{
    Timestamp, id::DocumentId, item::Item, obstacle::Obstacle, status::Timing, task::Task,
};

use super::{
    Book, Reader,
    news::Wanted,
    obstacle::{Sought, SoughtKind},
    round::UnitRound,
};

#[derive(Clone, Debug, Default)]
pub struct Owed<'a> {
    /// Not done and past their day, the latest by most first.
    pub tasks: Vec<Cow<'a, Task>>,
    /// Past the day of an answer, or of what was answered.
    pub late: Vec<Obstacle>,
    /// Waiting for an answer, or being removed, in time.
    pub waiting: Vec<Obstacle>,
    /// Named in a source, and asked of nobody.
    pub loose: Vec<&'a Item>,
    /// Past their deadline with figures missing.
    pub rounds: Vec<Arc<UnitRound>>,
}

impl Owed<'_> {
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.count() == 0
    }

    #[must_use]
    pub const fn count(&self) -> usize {
        self.tasks.len()
            + self.late.len()
            + self.waiting.len()
            + self.loose.len()
            + self.rounds.len()
    }
}

impl Book {
    /// What needs an answer on the reader's day. How rounds stand is known for `now` alone; for a past day
    /// there is none.
    #[must_use]
    pub fn needing_answer<'a>(
        &'a self,
        wanted: &Wanted,
        reader: Reader<'a>,
        now: Option<Timestamp>,
    ) -> Owed<'a> {
        let (late, waiting) = self
            .register(
                Sought {
                    programme: wanted.programme,
                    ..Sought::default()
                },
                reader,
            )
            .into_iter()
            .filter(|one| one.standing(reader.on).is_owed())
            .filter(|one| wanted.has(Some(one.programme), [one.unit, one.with()], self))
            .partition(|one| SoughtKind::of(one.standing(reader.on)) == SoughtKind::Late);
        let loose = Sought {
            programme: wanted.programme,
            ..Sought::default()
        };
        let mut loose = self.not_taken_up(loose, reader);
        loose.retain(|item| {
            let units = item.units.iter().chain(&item.answer_by).copied();
            wanted.has(Some(item.programme), units, self)
        });
        Owed {
            tasks: self.late_tasks(wanted, reader),
            late,
            waiting,
            loose,
            rounds: now.map_or_else(Vec::new, |now| self.rounds_owed(wanted, reader, now)),
        }
    }

    fn late_tasks<'a>(&'a self, wanted: &Wanted, reader: Reader<'a>) -> Vec<Cow<'a, Task>> {
        let mut late: Vec<_> = self
            .all_tasks()
            // A part is told with the whole, but where only one unit is asked for.
            .filter(|task| task.part.is_none() || !wanted.units.is_empty())
            .filter(|task| {
                let units = task.lead.into_iter().chain(task.with.iter().copied());
                wanted.has(Some(task.programme), units, self)
            })
            .filter(|task| reader.sees_task(task, self))
            .map(|task| self.task_on(task, reader.on))
            .filter(|task| Timing::of(task, reader.on) == Timing::OpenLate)
            .collect();
        late.sort_by_key(|task| (task.deadline.map(|deadline| deadline.day), task.id));
        late
    }

    fn rounds_owed(
        &self,
        wanted: &Wanted,
        reader: Reader<'_>,
        now: Timestamp,
    ) -> Vec<Arc<UnitRound>> {
        let mut owed = Vec::new();
        for programme in self.programmes() {
            if wanted.programme.is_some_and(|one| one != programme.id) {
                continue;
            }
            let find = || self.rounds_owed_in(programme.id, reader, now);
            let all = if reader.actor.is_none() || self.is_everybodys(programme.id) {
                // Deadlines have an hour and a minute: within one, nothing becomes late.
                self.owed
                    .of(programme.id, now.as_second().div_euclid(60), find)
            } else {
                find().into()
            };
            let asked =
                |one: &&Arc<UnitRound>| wanted.has(Some(programme.id), [one.key.unit], self);
            owed.extend(all.iter().filter(asked).cloned());
        }
        owed.sort_by_key(|one| one.round.due.at);
        owed
    }

    /// Whether everybody may know of all indicators of a programme, so that what is counted over them is the same
    /// for all.
    fn is_everybodys(&self, programme: DocumentId) -> bool {
        !self
            .all_indicators()
            .any(|indicator| indicator.programme == programme && indicator.restricted)
    }
}

#[cfg(test)]
mod tests {
    use domain::{
        Date, Language,
        calendar::Hour,
        document::{Declared, Document, DocumentKind},
        figure::{
            Cell, Value,
            sheet::{Sheet, SheetKey},
        },
        id::UnitId,
        officer::{Author, Signature},
        period::Period,
        programme::Programme,
        quantity::Quantity,
        round::{Cadence, DueRule, RoundState, Schedule, Schedules, Window},
    };

    use super::*;
    use crate::{
        book::promised::tests::{indicator, programme, unit},
        store::Record,
    };

    const OF: u128 = 10;

    fn document() -> Document {
        Document {
            id: programme(OF),
            slug: "chuong-trinh".parse().unwrap(),
            number: None,
            kind: DocumentKind::Programme,
            title: domain::Bilingual::both("Chương trình"),
            short: None,
            issuer: unit(1),
            date: None,
            term: None,
            starts: None,
            ends: None,
            programme: true,
            implements: Vec::new(),
            declared: Declared::default(),
            clear: Vec::new(),
            ground: None,
            facts: Vec::new(),
        }
    }

    /// Every month, by five o'clock on its last day's fifth day after, and never locked.
    fn monthly() -> Programme {
        let schedule = Schedule {
            cadence: Cadence::Month,
            window: Window::Calendar,
            due: DueRule::CalendarDay {
                nth: 5,
                next_working: false,
            },
            hour: Hour::OFFICE_CLOSE,
            lock: None,
            units: Vec::new(),
            since: Some(Date::constant(2026, 10, 1)),
            until: None,
        };
        Programme {
            reporting: Schedules::default().keeping("", Some(schedule)).unwrap(),
            ..Programme::new(programme(OF))
        }
    }

    fn reported(by: u128, month: i8) -> Record {
        let signature = Signature {
            by: Author::Operator,
            at: Timestamp::constant(1_795_000_000, 0),
        };
        let value = Value {
            quantity: Quantity::parse("1", Language::Vi).unwrap(),
            claim: None,
            ground: indicator(1, OF, &[]).ground.clone(),
            note: None,
            recorded: signature,
        };
        let known = Date::constant(2026, 11, 1);
        let cell = Cell::taken_over(indicator(1, OF, &[]).id, value, signature, known);
        let key = SheetKey {
            programme: programme(OF),
            unit: unit(by),
            period: Period::month(2026, month).unwrap(),
        };
        Record::Sheet(Sheet::of(key, vec![cell]))
    }

    /// Which unit owes which month, and how it stands.
    fn owed(book: &Book, now: &str) -> Vec<(UnitId, String, RoundState)> {
        let now: Timestamp = now.parse().unwrap();
        let reader = Reader {
            actor: None,
            on: domain::moment::local_date(now),
        };
        book.needing_answer(&Wanted::default(), reader, Some(now))
            .rounds
            .iter()
            .map(|one| {
                let month = one.key.period.to_string();
                (one.key.unit, month, one.standing.state)
            })
            .collect()
    }

    #[test]
    fn a_round_is_owed_from_its_minute_on_until_it_is_reported() {
        let mut book = Book::default();
        book.put(Record::Document(document()));
        book.put(Record::Programme(monthly()));
        let promised = indicator(1, OF, &[(1, 2026), (2, 2026)]);
        book.put(Record::Indicator((*promised).clone()));
        let late = |by, month: &str| (unit(by), month.to_owned(), RoundState::Late);

        // October is due on 5 November at 17:00, Vietnamese time.
        assert_eq!(owed(&book, "2026-11-05T16:59:59+07:00"), []);
        let both = [late(1, "2026-10"), late(2, "2026-10")];
        assert_eq!(owed(&book, "2026-11-05T17:01:00+07:00"), both);
        assert_eq!(owed(&book, "2026-11-05T17:01:59+07:00"), both);

        book.put(reported(1, 10));
        let one = [late(2, "2026-10")];
        assert_eq!(owed(&book, "2026-11-05T17:01:59+07:00"), one);
        book.put(reported(2, 10));
        assert_eq!(owed(&book, "2026-11-05T17:01:59+07:00"), []);

        // What not everybody may know of is counted for each reader.
        let secret = domain::indicator::Indicator {
            restricted: true,
            ..(*indicator(2, OF, &[(1, 2026), (2, 2026)])).clone()
        };
        book.put(Record::Indicator(secret));
        assert_eq!(owed(&book, "2026-11-05T17:01:59+07:00"), []);
        assert_eq!(
            owed(&book, "2026-12-05T17:01:00+07:00"),
            [late(1, "2026-11"), late(2, "2026-11")]
        );
    }
}
