//! What citizens ask and report, as people look for it: at what it is about, in the list of all, and
//! on the desk of whoever has to answer. Only what was published goes out to everybody, and only as
//! long as everybody may see what it is about.

use domain::{
    Date, Timestamp,
    feedback::{About, Feedback, Reference, Standing},
    id::{DocumentId, FeedbackId, OfficerId, UnitId},
    indicator::Indicator,
    moment::{local_date, start_of},
    owner::{Charge, Duty},
    policy::{self, Action, Actor, ModerateFeedback, ReadRestricted},
};
use ulid::Ulid;

use super::{Book, Reader, notice::LEADERS};
use crate::feedback::gate;

/// Who has to answer what is asked about something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asked {
    pub unit: UnitId,
    pub programme: Option<DocumentId>,
}

/// Which of all is asked for.
#[derive(Clone, Copy, Debug, Default)]
pub struct Sought {
    pub standing: Option<Standing>,
    /// The unit that answers, or one above it.
    pub unit: Option<UnitId>,
    pub programme: Option<DocumentId>,
}

/// How much came, and what came of it: also of what nobody else reads.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub received: usize,
    /// Answers that were given, and those of them that came in time.
    pub answers: usize,
    pub in_time: usize,
    /// Owed still, and those of them whose day has passed.
    pub open: usize,
    pub late: usize,
    pub refused: usize,
    /// Withdrawn or erased.
    pub taken_back: usize,
    /// Answers that were rated, and the sum of their stars.
    pub rated: usize,
    pub stars: usize,
}

/// What an officer has to do about feedback, each list in the order of the days.
#[derive(Clone, Debug, Default)]
pub struct Voices {
    /// Late, with units above which this officer stands.
    pub escalated: Vec<Feedback>,
    /// To be looked at before anybody else reads it.
    pub to_moderate: Vec<Feedback>,
    pub to_answer: Vec<Feedback>,
}

impl Book {
    #[must_use]
    pub fn feedback(&self, id: FeedbackId) -> Option<&Feedback> {
        self.feedback.get(&id)
    }

    #[must_use]
    pub fn feedback_at(&self, reference: Reference) -> Option<&Feedback> {
        self.references
            .get(&reference)
            .and_then(|id| self.feedback(*id))
    }

    /// Who answers for something that everybody may see; nothing for what not everybody may.
    #[must_use]
    pub fn asked_about_public(&self, about: About, on: Date) -> Option<Asked> {
        let everybody = Reader { actor: None, on };
        let issuer = |programme| self.document(programme).map(|one| one.issuer);
        let (unit, programme) = match about {
            About::Programme(id) => {
                let one = self.document(id).filter(|one| one.programme)?;
                (Some(one.issuer), Some(id))
            }
            About::Item(id) => {
                let one = self.item(id).filter(|one| everybody.sees_item(one, self))?;
                (one.units.first().copied(), Some(one.programme))
            }
            About::Indicator(id) => {
                let one = self
                    .indicator(id)
                    .filter(|one| everybody.sees_indicator(one, self))?;
                let promised = one.promises.first().map(|promise| promise.unit);
                (
                    promised.or_else(|| self.reported_by(one)),
                    Some(one.programme),
                )
            }
            About::Task(id) => {
                let one = self.task(id).filter(|one| everybody.sees_task(one, self))?;
                (one.lead, Some(one.programme))
            }
            About::Unit(id) => (self.tree().get(id).map(|one| one.id), None),
            About::Obstacle(id) => {
                let one = self
                    .obstacle(id)
                    .filter(|one| everybody.sees_obstacle(one, self))?;
                (Some(one.with()), Some(one.programme))
            }
            About::Conclusion { meeting, number } => {
                let one = self
                    .meeting(meeting)
                    .filter(|one| everybody.sees_meeting(one, self))?;
                one.conclusion(number)?;
                (Some(one.host), Some(one.programme))
            }
        };
        let unit = unit.or_else(|| programme.and_then(issuer))?;
        Some(Asked {
            unit: self.in_place_of(unit, on),
            programme,
        })
    }

