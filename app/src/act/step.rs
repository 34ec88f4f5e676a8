//! What submitting, approving and returning a figure have in common: all three name a figure and
//! the revision that was seen, and lead back to the desk.

use std::{future::Future, sync::Arc};

use domain::{Language, Refusal, command::Place, id::CommandId};
use service::{Service, account::sign_in::SignedIn, figure::FigureSaved};

use super::{
    Refused,
    errand::{Errand, Named},
    place,
};

/// A step as it was sent.
pub struct Step {
    pub act: &'static str,
    /// What the desk says when it is done.
    pub code: &'static str,
    pub language: Language,
    pub id: String,
    /// Indicator, unit and period.
    pub at: [String; 3],
    /// What was typed besides.
    pub fields: Vec<(&'static str, String)>,
}

impl Step {
    /// Takes the step by its use case, and answers.
    pub async fn take<Work>(
        self,
        use_case: impl FnOnce(Arc<Service>, SignedIn, CommandId, Place) -> Work,
    ) -> Result<(), Refused>
    where
        Work: Future<Output = Result<FigureSaved, Refusal>>,
    {
        let [indicator, unit, period] = self.at;
        let errand = Errand {
            act: self.act,
            code: self.code,
            language: self.language,
            id: self.id,
            fields: self.fields,
        };
        errand
            .go(
                |service| {
                    let at = place::place(&indicator, &unit, &period);
                    Named {
                        page: place::page(service, at.as_ref()),
                        next: "/ban-lam-viec".into(),
                        what: at,
                    }
                },
                use_case,
            )
            .await
    }
}
