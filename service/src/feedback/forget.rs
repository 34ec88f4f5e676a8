//! Forgets who wrote, once its time has come. Numbers stay: what was published, when it was answered.

use domain::{
    Refusal,
    feedback::Step,
    id::{CommandId, FeedbackId},
    policy::{self, ForgetSenders},
};

use crate::Service;

impl Service {
    /// Takes out who wrote what was closed long enough ago; says of how many.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn forget_senders(&self) -> Result<usize, Refusal> {
        let months = self.gate.bounds.months;
        let due: Vec<FeedbackId> = self.book().senders_to_forget(self.today(), months);
        for id in &due {
            let command = CommandId::new(self.clock.ulid());
            let forgotten = self
                .take_feedback_step(
                    &("forget", id),
                    (command, *id),
                    |before| {
                        let before = before.ok_or(Refusal::NotFound)?;
                        Ok(policy::operator::<ForgetSenders>(before.unit))
                    },
                    |before, _, now| {
                        let before = before.ok_or(Refusal::NotFound)?;
                        Ok((before.forget(now), Step::Forgotten))
                    },
                )
                .await;
            // Where its sender erases it just now, nothing is left to forget, or there is another day.
            if let Err(failed @ Refusal::Failed { .. }) = forgotten {
                return Err(failed);
            }
        }
        Ok(due.len())
    }
}