    /// The unit whose figure of an indicator is the latest that was published.
    fn reported_by(&self, indicator: &Indicator) -> Option<UnitId> {
        self.places(indicator)
            .into_iter()
            .find(|(unit, period)| {
                self.cell(indicator, *unit, period)
                    .is_some_and(|cell| cell.published.is_some())
            })
            .map(|(unit, _)| unit)
    }

    /// The unit that answers: the one it is with or, where that is no more, the one in its place.
    #[must_use]
    pub fn answers_feedback(&self, one: &Feedback, on: Date) -> UnitId {
        self.in_place_of(one.unit, on)
    }

    fn in_place_of(&self, unit: UnitId, on: Date) -> UnitId {
        if !self.is_over(unit, on) {
            return unit;
        }
        match *self.tree().heirs(unit, on) {
            [heir] => heir,
            // Divided, or gone nobody knows where: whoever stands above it passes it on.
            _ => self.tree().overseer(unit, on).unwrap_or(unit),
        }
    }

    /// Whether everybody may see what it is about.
    #[must_use]
    pub fn is_about_public(&self, one: &Feedback, on: Date) -> bool {
        self.asked_about_public(one.about, on).is_some()
    }

    /// How many came for a unit on the day of a moment.
    pub(crate) fn feedback_on_day_of(&self, unit: UnitId, now: Timestamp) -> usize {
        let today = local_date(now);
        // Ids are of when the form was made.
        let from = start_of(today) - gate::LONGEST;
        let millis = u64::try_from(from.as_millisecond()).unwrap_or_default();
        let first = FeedbackId::new(Ulid::from_parts(millis, 0));
        self.feedback
            .range(first..)
            .filter(|(_, one)| one.unit == unit && local_date(one.first.sent) == today)
            .count()
    }

    /// What was published about something, the latest first; nothing of it is of a past day.
    #[must_use]
    pub fn feedback_about(&self, about: About, today: Date) -> Vec<&Feedback> {
        if self.asked_about_public(about, today).is_none() {
            return Vec::new();
        }
        self.feedback
            .values()
            .rev()
            .filter(|one| one.is_public() && self.stands_with(one, about))
            .filter(|one| self.is_about_public(one, today))
            .collect()
    }

    /// Whether it stands on the page of something: what is asked about an item stands with its
    /// programme, as the item does.
    fn stands_with(&self, one: &Feedback, about: About) -> bool {
        let of_item = match (one.about, about) {
            (About::Item(item), About::Programme(programme)) => self
                .item(item)
                .is_some_and(|item| item.programme == programme),
            _ => false,
        };
        one.about == about || of_item
    }

    /// What was published about a unit or is its to answer, the latest first.
    #[must_use]
    pub fn feedback_of_unit(&self, unit: UnitId, today: Date) -> Vec<&Feedback> {
        self.feedback
            .values()
            .rev()
            .filter(|one| one.is_public())
            .filter(|one| {
                one.about == About::Unit(unit) || self.answers_feedback(one, today) == unit
            })
            .filter(|one| self.is_about_public(one, today))
            .collect()
    }

    /// What was published, the latest first.
    #[must_use]
    pub fn published_feedback(&self, sought: Sought, today: Date) -> Vec<&Feedback> {
        self.sought_feedback(sought, today)
            .filter(|one| one.is_public())
            .filter(|one| {
                sought
                    .standing
                    .is_none_or(|standing| one.standing() == standing)
            })
            .collect()
    }

    /// How much came and what came of it; the state that is sought does not count here.
    #[must_use]
    pub fn feedback_tally(&self, sought: Sought, today: Date) -> Tally {
        let calendar = self.calendar();
        let mut tally = Tally::default();
        for one in self.sought_feedback(sought, today) {
            tally.received += 1;
            for in_time in one.in_time(calendar) {
                tally.answers += 1;
                tally.in_time += usize::from(in_time);
            }
            for rating in one.turns().filter_map(|turn| turn.rating.as_ref()) {
                tally.rated += 1;
                tally.stars += usize::from(rating.stars);
            }
            match one.standing() {
                Standing::Received | Standing::Published => {
                    tally.open += 1;
                    tally.late += usize::from(one.days_late(today, calendar) > 0);
                }
                Standing::Refused => tally.refused += 1,
                Standing::Withdrawn | Standing::Erased => tally.taken_back += 1,
                Standing::Answered => {}
            }
        }
        tally
    }

