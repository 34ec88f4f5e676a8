//! What the unit in charge does: lets the public read it, refuses it, passes it on, answers. One
//! officer is enough: nothing here is a figure that others rely on, and a citizen waits.

use domain::{
    Refusal,
    command::{AnswerFeedback, ForwardFeedback, ModerateFeedback, RefuseFeedback},
    feedback::{Feedback, Reason, Step},
    id::FeedbackId,
    policy::{self, Action, Actor, Permit},
    refusal::{Field, Problem},
};

use super::FeedbackSaved;
use crate::{
    Service,
    book::Reader,
    manage::typed::{Typed, lines},
};

impl Service {
    /// Lets everybody read it, without the parts that are nobody's business.
    ///
    /// # Errors
    /// A part that is not there; decided already; changed meanwhile; no permit on the unit.
    pub async fn publish_feedback(
        &self,
        actor: &Actor,
        command: ModerateFeedback,
    ) -> Result<FeedbackSaved, Refusal> {
        self.feedback_for(actor, command.feedback)?;
        self.take_feedback_step(
            &(actor.officer(), "publish", command.feedback, command.base),
            (command.id, command.feedback),
            |before| self.may_feedback::<policy::ModerateFeedback>(actor, before),
            |before, by, _| {
                let before = before.ok_or(Refusal::NotFound)?;
                let words = before.latest().words.as_ref();
                let words = words.ok_or(Refusal::NothingToAnswer)?;
                let parts: Vec<_> = lines(&command.hide).collect();
                let text = words.without(&parts).map_err(|missing| {
                    let part = missing.part.chars().take(60).collect();
                    Refusal::field(Field::Hide, Problem::PartNotThere { part })
                })?;
                Ok((before.publish(command.base, text, by)?, Step::Published))
            },
        )
        .await
    }

    /// Does not deal with it, and tells its sender why.
    ///
    /// # Errors
    /// No reason; decided already; changed meanwhile; no permit on the unit.
    pub async fn refuse_feedback(
        &self,
        actor: &Actor,
        command: RefuseFeedback,
    ) -> Result<FeedbackSaved, Refusal> {
        self.feedback_for(actor, command.feedback)?;
        let mut typed = Typed::default();
        let reason = Reason::of(&command.reason);
        if reason.is_none() {
            typed.wrong(Field::RefusalReason, Problem::NothingChosen);
        }
        let why = typed.prose(Field::Reason, &command.why);
        typed.done()?;
        let (Some(reason), Some(why)) = (reason, why) else {
            return Err(Refusal::Fields(Vec::new()));
        };
        self.take_feedback_step(
            &(actor.officer(), &command),
            (command.id, command.feedback),
            |before| self.may_feedback::<policy::ModerateFeedback>(actor, before),
            |before, by, _| {
                let before = before.ok_or(Refusal::NotFound)?;
                let refused = before.refuse(command.base, reason, why.clone(), by)?;
                Ok((refused, Step::Refused(reason)))
            },
        )
        .await
    }

    /// Passes it on to the unit that can answer; the day to answer by stays.
    ///
    /// # Errors
    /// No unit, or this one; no words; answered already; no permit on the unit.
    pub async fn forward_feedback(
        &self,
        actor: &Actor,
        command: ForwardFeedback,
    ) -> Result<FeedbackSaved, Refusal> {
        self.feedback_for(actor, command.feedback)?;
        let mut typed = Typed::default();
        let to = typed.unit_on(Field::Authority, &command.to, self.today(), &self.book());
        let why = typed.prose(Field::ForwardReason, &command.why);
        typed.done()?;
        let (Some(to), Some(why)) = (to, why) else {
            return Err(Refusal::Fields(Vec::new()));
        };
        self.take_feedback_step(
            &(actor.officer(), &command),
            (command.id, command.feedback),
            |before| self.may_feedback::<policy::ModerateFeedback>(actor, before),
            |before, by, _| {
                let before = before.ok_or(Refusal::NotFound)?;
                if to == before.unit {
                    return Err(Refusal::field(Field::Authority, Problem::SameUnit));
                }
                let passed = before.forward(command.base, to, why.clone(), by)?;
                Ok((passed, Step::Forwarded))
            },
        )
        .await
    }

    /// Answers, for everybody to read.
    ///
    /// # Errors
    /// Nothing written; not published, or answered already; no permit on the unit.
    pub async fn answer_feedback(
        &self,
        actor: &Actor,
        command: AnswerFeedback,
    ) -> Result<FeedbackSaved, Refusal> {
        self.feedback_for(actor, command.feedback)?;
        let mut typed = Typed::default();
        let text = typed.prose(Field::Answer, &command.text);
        typed.done()?;
        let text = text.ok_or(Refusal::Fields(Vec::new()))?;
        self.take_feedback_step(
            &(actor.officer(), &command),
            (command.id, command.feedback),
            |before| self.may_feedback::<policy::AnswerFeedback>(actor, before),
            |before, by, _| {
                let before = before.ok_or(Refusal::NotFound)?;
                let answered = before.answer(command.base, text.clone(), by)?;
                Ok((answered, Step::Answered))
            },
        )
        .await
    }

    /// A permit on the unit that has to answer, or on the one in its place.
    fn may_feedback<A: Action>(
        &self,
        actor: &Actor,
        before: Option<&Feedback>,
    ) -> Result<Permit<A>, Refusal> {
        let before = before.ok_or(Refusal::NotFound)?;
        let book = self.book();
        let unit = book.answers_feedback(before, self.today());
        policy::permit(actor, unit, book.tree())
    }

    /// What was sent, if it is there for this actor.
    fn feedback_for(&self, actor: &Actor, id: FeedbackId) -> Result<Feedback, Refusal> {
        let reader = Reader {
            actor: Some(actor),
            on: self.today(),
        };
        let book = self.book();
        book.feedback(id)
            .filter(|one| reader.sees_feedback(one, &book))
            .cloned()
            .ok_or(Refusal::NotFound)
    }
}
