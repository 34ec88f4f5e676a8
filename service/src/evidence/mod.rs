//! Evidence: attach files to a figure, a task or an update of it, and take them back. A file is
//! kept before its record is written, and removed after its record is withdrawn: whatever happens
//! between the two leaves at most a file that nothing names, which is removed at the next start.

mod file;
mod keeping;

use domain::{
    Refusal, Timestamp,
    command::{AttachEvidence, Place, WithdrawEvidence},
    evidence::{Evidence, EvidenceStep, KeptFile, MOST_AT_ONCE, MOST_OF_ONE, Proven, Withdrawn},
    figure::sheet::SheetKey,
    id::{EvidenceId, UnitId},
    journal::{Change, Event},
    officer::Signature,
    policy::{self, Action, Actor, Permit},
    refusal::{Field, Problem},
    text::{Line, TextProblem},
};
use serde::{Deserialize, Serialize};
use ulid::Ulid;

pub use self::file::{Brought, Opened, Size};
pub(crate) use self::keeping::Keeping;
use crate::{
    Service,
    book::{Book, Reader},
    manage::typed::Typed,
    run::{Decision, taken},
    store::{Record, RecordKey, Write},
    vault::Room,
};

const MIB: u64 = 1024 * 1024;

/// What became of a command about evidence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EvidenceSaved {
    pub ids: Vec<EvidenceId>,
}

/// What evidence is for, as it stands now.
struct Standing {
    unit: UnitId,
    restricted: bool,
    /// Whether it is a figure with a value that is not public.
    waits: bool,
}

impl Service {
    /// Whether an officer may attach files to something, and there is room for one more: asked
    /// before any file is read.
    ///
    /// # Errors
    /// Nothing there for them, no permit, or no room.
    pub fn may_attach(&self, actor: &Actor, of: Proven) -> Result<(), Refusal> {
        let room = self.keeping()?.room;
        let book = self.book();
        let standing = book.proven_for(actor, of)?;
        policy::permit::<policy::AttachEvidence>(actor, standing.unit, book.tree())?;
        book.room_for(of, standing.unit, &[], room)
    }

    /// Attaches files that are kept already: all of them, or none.
    ///
    /// # Errors
    /// No file, too many, or one that was not brought; no room; nothing there to attach them to;
    /// no permit.
    pub async fn attach_evidence(
        &self,
        actor: &Actor,
        command: AttachEvidence,
    ) -> Result<EvidenceSaved, Refusal> {
        let keeping = self.keeping()?;
        let mut typed = Typed::default();
        let caption = caption(&command.caption, &mut typed);
        if command.files.is_empty() {
            typed.wrong(Field::Files, Problem::NoFile);
        }
        if command.files.len() > MOST_AT_ONCE {
            typed.wrong(Field::Files, too_many());
        }
        typed.done()?;
        self.book().proven_for(actor, command.of)?;
        if !command.files.iter().all(|file| keeping.holds(file)) {
            return Err(Refusal::NotFound);
        }
        let now = self.clock.now();
        let first = self.clock.ulid();
        // One after the other, so that two cannot take the same room.
        let _alone = keeping.attaching.lock().await;
        self.run(command.id, &(actor.officer(), &command), &[], |_| {
            let book = self.book();
            let standing = book.proven_for(actor, command.of)?;
            let permit: Permit<policy::AttachEvidence> =
                policy::permit(actor, standing.unit, book.tree())?;
            book.room_for(command.of, standing.unit, &command.files, keeping.room)?;
            let added = Signature {
                by: permit.author(),
                at: now,
            };
            let all: Vec<_> = command
                .files
                .iter()
                .zip(0_u128..)
                .map(|(file, number)| Evidence {
                    id: EvidenceId::new(Ulid(first.0.wrapping_add(number))),
                    revision: 1,
                    of: command.of,
                    unit: standing.unit,
                    file: file.clone(),
                    caption: caption.clone(),
                    added,
                    waits: standing.waits,
                    restricted: command.restricted || standing.restricted,
                    withdrawn: None,
                })
                .collect();
            Ok(decided(permit, &command.id, now, all))
        })
        .await
    }

    /// Takes evidence back. Its file is gone when nothing else names it.
    ///
    /// # Errors
    /// No reason; nothing there for this officer; taken back already; no permit.
    pub async fn withdraw_evidence(
        &self,
        actor: &Actor,
        command: WithdrawEvidence,
    ) -> Result<EvidenceSaved, Refusal> {
        let known = self.evidence_for(actor, command.evidence)?;
        let mut typed = Typed::default();
        let reason = typed.prose(Field::Reason, &command.reason);
        typed.done()?;
        let Some(reason) = reason else {
            return Err(Refusal::Fields(Vec::new()));
        };
        let now = self.clock.now();
        let saved = self
            .run(
                command.id,
                &(actor.officer(), &command),
                &[RecordKey::Evidence(command.evidence)],
                |mut fresh| {
                    let (before, read_at) = taken::<Evidence>(fresh.pop().flatten());
                    let before = before.ok_or(Refusal::NotFound)?;
                    let permit: Permit<policy::WithdrawEvidence> =
                        policy::permit(actor, before.unit, self.book().tree())?;
                    let by = Signature {
                        by: permit.author(),
                        at: now,
                    };
                    let after = before.withdraw(Withdrawn {
                        reason: reason.clone(),
                        by,
                    })?;
                    let mut decision = decided(permit, &command.id, now, vec![after]);
                    decision
                        .writes
                        .iter_mut()
                        .for_each(|write| write.read_at = read_at);
                    Ok(decision)
                },
            )
            .await?;
        self.forget_contents(&known.file.contents().collect::<Vec<_>>());
        Ok(saved)
    }

