//! Handovers: what a dissolved unit left unfinished is proposed to one of its successors, which
//! takes it over or refuses it with a reason. Nothing moves by itself: the unit above proposes,
//! somebody else accepts, and what was published stays with the unit it was published for.

mod matter;

use serde::{Deserialize, Serialize};

pub use self::matter::Matter;
use crate::{
    Language, Refusal,
    id::{HandoverId, UnitId},
    journal::Hash,
    officer::{Author, Signature},
    text::Prose,
};

/// What the successor answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reply {
    pub accepted: bool,
    /// Why not; or what it says to it.
    pub text: Option<Prose>,
    pub given: Signature,
}

/// One proposal and what came of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Turn {
    pub to: UnitId,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<Prose>,
    pub proposed: Signature,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reply: Option<Reply>,
}

/// What the unit above decides when nobody takes it over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ending {
    /// It stays where it is, under the eyes of the unit above.
    Kept,
    /// It is not gone on with.
    Stopped,
}

impl Ending {
    pub const ALL: [Self; 2] = [Self::Kept, Self::Stopped];

    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Kept => "kept",
            Self::Stopped => "stopped",
        }
    }

    #[must_use]
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.code() == code)
    }

    #[must_use]
    pub const fn name(self, language: Language) -> &'static str {
        match self {
            Self::Kept => language.pick(
                "giữ ở đơn vị cũ, cấp trên theo dõi",
                "kept with the former unit, followed from above",
            ),
            Self::Stopped => language.pick("kết thúc, không làm tiếp", "ended, not gone on with"),
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ended {
    pub how: Ending,
    pub text: Prose,
    pub by: Signature,
}

/// The step that was taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Step {
    Proposed,
    Accepted,
    Refused,
    Ended(Ending),
}

impl Step {
    #[must_use]
    pub const fn name(self, language: Language) -> &'static str {
        match self {
            Self::Proposed => language.pick("Đề nghị tiếp nhận", "Proposed for taking over"),
            Self::Accepted => language.pick("Đã tiếp nhận", "Taken over"),
            Self::Refused => language.pick("Không tiếp nhận", "Not taken over"),
            Self::Ended(Ending::Kept) => {
                language.pick("Giữ ở đơn vị cũ", "Kept with the former unit")
            }
            Self::Ended(Ending::Stopped) => {
                language.pick("Kết thúc, không bàn giao", "Ended, not handed over")
            }
        }
    }
}

/// Where an item of a dissolved unit stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Nobody was asked yet.
    Open,
    /// Waiting for a unit's answer.
    Proposed(UnitId),
    /// Came back: to be proposed to another one.
    Refused(UnitId),
    Accepted(UnitId),
    Ended(Ending),
}

impl Standing {
    /// Whether the unit above has to do something.
    #[must_use]
    pub const fn is_to_propose(self) -> bool {
        matches!(self, Self::Open | Self::Refused(_))
    }
}

/// One item of one dissolved unit, with every proposal. `revision` counts every change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Handover {
    pub id: HandoverId,
    pub from: UnitId,
    pub matter: Matter,
    pub revision: u32,
    /// Oldest first; all but the last one answered.
    pub turns: Vec<Turn>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended: Option<Ended>,
    /// It is about something restricted.
    pub restricted: bool,
}

impl HandoverId {
    /// A unit hands the same thing over once: the id follows from both.
    #[must_use]
    pub fn of(from: UnitId, matter: Matter) -> Self {
        // Ids and periods: they can always be written.
        let text = serde_json::to_string(&(from, matter)).unwrap_or_default();
        let hash = Hash::of(text.as_bytes()).to_string();
        let number = u128::from_str_radix(&hash[..32], 16).unwrap_or_default();
        Self::new(ulid::Ulid::from(number))
    }
}

impl Handover {
    /// What nobody was asked about yet.
    #[must_use]
    pub fn open(from: UnitId, matter: Matter, restricted: bool) -> Self {
        Self {
            id: HandoverId::of(from, matter),
            from,
            matter,
            revision: 0,
            turns: Vec::new(),
            ended: None,
            restricted,
        }
    }

    #[must_use]
    pub fn standing(&self) -> Standing {
        if let Some(ended) = &self.ended {
            return Standing::Ended(ended.how);
        }
        match self.turns.last() {
            None => Standing::Open,
            Some(turn) => match &turn.reply {
                None => Standing::Proposed(turn.to),
                Some(reply) if reply.accepted => Standing::Accepted(turn.to),
                Some(_) => Standing::Refused(turn.to),
            },
        }
    }

    /// The turn by which a unit took it over.
    #[must_use]
    pub fn taken(&self) -> Option<(UnitId, Signature)> {
        let turn = self.turns.last()?;
        let reply = turn.reply.as_ref().filter(|reply| reply.accepted)?;
        Some((turn.to, reply.given))
    }

    /// Proposes it to a successor.
    ///
    /// # Errors
    /// Changed since `base`; waiting for an answer, taken over or ended already.
    pub fn propose(&self, base: u32, turn: Turn) -> Result<Self, Refusal> {
        let mut next = self.next(base)?;
        if !self.standing().is_to_propose() {
            return Err(Refusal::HandoverSettled);
        }
        next.turns.push(turn);
        Ok(next)
    }

    /// Answers for the successor.
    ///
    /// # Errors
    /// Changed since `base`; nothing waits for an answer; or one's own proposal.
    pub fn answer(&self, base: u32, reply: Reply) -> Result<Self, Refusal> {
        let mut next = self.next(base)?;
        let waiting = next.turns.last_mut().filter(|turn| turn.reply.is_none());
        let Some(turn) = waiting.filter(|_| self.ended.is_none()) else {
            return Err(Refusal::NothingProposed);
        };
        if is_same(turn.proposed.by, reply.given.by) {
            return Err(Refusal::OwnProposal);
        }
        turn.reply = Some(reply);
        Ok(next)
    }

    /// Ends it without a successor.
    ///
    /// # Errors
    /// As for [`Self::propose`].
    pub fn end(&self, base: u32, ended: Ended) -> Result<Self, Refusal> {
        let mut next = self.next(base)?;
        if !self.standing().is_to_propose() {
            return Err(Refusal::HandoverSettled);
        }
        next.ended = Some(ended);
        Ok(next)
    }

    fn next(&self, base: u32) -> Result<Self, Refusal> {
        if self.revision != base {
            return Err(Refusal::ChangedMeanwhile);
        }
        Ok(Self {
            revision: self.revision + 1,
            ..self.clone()
        })
    }
}

fn is_same(one: Author, other: Author) -> bool {
    one.officer().is_some() && one.officer() == other.officer()
}

#[cfg(test)]
mod tests;
