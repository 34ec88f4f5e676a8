//! "Không có số liệu phát sinh trong kỳ": answered and taken back.

use domain::{
    Refusal,
    command::{ReportNothing, WithdrawNothing},
    figure::sheet::{Sheet, SheetKey},
    id::CommandId,
    journal::{Change, RoundStep},
    officer::Signature,
    policy::{self, Actor, Permit},
    refusal::{Field, Problem},
    round::NothingToReport,
    text::Prose,
};
use serde::Serialize;

use crate::{
    Service,
    figure::sheet_of,
    run::{Changed, Decision},
    store::RecordKey,
};

impl Service {
    /// Answers that a unit has nothing to report in a round.
    ///
    /// # Errors
    /// No reason; no such round; no permit; the round is locked; figures are there.
    pub async fn report_nothing(
        &self,
        actor: &Actor,
        command: ReportNothing,
    ) -> Result<(), Refusal> {
        let reason = Prose::try_from(command.reason.as_str())
            .map_err(|problem| Refusal::field(Field::Answer, Problem::Text(problem)))?;
        self.answer_round(
            actor,
            &command,
            command.id,
            &command.at,
            RoundStep::NothingReported,
            Some(&reason),
            |sheet, by| {
                sheet.report_nothing(NothingToReport {
                    reason: reason.clone(),
                    by,
                })
            },
        )
        .await
    }

    /// Takes that answer back.
    ///
    /// # Errors
    /// No such answer; no permit; the round is locked.
    pub async fn withdraw_nothing(
        &self,
        actor: &Actor,
        command: WithdrawNothing,
    ) -> Result<(), Refusal> {
        self.answer_round(
            actor,
            &command,
            command.id,
            &command.at,
            RoundStep::NothingWithdrawn,
            None,
            |sheet, _| sheet.withdraw_nothing(),
        )
        .await
    }

    #[expect(
        clippy::too_many_arguments,
        reason = "both answers are made of all of these"
    )]
    async fn answer_round<C: Serialize + Sync>(
        &self,
        actor: &Actor,
        command: &C,
        id: CommandId,
        at: &SheetKey,
        step: RoundStep,
        reason: Option<&Prose>,
        decide: impl Fn(&Sheet, Signature) -> Result<Sheet, Refusal> + Send + Sync,
    ) -> Result<(), Refusal> {
        let restricted = self.restricted_round(at)?;
        let now = self.clock.now();
        let keys = [RecordKey::Sheet(at.clone())];
        self.run(id, &(actor.officer(), command), &keys, |mut fresh| {
            let permit: Permit<policy::ReportNothing> =
                policy::permit(actor, at.unit, self.book().tree())?;
            self.round_gate(at, now)?;
            let (sheet, read_at) = sheet_of(fresh.pop().flatten(), at);
            let by = Signature {
                by: permit.author(),
                at: now,
            };
            let after = decide(&sheet, by)?;
            Ok(Decision::one(
                permit,
                (id, now),
                (),
                Changed {
                    restricted,
                    change: Change::Round {
                        programme: at.programme,
                        period: at.period,
                        step,
                        reason: reason.map(|reason| reason.as_str().to_owned()),
                        until: None,
                    },
                    record: after,
                    read_at,
                },
            ))
        })
        .await
    }

    /// Whether all that a round asks of its unit is restricted: then the public does not know
    /// of it.
    ///
    /// # Errors
    /// There is no such round.
    pub(super) fn restricted_round(&self, at: &SheetKey) -> Result<bool, Refusal> {
        let book = self.book();
        book.round(at).ok_or(Refusal::NotFound)?;
        let public = crate::book::Reader {
            actor: None,
            on: self.today(),
        };
        Ok(book.unit_round(at, public, self.clock.now()).is_none())
    }
}
