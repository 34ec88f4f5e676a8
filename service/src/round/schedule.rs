//! A programme's schedule: read from the form, checked as a whole, kept with the other settings.

use domain::{
    Date, Refusal,
    calendar::Hour,
    command::{KeepSchedule, ScheduleWords},
    id::UnitId,
    period::parse_date,
    policy::{self, Actor},
    programme::Programme,
    refusal::{Field, Problem},
    round::{Cadence, DueRule, NotKept, Schedule, ScheduleProblem, Window},
    unit::named::Meant,
};

use crate::Service;

impl Service {
    /// Says when the units of a programme report by one of its schedules, or that they do not by
    /// that one; and after how long its items are stale.
    ///
    /// # Errors
    /// Fields that cannot be read or do not go together; another schedule for the same periods;
    /// no such programme; no permit; changed meanwhile.
    pub async fn keep_schedule(&self, actor: &Actor, command: KeepSchedule) -> Result<(), Refusal> {
        let today = self.today();
        let (programme, schedule, stale_after_days) = {
            let book = self.book();
            let programme = book.followed_programme(command.programme)?.clone();
            let schedule = read(&command.schedule, |typed| {
                book.tree().meant(typed, Meant::On(today))
            });
            let (schedule, stale_after) = both(schedule, stale_after(&command.stale_after))?;
            (programme, schedule, stale_after)
        };
        self.keep_settings::<policy::KeepSchedule, _>(
            actor,
            &command,
            command.id,
            (&programme, command.base),
            |known| {
                let reporting = known
                    .reporting
                    .keeping(&command.instead, schedule.clone())
                    .map_err(|problem| match problem {
                        NotKept::Gone => Refusal::ChangedMeanwhile,
                        NotKept::Taken => Refusal::field(Field::Cadence, Problem::CadenceTaken),
                    })?;
                Ok(Programme {
                    reporting,
                    stale_after_days,
                    ..known
                })
            },
        )
        .await
    }
}

/// Both of two parts of a form, or every problem of both.
fn both<A, B>(one: Result<A, Refusal>, other: Result<B, Refusal>) -> Result<(A, B), Refusal> {
    match (one, other) {
        (Ok(one), Ok(other)) => Ok((one, other)),
        (Err(Refusal::Fields(mut problems)), Err(Refusal::Fields(more))) => {
            problems.extend(more);
            Err(Refusal::Fields(problems))
        }
        (Err(refusal), _) | (_, Err(refusal)) => Err(refusal),
    }
}

/// After how many days something is stale; nothing typed means what is usual.
fn stale_after(typed: &str) -> Result<Option<u16>, Refusal> {
    if typed.trim().is_empty() {
        return Ok(None);
    }
    let (least, most) = (
        *Programme::STALE_AFTER.start(),
        *Programme::STALE_AFTER.end(),
    );
    let days = typed.trim().parse().ok();
    let days = days.filter(|days| Programme::STALE_AFTER.contains(days));
    days.map(Some)
        .ok_or_else(|| Refusal::field(Field::StaleAfter, Problem::DaysBetween { least, most }))
}

/// Reads a schedule; every problem is told at once. Without a cadence there are no rounds.
fn read(
    words: &ScheduleWords,
    unit: impl Fn(&str) -> Result<UnitId, Problem>,
) -> Result<Option<Schedule>, Refusal> {
    if words.cadence.is_empty() {
        return Ok(None);
    }
    let mut reader = Reader {
        words,
        problems: Vec::new(),
    };
    let cadence = reader.cadence();
    let window = reader.window();
    let due = reader.rule(&words.due, &words.due_day, Field::DueDay);
    let lock = match words.lock.as_str() {
        "" => None,
        kind => reader.rule(kind, &words.lock_day, Field::LockDay),
    };
    let hour: Option<Hour> = words.hour.parse().ok();
    if hour.is_none() {
        reader.wrong(Field::Hour, Problem::NotAnHour);
    }
    let units = reader.units(unit);
    let since = reader.optional_day(&words.since, Field::Since);
    let until = reader.optional_day(&words.until, Field::Until);
    match (cadence, due, hour) {
        (Some(cadence), Some(due), Some(hour)) if reader.problems.is_empty() => Schedule {
            cadence,
            window,
            due,
            hour,
            lock,
            units,
            since,
            until,
        }
        .checked()
        .map(Some)
        .map_err(refusal),
        _ => Err(Refusal::Fields(reader.problems)),
    }
}