    /// Evidence, if it is there for this actor.
    fn evidence_for(&self, actor: &Actor, id: EvidenceId) -> Result<Evidence, Refusal> {
        let reader = Reader {
            actor: Some(actor),
            on: self.today(),
        };
        let book = self.book();
        book.evidence(id)
            .filter(|one| reader.sees_evidence(one, &book))
            .cloned()
            .ok_or(Refusal::NotFound)
    }
}

/// Each record is written, and tells the journal of its step.
fn decided<A: Action>(
    permit: Permit<A>,
    command: &domain::id::CommandId,
    at: Timestamp,
    all: Vec<Evidence>,
) -> Decision<A, EvidenceSaved> {
    let events = all
        .iter()
        .map(|one| Event {
            unit: one.unit,
            at,
            by: permit.author(),
            action: A::NAME,
            command: *command,
            change: change(one),
            restricted: one.restricted,
        })
        .collect();
    Decision {
        permit,
        answer: EvidenceSaved {
            ids: all.iter().map(|one| one.id).collect(),
        },
        writes: all
            .into_iter()
            .map(|one| Write {
                record: Record::Evidence(one),
                read_at: None,
            })
            .collect(),
        events,
    }
}

fn change(one: &Evidence) -> Change {
    let withdrawn = one.withdrawn.as_ref();
    Change::Evidence {
        evidence: one.id,
        of: one.of,
        step: withdrawn.map_or(EvidenceStep::Attached, |_| EvidenceStep::Withdrawn),
        name: one.file.name.as_str().to_owned(),
        content: one.file.content,
        reason: withdrawn.map(|withdrawn| withdrawn.reason.as_str().to_owned()),
    }
}

/// What the files show, if anything was written.
fn caption(text: &str, typed: &mut Typed) -> Option<Line> {
    match Line::try_from(text) {
        Ok(line) => Some(line),
        Err(TextProblem::Empty) => None,
        Err(problem) => {
            typed.wrong(Field::Caption, Problem::Text(problem));
            None
        }
    }
}

/// What is said of more files than are taken at once.
#[must_use]
pub fn too_many() -> Problem {
    Problem::TooManyFiles {
        most: u16::try_from(MOST_AT_ONCE).unwrap_or(u16::MAX),
    }
}

impl Book {
    /// What evidence is to be for, if it is there for this actor. A figure has to stand in its cell
    /// already: a file alone proves nothing.
    fn proven_for(&self, actor: &Actor, of: Proven) -> Result<Standing, Refusal> {
        match of {
            Proven::Figure {
                indicator,
                unit,
                period,
            } => {
                let at = Place {
                    indicator,
                    unit,
                    period,
                };
                let indicator = self
                    .indicator_for(actor, &at)
                    .map_err(|_| Refusal::NotFound)?;
                let key = SheetKey {
                    programme: indicator.programme,
                    unit,
                    period,
                };
                let cell = self
                    .sheet(&key)
                    .and_then(|sheet| sheet.cell(indicator.id))
                    .filter(|cell| cell.latest().is_some())
                    .ok_or(Refusal::NotFound)?;
                Ok(Standing {
                    unit,
                    restricted: indicator.restricted,
                    waits: cell.published.is_none() || cell.working.is_some(),
                })
            }
            Proven::Task(id) | Proven::Update { task: id, .. } => {
                let task = self.task(id).ok_or(Refusal::NotFound)?;
                let programme = self.document(task.programme).ok_or(Refusal::NotFound)?;
                let unit = task.held_by(programme);
                let reader = Reader {
                    actor: Some(actor),
                    on: domain::Date::MAX,
                };
                let is_there = match of {
                    Proven::Update { number, .. } => {
                        usize::try_from(number).is_ok_and(|number| number < task.updates.len())
                    }
                    _ => true,
                };
                let knows = reader.sees_task(task, self)
                    || policy::may::<policy::AttachEvidence>(actor, unit, self.tree());
                if !is_there || !knows {
                    return Err(Refusal::NotFound);
                }
                Ok(Standing {
                    unit,
                    restricted: task.restricted,
                    waits: false,
                })
            }
        }
    }

    /// Whether these files still fit: beside what the same thing has, and what the unit and all
    /// units keep.
    fn room_for(
        &self,
        of: Proven,
        unit: UnitId,
        files: &[KeptFile],
        room: Room,
    ) -> Result<(), Refusal> {
        let refuse = |problem| Err(Refusal::field(Field::Files, problem));
        if self.evidence_count(of) + files.len().max(1) > MOST_OF_ONE {
            return refuse(Problem::EnoughFiles {
                most: u16::try_from(MOST_OF_ONE).unwrap_or(u16::MAX),
            });
        }
        let more: u64 = files.iter().map(KeptFile::all_bytes).sum::<u64>().max(1);
        let (of_unit, of_all) = self.evidence_bytes(unit);
        for (kept, most) in [(of_unit, room.of_a_unit), (of_all, room.of_all)] {
            if kept + more > most {
                return refuse(Problem::NoRoom {
                    most_mib: u32::try_from(most / MIB).unwrap_or(u32::MAX),
                });
            }
        }
        Ok(())
    }
}
