//! One request as it was understood: what is asked for, of which day.

use std::collections::BTreeMap;

use app::door::Door;
use domain::{Date, document::Document, id::UnitId, indicator::Indicator};
use service::book::{Book, Reader};

use super::{
    parameter::{self, Parameter, Place},
    refused::Refused,
    wire::seen::Seen,
};

pub struct Asking<'a> {
    /// The path as it was asked for, below this interface's root.
    pub path: &'a str,
    pub on: Date,
    /// The site's address from outside, without the last slash.
    pub root: String,
    values: BTreeMap<&'static str, String>,
}

impl<'a> Asking<'a> {
    /// Takes a request apart; a parameter that nobody knows is refused rather than passed over.
    pub fn read(
        door: &Door,
        path: &'a str,
        in_path: Option<&str>,
        query: &str,
        parameters: &'static [&'static Parameter],
    ) -> Result<Self, Refused> {
        let mut values = BTreeMap::new();
        let of_path = parameters.iter().find(|one| one.place == Place::Path);
        if let (Some(parameter), Some(value)) = (of_path, in_path) {
            // An address that no record can have leads nowhere.
            if !parameter.form.fits(value) {
                return Err(Refused::NotFound);
            }
            values.insert(parameter.name, value.to_owned());
        }
        for (name, value) in form_urlencoded::parse(query.as_bytes()) {
            let known = || parameters.iter().filter(|one| one.place == Place::Query);
            let Some(parameter) = known().find(|one| one.name == name) else {
                return Err(Refused::Unknown {
                    name: name.chars().take(80).collect(),
                    known: known().map(|one| one.name).collect(),
                });
            };
            if !parameter.form.fits(&value) {
                return Err(Refused::Bad(parameter));
            }
            if values.insert(parameter.name, value.into_owned()).is_some() {
                return Err(Refused::Twice(parameter.name.to_owned()));
            }
        }
        let today = door.service.today();
        let asked = values
            .get(parameter::DAY.name)
            .and_then(|day| parameter::day(day));
        let root = door.public_url.clone().unwrap_or_default();
        Ok(Self {
            path,
            on: asked.map_or(today, |day| day.min(today)),
            root: root.trim_end_matches('/').to_owned(),
            values,
        })
    }

    /// The book as anybody reads it: no session is looked at here.
    pub fn seen<'b>(&'b self, book: &'b Book) -> Seen<'b> {
        let reader = Reader {
            actor: None,
            on: self.on,
        };
        Seen {
            book,
            reader,
            root: &self.root,
        }
    }

    pub fn get(&self, parameter: &Parameter) -> Option<&str> {
        self.values.get(parameter.name).map(String::as_str)
    }

    /// The value in the path.
    pub fn slug(&self) -> &str {
        self.get(&parameter::SLUG).unwrap_or_default()
    }

    pub fn limit(&self) -> usize {
        self.get(&parameter::LIMIT)
            .and_then(parameter::limit)
            .unwrap_or(parameter::USUAL)
    }

    /// What was asked for by name, if anything was.
    fn named<T>(
        &self,
        parameter: &'static Parameter,
        find: impl FnOnce(&str) -> Option<T>,
    ) -> Result<Option<T>, Refused> {
        let Some(value) = self.get(parameter) else {
            return Ok(None);
        };
        find(value).map(Some).ok_or_else(|| Refused::NothingCalled {
            parameter: parameter.name,
            value: value.to_owned(),
        })
    }

    pub fn unit(&self, book: &Book) -> Result<Option<UnitId>, Refused> {
        self.unit_of(&parameter::UNIT, book)
    }

    pub fn unit_of(
        &self,
        parameter: &'static Parameter,
        book: &Book,
    ) -> Result<Option<UnitId>, Refused> {
        self.named(parameter, |slug| {
            book.tree().by_slug(slug).map(|unit| unit.id)
        })
    }

    pub fn programme<'b>(&self, book: &'b Book) -> Result<Option<&'b Document>, Refused> {
        self.named(&parameter::PROGRAMME, |slug| book.programme_by_slug(slug))
    }

    pub fn indicator<'b>(&self, seen: &Seen<'b>) -> Result<Option<&'b Indicator>, Refused> {
        self.named(&parameter::INDICATOR, |slug| {
            seen.book
                .indicator_by_slug(slug)
                .filter(|one| seen.reader.sees_indicator(one, seen.book))
        })
    }

    pub fn period(&self) -> Result<Option<domain::period::Period>, Refused> {
        self.named(&parameter::PERIOD, |code| code.parse().ok())
    }

    /// The address of what follows a key, with everything else as it was asked.
    pub fn next(&self, after: &str) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        for (name, value) in &self.values {
            if ![
                parameter::AFTER.name,
                parameter::SLUG.name,
                parameter::ID.name,
            ]
            .contains(name)
            {
                query.append_pair(name, value);
            }
        }
        query.append_pair(parameter::AFTER.name, after);
        format!(
            "{}{}{}?{}",
            self.root,
            super::ROOT,
            self.path,
            query.finish()
        )
    }
}