/// At which field a schedule that cannot be meant is corrected.
fn refusal(problem: ScheduleProblem) -> Refusal {
    match problem {
        ScheduleProblem::EndlessPeriod => Refusal::field(Field::Period, Problem::NotAPeriod),
        ScheduleProblem::WindowDay => Refusal::field(Field::WindowDay, Problem::OutOfRange),
        ScheduleProblem::DueDay => Refusal::field(Field::DueDay, Problem::OutOfRange),
        ScheduleProblem::LockDay => Refusal::field(Field::LockDay, Problem::OutOfRange),
        ScheduleProblem::Backwards => Refusal::field(Field::Until, Problem::Backwards),
    }
}

struct Reader<'a> {
    words: &'a ScheduleWords,
    problems: Vec<(Field, Problem)>,
}

impl Reader<'_> {
    fn wrong(&mut self, field: Field, problem: Problem) {
        self.problems.push((field, problem));
    }

    fn cadence(&mut self) -> Option<Cadence> {
        Some(match self.words.cadence.as_str() {
            "week" => Cadence::Week,
            "month" => Cadence::Month,
            "quarter" => Cadence::Quarter,
            "half-year" => Cadence::HalfYear,
            "nine-months" => Cadence::NineMonths,
            "year" => Cadence::Year,
            "once" => match self.words.period.trim().parse() {
                Ok(period) => Cadence::Once(period),
                Err(problem) => {
                    self.wrong(Field::Period, Problem::Period(problem));
                    return None;
                }
            },
            _ => {
                self.wrong(Field::Cadence, Problem::Unknown);
                return None;
            }
        })
    }

    fn window(&mut self) -> Window {
        match self.words.window_day.trim() {
            // From the first day on is what the calendar says.
            "" | "1" => Window::Calendar,
            typed => typed.parse().map_or_else(
                |_| {
                    self.wrong(Field::WindowDay, Problem::OutOfRange);
                    Window::Calendar
                },
                Window::From,
            ),
        }
    }

    fn rule(&mut self, kind: &str, typed: &str, field: Field) -> Option<DueRule> {
        let number: Option<u16> = typed.trim().parse().ok();
        let next_working = self.words.next_working;
        let rule = match (kind, number) {
            ("working-day", Some(nth)) => Some(DueRule::WorkingDay { nth }),
            ("calendar-day", Some(nth)) => Some(DueRule::CalendarDay { nth, next_working }),
            ("day-of-month", Some(day)) => i8::try_from(day)
                .ok()
                .map(|day| DueRule::DayOfMonth { day, next_working }),
            _ => None,
        };
        if rule.is_none() {
            let problem = if typed.trim().is_empty() {
                Problem::NothingWritten
            } else {
                Problem::OutOfRange
            };
            self.wrong(field, problem);
        }
        rule
    }

    fn units(&mut self, unit: impl Fn(&str) -> Result<UnitId, Problem>) -> Vec<UnitId> {
        let mut units = Vec::new();
        for typed in self.words.units.lines().map(str::trim) {
            if typed.is_empty() {
                continue;
            }
            match unit(typed) {
                Ok(unit) if units.contains(&unit) => {}
                Ok(unit) => units.push(unit),
                Err(Problem::Unknown) => {
                    let name = typed.chars().take(80).collect();
                    self.wrong(Field::Units, Problem::UnknownNamed { name });
                }
                Err(problem) => self.wrong(Field::Units, problem),
            }
        }
        units
    }

    fn optional_day(&mut self, typed: &str, field: Field) -> Option<Date> {
        if typed.trim().is_empty() {
            return None;
        }
        let day = parse_date(typed);
        if day.is_none() {
            self.wrong(field, Problem::NotADate);
        }
        day
    }
}
