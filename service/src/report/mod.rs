//! Reports: gather what the book has for one, write in it, take over what changed since, fix it.

mod typed;

use domain::{
    Date, Refusal,
    command::{FixReport, GatherReport, KeepLetterhead, KeepPassage, TakeOverReport},
    id::{CommandId, ReportId},
    journal::{Change, Event, Hash},
    officer::Signature,
    policy::{self, Action, Actor, Permit, ReadRestricted},
    refusal::{Field, Problem},
    report::{Fixed, Gathered, Layout, Report, ReportKind, ReportStep, Wanted},
    text::Prose,
};
use serde::{Deserialize, Serialize};

use crate::{
    Service,
    book::{Book, Reader, report::Asked},
    manage::{mark, typed::Typed},
    run::{Decision, taken},
    store::{Record, RecordKey, Write},
};

/// Where a report stands after a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportSaved {
    pub id: ReportId,
    pub step: ReportStep,
}

impl Service {
    /// Begins a report of a unit on a programme with what the book has for it.
    ///
    /// # Errors
    /// No such programme or unit; a period that such a report is not made for; a day to come; no
    /// permit on the unit, or none to read what is restricted where that is to come in.
    pub async fn gather_report(
        &self,
        actor: &Actor,
        command: GatherReport,
    ) -> Result<ReportSaved, Refusal> {
        let report = ReportId::new(command.id.ulid());
        let (wanted, asked) = self.book().wanted(&command, self.today())?;
        if command.restricted {
            let book = self.book();
            policy::permit::<ReadRestricted>(actor, command.unit, book.tree())?;
        }
        self.step_on_report(
            actor,
            &command,
            (command.id, report),
            |_, book| policy::permit(actor, command.unit, book.tree()),
            |before, by| {
                if before.is_some() {
                    return Err(Refusal::CommandReused);
                }
                let book = self.book();
                let given = book.gather(asked, actor).ok_or(Refusal::NotFound)?;
                let head = book
                    .letterhead(asked, wanted.layout)
                    .ok_or(Refusal::NotFound)?;
                let begun = Report::gather(report, &wanted, head, given, by);
                Ok((begun, ReportStep::Gathered))
            },
        )
        .await
    }

    /// Writes a section. Two officers who write different sections do not get in each other's way.
    ///
    /// # Errors
    /// Nothing written or too much; fixed already; the section changed meanwhile; no permit.
    pub async fn keep_passage(
        &self,
        actor: &Actor,
        command: KeepPassage,
    ) -> Result<ReportSaved, Refusal> {
        let known = self.report_for(actor, command.report)?;
        let mut typed = Typed::default();
        let text = typed.prose(Field::Passage, &command.text);
        typed.done()?;
        let text = text.ok_or_else(|| Refusal::Fields(Vec::new()))?;
        self.step_on_report(
            actor,
            &command,
            (command.id, command.report),
            |_, book| policy::permit(actor, known.unit, book.tree()),
            |before, by| {
                let before = before.ok_or(Refusal::NotFound)?;
                let next = before.written(command.part, text.as_str(), by)?;
                expect(&command.base, &mark(before.section(command.part)))?;
                Ok((next, ReportStep::Edited(command.part)))
            },
        )
        .await
    }

