//! More time for a round: asked for with a reason, decided by somebody else.

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

use crate::{
    Refusal,
    calendar::Hour,
    figure::sheet::SheetKey,
    moment::local_date,
    officer::Signature,
    refusal::{Field, Problem},
    text::Prose,
};

/// What was asked and decided about more time for one sheet; every request stays.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Extension {
    pub key: SheetKey,
    /// Counts every change, so that two people who decide notice it.
    pub revision: u32,
    /// Oldest first; only the last one can be undecided.
    pub requests: Vec<ExtensionRequest>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExtensionRequest {
    pub reason: Prose,
    /// The last day that is asked for.
    pub until: Date,
    pub asked: Signature,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decided: Option<(Signature, Granting)>,
}

/// What was decided.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Granting {
    /// Until this day, at the schedule's hour; also when it is not the day that was asked for.
    Granted {
        until: Date,
    },
    Refused {
        reason: Prose,
    },
}

impl Extension {
    #[must_use]
    pub const fn none(key: SheetKey) -> Self {
        Self {
            key,
            revision: 0,
            requests: Vec::new(),
        }
    }

    /// The request that waits for a decision.
    #[must_use]
    pub fn pending(&self) -> Option<&ExtensionRequest> {
        self.requests
            .last()
            .filter(|request| request.decided.is_none())
    }

    /// The latest day that was granted.
    #[must_use]
    pub fn granted(&self) -> Option<Date> {
        self.requests
            .iter()
            .filter_map(|request| match &request.decided {
                Some((_, Granting::Granted { until })) => Some(*until),
                _ => None,
            })
            .max()
    }

    /// The instant until which it was granted.
    #[must_use]
    pub fn granted_until(&self, hour: Hour) -> Option<Timestamp> {
        self.granted().map(|day| hour.on(day))
    }

    /// Asks for more time.
    ///
    /// # Errors
    /// Changed meanwhile; a request is waiting already; the day is not a later one.
    pub fn ask(
        &self,
        base: u32,
        reason: Prose,
        until: Date,
        asked: Signature,
    ) -> Result<Self, Refusal> {
        self.expect_revision(base)?;
        if self.pending().is_some() {
            return Err(Refusal::ExtensionAsked);
        }
        not_past(until, asked.at)?;
        let mut next = self.next();
        next.requests.push(ExtensionRequest {
            reason,
            until,
            asked,
            decided: None,
        });
        Ok(next)
    }

    /// Decides on the request that waits.
    ///
    /// # Errors
    /// Changed meanwhile; nothing waits; one's own request; the granted day is past.
    pub fn decide(&self, base: u32, granting: Granting, by: Signature) -> Result<Self, Refusal> {
        self.expect_revision(base)?;
        let request = self.pending().ok_or(Refusal::NothingAsked)?;
        let asker = request.asked.by.officer();
        if asker.is_some() && asker == by.by.officer() {
            return Err(Refusal::OwnRequest);
        }
        if let Granting::Granted { until } = granting {
            not_past(until, by.at)?;
        }
        let mut next = self.next();
        if let Some(last) = next.requests.last_mut() {
            last.decided = Some((by, granting));
        }
        Ok(next)
    }

    fn expect_revision(&self, base: u32) -> Result<(), Refusal> {
        if self.revision == base {
            Ok(())
        } else {
            Err(Refusal::ChangedMeanwhile)
        }
    }

    fn next(&self) -> Self {
        Self {
            revision: self.revision + 1,
            ..self.clone()
        }
    }
}

/// More time until a day that is over would be none.
fn not_past(until: Date, now: Timestamp) -> Result<(), Refusal> {
    if until < local_date(now) {
        Err(Refusal::field(Field::Until, Problem::DayHasPassed))
    } else {
        Ok(())
    }
}
