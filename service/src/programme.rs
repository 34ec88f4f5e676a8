//! The settings of a programme: when its units report, who checks its figures. Each form keeps its
//! own part of one record.

use domain::{
    Refusal,
    document::Document,
    id::CommandId,
    journal::Change,
    policy::{self, Action, Actor, Permit},
    programme::Programme,
};
use serde::Serialize;

use crate::{
    Service,
    run::{Changed, Decision, taken},
    store::RecordKey,
};

impl Service {
    /// Keeps a part of the settings, by a right on the programme's issuer.
    ///
    /// # Errors
    /// No permit; any part of the settings changed since `base`; what `set` refuses.
    pub(crate) async fn keep_settings<A: Action, C: Serialize + Sync>(
        &self,
        actor: &Actor,
        command: &C,
        id: CommandId,
        (document, base): (&Document, u32),
        set: impl Fn(Programme) -> Result<Programme, Refusal> + Send + Sync,
    ) -> Result<(), Refusal> {
        let now = self.clock.now();
        let keys = [RecordKey::Programme(document.id)];
        self.run(id, &(actor.officer(), command), &keys, |mut fresh| {
            let permit: Permit<A> = policy::permit(actor, document.issuer, self.book().tree())?;
            let (before, read_at) = taken::<Programme>(fresh.pop().flatten());
            let known = before
                .clone()
                .unwrap_or_else(|| Programme::new(document.id));
            if known.revision != base {
                return Err(Refusal::ChangedMeanwhile);
            }
            let after = Programme {
                revision: known.revision + 1,
                ..set(known)?
            };
            Ok(Decision::one(
                permit,
                (id, now),
                (),
                Changed {
                    restricted: false,
                    change: Change::Programme {
                        before: before.map(Box::new),
                        after: Box::new(after.clone()),
                    },
                    record: after,
                    read_at,
                },
            ))
        })
        .await
    }
}
