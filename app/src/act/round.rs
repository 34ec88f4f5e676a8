//! What the acts of a round have in common: they name a programme, a unit and a period, and
//! lead back to the page of the round.

use std::{future::Future, sync::Arc};

use domain::{Language, Refusal, figure::sheet::SheetKey, id::CommandId};
use service::{Service, account::sign_in::SignedIn};

use super::{
    Refused,
    errand::{Errand, Named},
    sheet,
};

/// An act of a round as it was sent.
pub struct InRound {
    pub act: &'static str,
    /// What the page says when it is done.
    pub code: &'static str,
    pub language: Language,
    pub id: String,
    /// Programme, unit and period.
    pub at: [String; 3],
    /// What was typed.
    pub fields: Vec<(&'static str, String)>,
}

impl InRound {
    /// Runs its use case, and answers.
    pub async fn take<Work>(
        self,
        use_case: impl FnOnce(Arc<Service>, SignedIn, CommandId, SheetKey) -> Work,
    ) -> Result<(), Refused>
    where
        Work: Future<Output = Result<(), Refusal>>,
    {
        let [programme, unit, period] = self.at;
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
                    let key = sheet::key(&programme, &unit, &period);
                    Named::on(page(service, key.as_ref().ok()), key)
                },
                use_case,
            )
            .await
    }
}

/// The path of a round; the list of rounds for one that does not exist.
fn page(service: &Service, key: Option<&SheetKey>) -> String {
    let book = service.book();
    let found = key.and_then(|key| {
        let programme = book.document(key.programme)?;
        let unit = book.tree().get(key.unit)?;
        Some(format!(
            "/ky-bao-cao/{}/{}/{}",
            programme.slug, unit.slug, key.period
        ))
    });
    found.unwrap_or_else(|| "/ky-bao-cao".to_owned())
}
