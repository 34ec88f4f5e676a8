//! Meetings: who is to meet when about what, and what they concluded. A conclusion becomes tasks,
//! each work for each unit, with a way back to it; the next inspection begins with what came of
//! the conclusions before it.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{
    Bilingual, Language, Refusal,
    calendar::Hour,
    id::{DocumentId, ItemId, MeetingId, Slug, TaskId, UnitId},
    source::Ground,
};

/// How many tasks one conclusion may become at once.
pub const MOST_TASKS: usize = 200;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    #[default]
    Planned,
    Held,
    Cancelled,
}

impl Stage {
    pub const ALL: [Self; 3] = [Self::Planned, Self::Held, Self::Cancelled];

    #[must_use]
    pub const fn name(self, language: Language) -> &'static str {
        match self {
            Self::Planned => language.pick("sẽ họp", "planned"),
            Self::Held => language.pick("đã họp", "held"),
            Self::Cancelled => language.pick("đã hủy", "cancelled"),
        }
    }
}

/// What was concluded, and the works that came of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conclusion {
    /// Never used again in the same meeting.
    pub number: u16,
    pub text: Bilingual,
    /// The tasks made of it; where several units share one, that of all of them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub works: Vec<TaskId>,
}

/// Where a task comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Origin {
    pub meeting: MeetingId,
    pub conclusion: u16,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meeting {
    pub id: MeetingId,
    pub slug: Slug,
    pub programme: DocumentId,
    /// Its place among the items of its programme, where a source named it there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item: Option<ItemId>,
    pub name: Bilingual,
    pub stage: Stage,
    /// The unit that holds it.
    pub host: UnitId,
    pub day: Date,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hour: Option<Hour>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Bilingual>,
    pub agenda: Vec<Bilingual>,
    /// Who is invited.
    pub units: Vec<UnitId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub guests: Option<Bilingual>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub invitation: Option<Bilingual>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes: Option<Bilingual>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub conclusions: Vec<Conclusion>,
    /// The meeting whose conclusions it inspects.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub follows: Option<MeetingId>,
    pub restricted: bool,
    pub ground: Ground,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub facts: Vec<String>,
}

impl Meeting {
    #[must_use]
    pub fn conclusion(&self, number: u16) -> Option<&Conclusion> {
        self.conclusions.iter().find(|one| one.number == number)
    }

    /// Writes a conclusion down, or changes the words of one.
    ///
    /// # Errors
    /// There is no such conclusion.
    pub fn concluded(&self, number: Option<u16>, text: Bilingual) -> Result<Self, Refusal> {
        let mut next = self.clone();
        match number {
            Some(number) => {
                let known = next
                    .conclusions
                    .iter_mut()
                    .find(|one| one.number == number)
                    .ok_or(Refusal::NotFound)?;
                known.text = text;
            }
            None => next.conclusions.push(Conclusion {
                number: self.next_number(),
                text,
                works: Vec::new(),
            }),
        }
        Ok(next)
    }

    /// Takes a conclusion out.
    ///
    /// # Errors
    /// There is no such conclusion, or tasks came of it.
    pub fn without(&self, number: u16) -> Result<Self, Refusal> {
        let known = self.conclusion(number).ok_or(Refusal::NotFound)?;
        if !known.works.is_empty() {
            return Err(Refusal::ConclusionGiven);
        }
        let mut next = self.clone();
        next.conclusions.retain(|one| one.number != number);
        Ok(next)
    }

    /// Notes the works that came of a conclusion.
    ///
    /// # Errors
    /// There is no such conclusion.
    pub fn given(&self, number: u16, works: &[TaskId]) -> Result<Self, Refusal> {
        let mut next = self.clone();
        let known = next
            .conclusions
            .iter_mut()
            .find(|one| one.number == number)
            .ok_or(Refusal::NotFound)?;
        for work in works {
            if !known.works.contains(work) {
                known.works.push(*work);
            }
        }
        Ok(next)
    }

    fn next_number(&self) -> u16 {
        let last = self.conclusions.iter().map(|one| one.number).max();
        last.unwrap_or(0).saturating_add(1)
    }
}

#[cfg(test)]
mod tests {
    use ulid::Ulid;

    use super::*;

    fn meeting() -> Meeting {
        Meeting {
            id: MeetingId::new(Ulid::from(1_u128)),
            slug: "hop".parse().unwrap(),
            programme: DocumentId::new(Ulid::from(2_u128)),
            item: None,
            name: Bilingual::both("Họp kiểm tra"),
            stage: Stage::Held,
            host: UnitId::new(Ulid::from(3_u128)),
            day: jiff::civil::date(2024, 7, 19),
            hour: None,
            place: None,
            agenda: Vec::new(),
            units: Vec::new(),
            guests: None,
            invitation: None,
            minutes: None,
            conclusions: Vec::new(),
            follows: None,
            restricted: false,
            ground: Ground {
                source: None,
                place: "Biên bản".try_into().unwrap(),
            },
            facts: Vec::new(),
        }
    }

    fn task(number: u128) -> TaskId {
        TaskId::new(Ulid::from(number))
    }

    #[test]
    fn conclusions_are_numbered_and_their_words_can_change() {
        let two = meeting()
            .concluded(None, Bilingual::both("Một"))
            .and_then(|one| one.concluded(None, Bilingual::both("Hai")))
            .and_then(|one| one.concluded(Some(1), Bilingual::both("Một, sửa")))
            .unwrap();
        let texts: Vec<_> = two
            .conclusions
            .iter()
            .map(|one| (one.number, one.text.vi.as_str()))
            .collect();
        assert_eq!(texts, [(1, "Một, sửa"), (2, "Hai")]);
        assert_eq!(
            two.concluded(Some(3), Bilingual::both("Ba")),
            Err(Refusal::NotFound)
        );
    }

    #[test]
    fn what_became_work_cannot_be_taken_out() {
        let one = meeting().concluded(None, Bilingual::both("Một")).unwrap();
        let given = one.given(1, &[task(1), task(2), task(1)]).unwrap();
        assert_eq!(given.conclusion(1).unwrap().works, [task(1), task(2)]);
        assert_eq!(given.without(1), Err(Refusal::ConclusionGiven));
        assert_eq!(one.without(1).unwrap().conclusions, []);
        assert_eq!(one.without(9), Err(Refusal::NotFound));
        assert_eq!(one.given(9, &[]), Err(Refusal::NotFound));
    }
}
