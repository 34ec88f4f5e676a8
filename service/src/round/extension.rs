//! More time for a round: asked for by the unit, decided by somebody above who is not the asker.

use domain::{
    Date, Refusal,
    command::{AskExtension, DecideExtension},
    figure::sheet::SheetKey,
    id::CommandId,
    journal::{Change, RoundStep},
    officer::Signature,
    policy::{self, Action, Actor, Permit},
    refusal::{Field, Problem},
    round::{Extension, Granting},
    text::Prose,
};
use serde::Serialize;

use super::day;
use crate::{
    Service,
    run::{Changed, Decision, taken},
    store::RecordKey,
};

impl Service {
    /// Asks for more time.
    ///
    /// # Errors
    /// Fields that cannot be read; no such round; no permit; a request waits already; changed
    /// meanwhile.
    pub async fn ask_extension(&self, actor: &Actor, command: AskExtension) -> Result<(), Refusal> {
        let mut problems = Vec::new();
        let until = day(&command.until, Field::Until, &mut problems);
        let reason = Prose::try_from(command.reason.as_str())
            .map_err(|problem| problems.push((Field::Reason, Problem::Text(problem))));
        let (Some(until), Ok(reason)) = (until, reason) else {
            return Err(Refusal::Fields(problems));
        };
        let step = Step {
            kind: RoundStep::ExtensionAsked,
            until: Some(until),
            reason: Some(reason.as_str().to_owned()),
        };
        self.extend::<policy::AskExtension, _>(
            actor,
            &command,
            command.id,
            &command.at,
            step,
            |extension, by| extension.ask(command.base, reason.clone(), until, by),
        )
        .await
    }

    /// Grants more time, or refuses it with a reason.
    ///
    /// # Errors
    /// Fields that cannot be read; no such round; no permit; nothing waits; one's own request;
    /// changed meanwhile.
    pub async fn decide_extension(
        &self,
        actor: &Actor,
        command: DecideExtension,
    ) -> Result<(), Refusal> {
        let (granting, step) = decision(&command)?;
        self.extend::<policy::DecideExtension, _>(
            actor,
            &command,
            command.id,
            &command.at,
            step,
            |extension, by| extension.decide(command.base, granting.clone(), by),
        )
        .await
    }

    async fn extend<A: Action, C: Serialize + Sync>(
        &self,
        actor: &Actor,
        command: &C,
        id: CommandId,
        at: &SheetKey,
        step: Step,
        decide: impl Fn(&Extension, Signature) -> Result<Extension, Refusal> + Send + Sync,
    ) -> Result<(), Refusal> {
        let restricted = self.restricted_round(at)?;
        let now = self.clock.now();
        let keys = [RecordKey::Extension(at.clone())];
        self.run(id, &(actor.officer(), command), &keys, |mut fresh| {
            let permit: Permit<A> = policy::permit(actor, at.unit, self.book().tree())?;
            let (extension, read_at) = taken::<Extension>(fresh.pop().flatten());
            let extension = extension.unwrap_or_else(|| Extension::none(at.clone()));
            let by = Signature {
                by: permit.author(),
                at: now,
            };
            let after = decide(&extension, by)?;
            Ok(Decision::one(
                permit,
                (id, now),
                (),
                Changed {
                    restricted,
                    change: Change::Round {
                        programme: at.programme,
                        period: at.period,
                        step: step.kind,
                        reason: step.reason.clone(),
                        until: step.until,
                    },
                    record: after,
                    read_at,
                },
            ))
        })
        .await
    }
}

/// What the journal tells of a step.
struct Step {
    kind: RoundStep,
    until: Option<Date>,
    reason: Option<String>,
}

fn decision(command: &DecideExtension) -> Result<(Granting, Step), Refusal> {
    if command.grant {
        let mut problems = Vec::new();
        let until =
            day(&command.until, Field::Until, &mut problems).ok_or(Refusal::Fields(problems))?;
        let step = Step {
            kind: RoundStep::ExtensionGranted,
            until: Some(until),
            reason: None,
        };
        return Ok((Granting::Granted { until }, step));
    }
    let reason = Prose::try_from(command.reason.as_str())
        .map_err(|problem| Refusal::field(Field::Reason, Problem::Text(problem)))?;
    let step = Step {
        kind: RoundStep::ExtensionRefused,
        until: None,
        reason: Some(reason.as_str().to_owned()),
    };
    Ok((Granting::Refused { reason }, step))
}