    /// Writes what stands around a report.
    ///
    /// # Errors
    /// Fields that cannot be kept; fixed already; changed meanwhile; no permit.
    pub async fn keep_letterhead(
        &self,
        actor: &Actor,
        command: KeepLetterhead,
    ) -> Result<ReportSaved, Refusal> {
        let known = self.report_for(actor, command.report)?;
        let (layout, head) = typed::letterhead(&command)?;
        self.step_on_report(
            actor,
            &command,
            (command.id, command.report),
            |_, book| policy::permit(actor, known.unit, book.tree()),
            |before, by| {
                let before = before.ok_or(Refusal::NotFound)?;
                // Another layout begins with what is usual for it: the frame of the one is none
                // for the other.
                let head = if layout == before.layout {
                    head.clone()
                } else {
                    let asked = Asked::again(before, before.on);
                    let book = self.book();
                    let usual = book.letterhead(asked, layout).ok_or(Refusal::NotFound)?;
                    domain::report::Letterhead {
                        title: head.title.clone(),
                        opening: head.opening.clone(),
                        ..usual
                    }
                };
                let next = before.headed(layout, head, by)?;
                expect(&command.base, &head_mark(before))?;
                Ok((next, ReportStep::HeadEdited))
            },
        )
        .await
    }

    /// Takes over what the book says now, for one section or the table behind.
    ///
    /// # Errors
    /// Fixed already; changed meanwhile; no permit, or none to read what is restricted in it.
    pub async fn take_over_report(
        &self,
        actor: &Actor,
        command: TakeOverReport,
    ) -> Result<ReportSaved, Refusal> {
        let known = self.report_for(actor, command.report)?;
        let today = self.today();
        self.step_on_report(
            actor,
            &command,
            (command.id, command.report),
            |_, book| policy::permit(actor, known.unit, book.tree()),
            |before, by| {
                let before = before.ok_or(Refusal::NotFound)?;
                let now: Gathered = self
                    .book()
                    .gather(Asked::again(before, today), actor)
                    .ok_or(Refusal::NotFound)?;
                let (next, step) = match command.part {
                    Some(part) => {
                        let next = before.taken_over(part, now.lines(part), today, by)?;
                        let text = next.section(part).map_or("", |section| &section.text);
                        Prose::try_from(text).map_err(|problem| {
                            Refusal::field(Field::Passage, Problem::Text(problem))
                        })?;
                        (next, ReportStep::TakenOver(part))
                    }
                    None => (
                        before.annex_taken_over(now.annex, today, by)?,
                        ReportStep::AnnexTakenOver,
                    ),
                };
                let part_mark = command.part.map_or_else(
                    || mark(Some(&before.annex)),
                    |part| mark(before.section(part)),
                );
                expect(&command.base, &part_mark)?;
                Ok((next, step))
            },
        )
        .await
    }

    /// Fixes a report: a periodic one is issued with a number and a day, a weekly one is sent.
    ///
    /// # Errors
    /// No number, one that is taken or of the other layout; no day, or one to come; a frame with
    /// something missing; fixed already; changed meanwhile; no permit.
    pub async fn fix_report(
        &self,
        actor: &Actor,
        command: FixReport,
    ) -> Result<ReportSaved, Refusal> {
        let known = self.report_for(actor, command.report)?;
        let today = self.today();
        let issued = match known.kind {
            ReportKind::Periodic => Some(self.book().issued(&known, &command, today)?),
            ReportKind::Weekly => None,
        };
        self.step_on_report(
            actor,
            &command,
            (command.id, command.report),
            |_, book| policy::permit(actor, known.unit, book.tree()),
            |before, by| {
                let before = before.ok_or(Refusal::NotFound)?;
                let (on, number, step) = match &issued {
                    Some((number, on)) => (*on, Some(number.clone()), ReportStep::Issued),
                    None => (today, None, ReportStep::Sent),
                };
                let next = before.fix(Fixed { by, on, number })?;
                expect(&command.base, &mark(Some(before)))?;
                Ok((next, step))
            },
        )
        .await
    }