    fn sought_feedback(&self, sought: Sought, today: Date) -> impl Iterator<Item = &Feedback> {
        self.feedback
            .values()
            .rev()
            .filter(move |one| {
                sought
                    .programme
                    .is_none_or(|programme| one.programme == Some(programme))
            })
            .filter(move |one| {
                let with = self.answers_feedback(one, today);
                sought
                    .unit
                    .is_none_or(|scope| self.tree().ever_within(with, scope))
            })
            .filter(move |one| self.is_about_public(one, today))
    }

    /// What an officer has to do about feedback on a day.
    #[must_use]
    pub fn voices(&self, actor: &Actor, on: Date) -> Voices {
        let calendar = self.calendar();
        let mut voices = Voices::default();
        for one in self.feedback.values().filter(|one| one.is_open()) {
            if self.handles_feedback(actor, one, on) {
                if one.standing() == Standing::Received {
                    voices.to_moderate.push(one.clone());
                } else {
                    voices.to_answer.push(one.clone());
                }
            } else if self.has_feedback_escalated(actor, one, on) {
                voices.escalated.push(one.clone());
            }
        }
        for list in [
            &mut voices.escalated,
            &mut voices.to_moderate,
            &mut voices.to_answer,
        ] {
            list.sort_by_key(|one| one.answer_by(calendar).day());
        }
        voices
    }

    /// Whether it is this officer's to deal with: one of those nearest to the unit, or whoever is in
    /// charge of what it is about. They alone read how to reach its sender.
    #[must_use]
    pub fn handles_feedback(&self, actor: &Actor, one: &Feedback, on: Date) -> bool {
        let unit = self.answers_feedback(one, on);
        policy::may::<ModerateFeedback>(actor, unit, self.tree())
            && (self
                .nearest(unit, ModerateFeedback::NAME.roles())
                .contains(&actor.officer())
                || self.in_charge_of_feedback(one, on) == Some(actor.officer()))
    }

    /// Whoever is in charge of what it is about, at the unit that answers.
    #[must_use]
    pub fn in_charge_of_feedback(&self, one: &Feedback, on: Date) -> Option<OfficerId> {
        let charge = match one.about {
            About::Indicator(id) => Charge::Indicator(id),
            About::Task(id) => Charge::Task(id),
            _ => return None,
        };
        let unit = self.answers_feedback(one, on);
        self.in_charge(Duty { charge, unit })
            .map(|officer| officer.id)
    }

    fn has_feedback_escalated(&self, actor: &Actor, one: &Feedback, on: Date) -> bool {
        let unit = self.answers_feedback(one, on);
        one.escalated_to(unit, on, self.calendar(), self.tree())
            .into_iter()
            .any(|above| self.nearest(above, LEADERS).contains(&actor.officer()))
    }

    /// Those whose sender is forgotten by a day.
    pub(crate) fn senders_to_forget(&self, on: Date, months: u8) -> Vec<FeedbackId> {
        let calendar = self.calendar();
        self.feedback
            .values()
            .filter(|one| one.has_something_to_forget())
            .filter(|one| one.forgotten_on(months, calendar) <= on)
            .map(|one| one.id)
            .collect()
    }

    pub(super) fn all_feedback(&self) -> impl Iterator<Item = &Feedback> {
        self.feedback.values()
    }
}

impl Reader<'_> {
    /// Everybody reads what was published about what everybody may see; the rest those who deal
    /// with it, who lead them, and who check.
    #[must_use]
    pub fn sees_feedback(&self, one: &Feedback, book: &Book) -> bool {
        let is_open = book.is_about_public(one, self.on);
        if one.is_public() && is_open {
            return true;
        }
        let unit = book.answers_feedback(one, self.on);
        self.actor
            .is_some_and(|actor| policy::may::<ReadRestricted>(actor, unit, book.tree()))
    }
}
