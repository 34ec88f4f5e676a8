//! A long list in parts. Each part begins after a key, never after a count: what is added or taken
//! out meanwhile neither repeats nor hides a record.

use serde::Serialize;
use utoipa::ToSchema;

use super::{asking::Asking, parameter, wire::text::Day};

/// A part of a list, in the order of its keys.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct List<T> {
    /// The day whose state this is.
    pub as_of: Day,
    pub data: Vec<T>,
    /// Where the list goes on; none at its end.
    pub next: Option<String>,
}

/// One record.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct One<T> {
    /// The day whose state this is.
    pub as_of: Day,
    pub data: T,
}

/// What an address gives, and the record that it is about.
pub trait Answer: Serialize + ToSchema + 'static {
    type Record: ToSchema;
}

impl<T: Serialize + ToSchema + 'static> Answer for List<T> {
    type Record = T;
}

impl<T: Serialize + ToSchema + 'static> Answer for One<T> {
    type Record = T;
}

impl<T> One<T> {
    pub fn of(data: T, asking: &Asking<'_>) -> Self {
        Self {
            as_of: asking.on.into(),
            data,
        }
    }
}

impl<T> List<T> {
    /// Draws only those that are asked for.
    pub fn of<Record>(
        all: impl Iterator<Item = Record>,
        key: impl Fn(&Record) -> String,
        draw: impl Fn(Record) -> Option<T>,
        asking: &Asking<'_>,
    ) -> Self {
        let after = asking.get(&parameter::AFTER).unwrap_or_default();
        let mut keyed: Vec<_> = all
            .map(|record| (key(&record), record))
            .filter(|(key, _)| key.as_str() > after)
            .collect();
        keyed.sort_by(|a, b| a.0.cmp(&b.0));
        Self::drawn(keyed.into_iter(), draw, asking)
    }

    /// From records that come in the order of their keys, each after the one that is asked for.
    pub fn drawn<Record>(
        keyed: impl Iterator<Item = (String, Record)>,
        draw: impl Fn(Record) -> Option<T>,
        asking: &Asking<'_>,
    ) -> Self {
        let limit = asking.limit();
        let mut data = Vec::new();
        let mut last = String::new();
        let mut next = None;
        for (key, record) in keyed {
            let Some(drawn) = draw(record) else { continue };
            if data.len() == limit {
                next = Some(asking.next(&last));
                break;
            }
            data.push(drawn);
            last = key;
        }
        Self {
            as_of: asking.on.into(),
            data,
            next,
        }
    }
}
