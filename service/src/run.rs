//! How every command runs: once for each id, from fresh reads, in one transaction, and again
//! when somebody else was quicker.

use domain::{
    Refusal, Timestamp,
    id::CommandId,
    journal::{Change, Event, Hash},
    policy::{Action, Permit},
};
use serde::{Serialize, de::DeserializeOwned};

use crate::{
    Service,
    store::{Commit, Done, Kept, NotCommitted, Record, RecordKey, StoreFailure, Write},
};

/// How often a use case is decided anew before people are told that too many are at it.
pub const TRIES: u32 = 8;

/// What a use case decided.
pub(crate) struct Decision<A: Action, T> {
    pub permit: Permit<A>,
    pub writes: Vec<Write>,
    pub events: Vec<Event>,
    pub answer: T,
}

/// One record that a command changes, and what the journal tells of it.
pub(crate) struct Changed<R> {
    pub restricted: bool,
    pub change: Change,
    pub record: R,
    /// The revision it was read at; `None` when it must not exist yet.
    pub read_at: Option<u64>,
}

impl<A: Action, T> Decision<A, T> {
    /// One record is written, and the chain of the permit's unit gets one entry.
    pub fn one(
        permit: Permit<A>,
        (command, at): (CommandId, Timestamp),
        answer: T,
        changed: Changed<impl Into<Record>>,
    ) -> Self {
        let event = Event {
            unit: permit.unit(),
            at,
            by: permit.author(),
            action: A::NAME,
            command,
            change: changed.change,
            restricted: changed.restricted,
        };
        Self {
            permit,
            writes: vec![Write {
                record: changed.record.into(),
                read_at: changed.read_at,
            }],
            events: vec![event],
            answer,
        }
    }
}

/// A record as it was read for a command: none where there is none yet; and the revision that its
/// write has to meet.
pub(crate) fn taken<T: TryFrom<Record>>(fresh: Option<Kept<Record>>) -> (Option<T>, Option<u64>) {
    match fresh {
        Some(Kept { record, revision }) => (record.try_into().ok(), Some(revision)),
        None => (None, None),
    }
}

impl Service {
    /// Runs a command: `decide` gets the fresh records for `keys`, in their order.
    pub(crate) async fn run<A, C, T>(
        &self,
        id: CommandId,
        command: &C,
        keys: &[RecordKey],
        decide: impl Fn(Vec<Option<Kept<Record>>>) -> Result<Decision<A, T>, Refusal> + Send + Sync,
    ) -> Result<T, Refusal>
    where
        A: Action,
        C: Serialize + Sync,
        T: Serialize + DeserializeOwned + Send,
    {
        if let Some(answer) = self.done_before(id, command).await? {
            return Ok(answer);
        }
        let fingerprint = Hash::of(self.json(command)?.as_bytes());
        for attempt in 0..TRIES {
            let mut fresh = Vec::with_capacity(keys.len());
            for key in keys {
                fresh.push(
                    self.store
                        .read(key)
                        .await
                        .map_err(|failure| self.failed(&failure))?,
                );
            }
            let decision = decide(fresh)?;
            let done = Done {
                fingerprint,
                answer: self.json(&decision.answer)?,
            };
            let mut writes = decision.writes;
            writes.extend(self.told(&decision.events));
            let commit = Commit::new(decision.permit, id, done, writes, decision.events);
            match self.store.commit(&commit).await {
                Ok(entries) => {
                    self.take_in(commit.into_writes(), &entries);
                    return Ok(decision.answer);
                }
                Err(NotCommitted::Repeated(done)) => return self.answer_again(&done, fingerprint),
                Err(NotCommitted::Conflict) => self.step_back(attempt).await,
                Err(NotCommitted::Failed(failure)) => return Err(self.failed(&failure)),
            }
        }
        Err(Refusal::Busy)
    }

    /// The answer of a command that was done already: asked first by a use case that cannot be
    /// decided a second time.
    pub(crate) async fn done_before<C, T>(
        &self,
        id: CommandId,
        command: &C,
    ) -> Result<Option<T>, Refusal>
    where
        C: Serialize + Sync,
        T: DeserializeOwned,
    {
        let fingerprint = Hash::of(self.json(command)?.as_bytes());
        let done = self
            .store
            .done(id)
            .await
            .map_err(|failure| self.failed(&failure))?;
        done.map(|done| self.answer_again(&done, fingerprint))
            .transpose()
    }

    /// The same id with the same content gets the same answer; with other content it is refused.
    fn answer_again<T: DeserializeOwned>(
        &self,
        done: &Done,
        fingerprint: Hash,
    ) -> Result<T, Refusal> {
        if done.fingerprint != fingerprint {
            return Err(Refusal::CommandReused);
        }
        serde_json::from_str(&done.answer).map_err(|error| {
            self.failed(&StoreFailure {
                doing: "reading the answer of a command",
                cause: error.to_string(),
            })
        })
    }

    fn json(&self, value: &impl Serialize) -> Result<String, Refusal> {
        serde_json::to_string(value).map_err(|error| {
            self.failed(&StoreFailure {
                doing: "writing a command down",
                cause: error.to_string(),
            })
        })
    }

    /// Waits a random, growing moment, so that those who collided do not collide again.
    async fn step_back(&self, attempt: u32) {
        let random = u64::from(self.clock.secret()[0]);
        let most_micros = 500_u64 << attempt.min(6);
        tokio::time::sleep(std::time::Duration::from_micros(most_micros * random / 255)).await;
    }
}