    async fn step_on_report<C: Serialize + Sync>(
        &self,
        actor: &Actor,
        command: &C,
        (id, report): (CommandId, ReportId),
        allow: impl Fn(Option<&Report>, &Book) -> Result<Permit<policy::KeepReport>, Refusal>
        + Send
        + Sync,
        decide: impl Fn(Option<&Report>, Signature) -> Result<(Report, ReportStep), Refusal>
        + Send
        + Sync,
    ) -> Result<ReportSaved, Refusal> {
        let now = self.clock.now();
        self.run(
            id,
            &(actor.officer(), command),
            &[RecordKey::Report(report)],
            |mut fresh| {
                let (before, read_at) = taken::<Report>(fresh.pop().flatten());
                let permit = allow(before.as_ref(), &self.book())?;
                let by = Signature {
                    by: permit.author(),
                    at: now,
                };
                let (after, step) = decide(before.as_ref(), by)?;
                let event = Event {
                    unit: after.unit,
                    at: now,
                    by: permit.author(),
                    action: policy::KeepReport::NAME,
                    command: id,
                    change: change(&after, step),
                    restricted: after.restricted,
                };
                Ok(Decision {
                    permit,
                    answer: ReportSaved { id: report, step },
                    writes: vec![Write {
                        record: Record::Report(after),
                        read_at,
                    }],
                    events: vec![event],
                })
            },
        )
        .await
    }

    /// A report, if it is there for this actor.
    fn report_for(&self, actor: &Actor, id: ReportId) -> Result<Report, Refusal> {
        let reader = Reader {
            actor: Some(actor),
            on: self.today(),
        };
        let book = self.book();
        let report = book.report(id).ok_or(Refusal::NotFound)?;
        if reader.sees_report(report, &book) {
            Ok(report.clone())
        } else if report.restricted {
            Err(Refusal::NotFound)
        } else {
            // That a unit reports is no secret; what it says is.
            Err(Refusal::NotAllowed)
        }
    }
}

/// The mark of what stands around a report.
#[must_use]
pub fn head_mark(report: &Report) -> String {
    mark(Some(&(report.layout, &report.head)))
}

/// Told after what is decided anyhow: that something is fixed says more than that it changed.
fn expect(base: &str, mark: &str) -> Result<(), Refusal> {
    if mark == base {
        Ok(())
    } else {
        Err(Refusal::ChangedMeanwhile)
    }
}

fn change(after: &Report, step: ReportStep) -> Change {
    let content = serde_json::to_vec(after).unwrap_or_default();
    Change::Report {
        report: after.id,
        kind: after.kind,
        programme: after.programme,
        period: after.period,
        step,
        content: Hash::of(&content),
        number: after.fixed.as_ref().and_then(|fixed| fixed.number.clone()),
    }
}

impl Book {
    /// What is wanted, as an officer typed it, read.
    fn wanted(&self, command: &GatherReport, today: Date) -> Result<(Wanted, Asked), Refusal> {
        self.followed_programme(command.programme)?;
        if self.tree().get(command.unit).is_none() {
            return Err(Refusal::NotFound);
        }
        let mut typed = Typed::default();
        let kind: Option<ReportKind> = typed.one_of(Field::Kind, &command.kind);
        let layout: Option<Layout> = typed.one_of(Field::Layout, &command.layout);
        let period = typed.period(Field::Period, &command.period);
        if let (Some(kind), Some(period)) = (kind, &period)
            && !kind.has(period)
        {
            typed.wrong(Field::Period, Problem::OtherPeriod);
        }
        let on = typed
            .optional_day(Field::AsOf, &command.on)
            .unwrap_or(today);
        if on > today {
            typed.wrong(Field::AsOf, Problem::DayToCome);
        }
        typed.done()?;
        let (Some(kind), Some(layout), Some(period)) = (kind, layout, period) else {
            return Err(Refusal::Fields(Vec::new()));
        };
        let wanted = Wanted {
            kind,
            programme: command.programme,
            unit: command.unit,
            period,
            on,
            drafts: command.drafts,
            restricted: command.restricted,
            layout,
        };
        let asked = Asked {
            kind,
            programme: command.programme,
            unit: command.unit,
            period,
            on,
            drafts: command.drafts,
            restricted: command.restricted,
        };
        Ok((wanted, asked))
    }
}
