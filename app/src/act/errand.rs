//! What most acts of an officer have in common: a form names something, one use case is run on it,
//! and it leads on to a page; refused, it comes back to where it stood.

use std::{future::Future, sync::Arc};

use domain::{Language, Refusal, id::CommandId, notice::filter::PageAddress};
use service::{Service, account::sign_in::SignedIn};

use super::{
    Refused,
    call::{Call, Done, Sent},
    place,
};

/// An act as it was sent.
pub struct Errand {
    pub act: &'static str,
    /// What is said where it leads to.
    pub code: &'static str,
    pub language: Language,
    pub id: String,
    /// What was typed.
    pub fields: Vec<(&'static str, String)>,
}

/// What a form names, and its two ends: paths without their language.
pub struct Named<N> {
    pub what: Result<N, Refusal>,
    /// Where the form stands.
    pub page: String,
    /// Where it leads to.
    pub next: String,
}

impl<N> Named<N> {
    /// Something whose form leads back to its own page.
    pub fn on(page: String, what: Result<N, Refusal>) -> Self {
        Self {
            what,
            next: page.clone(),
            page,
        }
    }
}

impl Named<PageAddress> {
    /// A page that is kept to be found again; the form stands on that page.
    pub fn kept_page(text: String) -> Self {
        PageAddress::try_from(text).map_or_else(
            |_| Self::on("/ban-lam-viec".to_owned(), Err(Refusal::NotFound)),
            |page| Self::on(page.as_str().to_owned(), Ok(page)),
        )
    }
}

impl Errand {
    /// Finds what is named, runs the use case on it, and answers.
    pub async fn go<N, T, Work>(
        self,
        find: impl FnOnce(&Service) -> Named<N>,
        use_case: impl FnOnce(Arc<Service>, SignedIn, CommandId, N) -> Work,
    ) -> Result<(), Refused>
    where
        Work: Future<Output = Result<T, Refusal>>,
    {
        let call = Call::now(self.language);
        let Named { what, page, next } = find(&call.door.service);
        let named = place::id(&self.id).and_then(|id| Ok((id, what?)));
        let outcome = call
            .run(|service, who| async move {
                let (id, what) = named?;
                use_case(service, who, id, what).await
            })
            .await;
        let sent = Sent {
            act: self.act,
            id: self.id,
            page,
            fields: self.fields,
        };
        let done = |&(): &()| Done {
            path: next,
            code: self.code,
        };
        call.answer(outcome.map(drop), done, sent)
    }
}
