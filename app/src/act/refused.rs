//! Why an act was not done, as it travels to the browser: the refusal itself, for programs, and
//! what it says in the asker's language, for people, so that a form can show it as it comes.

use domain::Refusal;
use leptos::server_fn::{
    codec::JsonEncoding,
    error::{FromServerFnError, ServerFnErrorErr},
};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refused {
    /// None when the request could not be read, or no answer to it.
    pub refusal: Option<Box<Refusal>>,
    pub said: String,
    /// What is wrong with which field of the form.
    pub fields: Vec<(String, String)>,
    pub conflict: Option<Box<Conflict>>,
    /// Of many rows, what is wrong with which.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rows: Vec<RowRefused>,
}

/// A row of a sheet that cannot be saved, by its place among those that were sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RowRefused {
    pub row: usize,
    /// After a conflict, the revision to answer.
    pub base: Option<u32>,
    /// What is wrong, as finished markup.
    pub status: String,
}

/// Two values of one figure, and the revision to answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conflict {
    pub revision: u32,
    pub theirs: String,
    pub yours: String,
}

#[cfg(feature = "ssr")]
impl Refused {
    pub(super) fn new(refusal: Refusal, language: domain::Language) -> Self {
        let text = |quantity: &Option<domain::quantity::Quantity>| {
            quantity
                .as_ref()
                .map(|quantity| quantity.format(language))
                .unwrap_or_default()
        };
        let conflict = match &refusal {
            Refusal::Conflict {
                revision,
                theirs,
                yours,
            } => Some(Box::new(Conflict {
                revision: *revision,
                theirs: text(theirs),
                yours: text(yours),
            })),
            _ => None,
        };
        let rows = match &refusal {
            Refusal::Entries(entries) => entries
                .iter()
                .map(|(row, refusal)| RowRefused {
                    row: *row,
                    base: match refusal {
                        Refusal::Conflict { revision, .. } => Some(*revision),
                        _ => None,
                    },
                    status: crate::page::grid::status::refused(
                        refusal,
                        crate::words::Words(language),
                    ),
                })
                .collect(),
            _ => Vec::new(),
        };
        Self {
            rows,
            said: refusal.message(language),
            fields: super::form::wrong(&refusal, language)
                .into_iter()
                .map(|(name, message)| (name.to_owned(), message))
                .collect(),
            conflict,
            refusal: Some(Box::new(refusal)),
        }
    }
}

impl FromServerFnError for Refused {
    type Encoder = JsonEncoding;

    /// What the framework says of a request is for nobody to read.
    fn from_server_fn_error(_: ServerFnErrorErr) -> Self {
        #[cfg(feature = "ssr")]
        super::call::not_understood();
        Self::default()
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use domain::{
        Language,
        quantity::Quantity,
        refusal::{Field, Problem},
    };

    use super::*;

    fn sent(refusal: Refusal) -> String {
        String::from_utf8_lossy(&Refused::new(refusal, Language::Vi).ser()).into_owned()
    }

    #[test]
    fn a_refusal_travels_with_its_words() {
        assert_eq!(
            sent(Refusal::field(
                Field::NewPassword,
                Problem::TooShort { least: 12 }
            )),
            concat!(
                r#"{"refusal":{"fields":[["new-password",{"too-short":{"least":12}}]]},"#,
                r#""said":"Chưa lưu. Xem chỗ cần sửa; những gì đã nhập vẫn còn.","#,
                r#""fields":[["new_password","Cần ít nhất 12 ký tự."]],"conflict":null}"#
            )
        );
    }

    #[test]
    fn a_conflict_shows_both_values() {
        let quantity = |text| Some(Quantity::parse(text, Language::Vi).unwrap());
        let refusal = Refusal::Conflict {
            revision: 7,
            theirs: quantity("53,12%"),
            yours: quantity("gần 300"),
        };
        let text = sent(refusal);
        assert!(
            text.ends_with(r#""conflict":{"revision":7,"theirs":"53,12%","yours":"gần 300"}}"#),
            "{text}"
        );
    }

    #[test]
    fn an_answer_that_cannot_be_read_is_no_answer() {
        assert_eq!(Refused::de("<html>".into()), Refused::default());
    }
}
