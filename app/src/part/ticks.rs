//! Ticks in a list that were sent and came back: which are set, and what was wrong with which. A
//! tick names its thing and, after a colon, the state it was looked at in.

use domain::refusal::{Field, Refusal};

use crate::act::form::Form;

pub struct Ticks {
    /// As they were sent, separated by commas.
    ticked: String,
    refusal: Option<Refusal>,
}

impl Ticks {
    /// Those of a form, in the field of this name.
    #[must_use]
    pub fn of(form: &Form, name: &str) -> Self {
        Self {
            ticked: form.typed(name, ""),
            refusal: form.refusal().cloned(),
        }
    }

    #[must_use]
    pub fn is_ticked(&self, one: &str) -> bool {
        // The state may be another by now; it is the same thing all the same.
        let of = |text: &str| text.split(':').next().unwrap_or_default().to_owned();
        self.ticked.split(',').any(|ticked| of(ticked) == of(one))
    }

    /// What was wrong with one of them: the refusals name places in the list that was sent.
    #[must_use]
    pub fn problem(&self, one: &str) -> Option<&Refusal> {
        let Some(Refusal::Entries(problems)) = &self.refusal else {
            return None;
        };
        let same = |ticked: &str| ticked.split(':').next() == one.split(':').next();
        let at = self.ticked.split(',').position(same)?;
        problems
            .iter()
            .find(|(place, _)| *place == at)
            .map(|(_, refusal)| refusal)
    }

    /// Whether this field was told to be wrong as a whole, such as that nothing is chosen.
    #[must_use]
    pub fn is_wrong(&self, field: Field) -> bool {
        matches!(&self.refusal, Some(Refusal::Fields(fields))
            if fields.iter().any(|(wrong, _)| *wrong == field))
    }
}
