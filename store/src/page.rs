//! Reading: one record, or all of them page by page in the order of their ids.

use std::{
    collections::{BTreeMap, VecDeque},
    ops::Bound,
    thread::available_parallelism,
};

use domain::{
    id::UnitId,
    journal::{Entry, Hash, Head},
};
use service::store::{Kept, Part, Record, RecordKey, StoreFailure};
use surrealdb::types::{
    Array, Object, RecordId, RecordIdKey, RecordIdKeyRange, SurrealValue, Value,
};
use tokio::task::{JoinHandle, spawn_blocking};

use crate::{
    engine::{Handle, failure},
    range::{Known, cuts},
    record::{TABLES, record, record_id},
};

/// Records a query, and no more. However few are asked for, the engine reads on to the end of the
/// range: of a table that grows each page would cost as much as all that follow it. So a larger one
/// is cut into ranges before it is asked for (`range.rs`).
const PAGE: i64 = 20_000;
/// Rows that one thread makes records of at a time; a sheet may have a hundred figures.
const CHUNK: usize = 250;

#[derive(SurrealValue)]
struct KeptRow {
    id: RecordId,
    revision: i64,
    content: Value,
}

#[derive(SurrealValue)]
struct IdRow {
    id: RecordId,
}

#[derive(SurrealValue)]
struct CountRow {
    count: i64,
}

#[derive(SurrealValue)]
struct EntryRow {
    id: RecordId,
    previous: String,
    hash: String,
    body: String,
}

#[derive(SurrealValue)]
struct ChainRow {
    id: RecordId,
    number: i64,
    hash: String,
}

pub(crate) async fn read(
    handle: &Handle,
    key: &RecordKey,
) -> Result<Option<Kept<Record>>, StoreFailure> {
    let doing = "reading a record";
    let id = record_id(key);
    let table = id.table.to_string();
    let mut variables = Object::new();
    variables.insert("id", id);
    let rows: Vec<KeptRow> = handle
        .ask(doing, "SELECT id, revision, content FROM $id", variables)
        .await?
        .take(0)
        .map_err(failure(doing))?;
    rows.into_iter()
        .next()
        .map(|row| {
            Ok(Kept {
                record: record(&table, row.content)?,
                revision: u64::try_from(row.revision).unwrap_or_default(),
            })
        })
        .transpose()
}

pub(crate) async fn read_all(
    handle: &Handle,
    take: &mut (dyn FnMut(Part) + Send),
) -> Result<(), StoreFailure> {
    let mut known = Known::default();
    for table in TABLES {
        let pages = match *table {
            "sheet" => Pages::cut(table, known.sheets(count(handle, table).await?)),
            _ => Pages::of(table),
        };
        let mut take = |part| {
            known.note(&part);
            take(part);
        };
        read_table(handle, table, pages, &mut take).await?;
    }
    let units: Vec<_> = known.units.into_iter().collect();
    let mut pages = Pages::cut("journal", cuts(&units, count(handle, "journal").await?));
    while let Some(rows) = pages
        .next::<EntryRow>(handle, "id, previous, hash, body", |row| &row.id)
        .await?
    {
        take(Part::Journal(
            rows.into_iter().map(entry).collect::<Result<_, _>>()?,
        ));
    }
    Ok(())
}

/// Reads the records of a table. Making records of rows takes longer than the engine takes to find
/// them, so it is done beside it, on as many threads as there are.
async fn read_table(
    handle: &Handle,
    table: &'static str,
    mut pages: Pages,
    take: &mut (dyn FnMut(Part) + Send),
) -> Result<(), StoreFailure> {
    let most = available_parallelism().map_or(2, usize::from) + 1;
    let mut under_way: VecDeque<JoinHandle<Result<Vec<Record>, StoreFailure>>> = VecDeque::new();
    while let Some(rows) = pages
        .next::<KeptRow>(handle, "id, revision, content", |row| &row.id)
        .await?
    {
        let mut rows = rows.into_iter();
        while rows.len() > 0 {
            let chunk: Vec<_> = rows.by_ref().take(CHUNK).collect();
            under_way.push_back(spawn_blocking(move || {
                let records = chunk.into_iter().map(|row| record(table, row.content));
                records.collect()
            }));
            if under_way.len() > most
                && let Some(first) = under_way.pop_front()
            {
                take(Part::Records(made(first).await?));
            }
        }
    }
    for left in under_way {
        take(Part::Records(made(left).await?));
    }
    Ok(())
}

async fn made(
    records: JoinHandle<Result<Vec<Record>, StoreFailure>>,
) -> Result<Vec<Record>, StoreFailure> {
    records.await.map_err(|error| StoreFailure {
        doing: "reading a table",
        cause: error.to_string(),
    })?
}

/// How many rows a table has.
async fn count(handle: &Handle, table: &str) -> Result<usize, StoreFailure> {
    let doing = "counting a table";
    let text = format!("SELECT count() FROM {table} GROUP ALL");
    let rows: Vec<CountRow> = handle
        .ask(doing, &text, Object::new())
        .await?
        .take(0)
        .map_err(failure(doing))?;
    let count = rows.first().map_or(0, |row| row.count);
    Ok(usize::try_from(count).unwrap_or_default())
}

pub(crate) async fn is_empty(handle: &Handle) -> Result<bool, StoreFailure> {
    let mut pages = Pages::of("journal");
    Ok(pages
        .next::<EntryRow>(handle, "id, previous, hash, body", |row| &row.id)
        .await?
        .is_none())
}

pub(crate) async fn chains(handle: &Handle) -> Result<Vec<(UnitId, Head)>, StoreFailure> {
    let mut pages = Pages::of("chain");
    let mut chains = BTreeMap::new();
    while let Some(rows) = pages
        .next::<ChainRow>(handle, "id, number, hash", |row| &row.id)
        .await?
    {
        for row in rows {
            chains.insert(chain_unit(&row.id)?, head(row.number, row.hash)?);
        }
    }
    let units: Vec<_> = chains.keys().map(ToString::to_string).collect();
    let mut pages = Pages::cut("journal", cuts(&units, count(handle, "journal").await?));
    while let Some(rows) = pages.next::<IdRow>(handle, "id", |row| &row.id).await? {
        for row in rows {
            // A head that is gone must not take its whole chain out of sight.
            let (unit, _) = entry_place(&row.id)?;
            chains.entry(unit).or_insert(Head::EMPTY);
        }
    }
    Ok(chains.into_iter().collect())
}

/// Behind every entry of a unit.
fn last_key(unit: UnitId) -> RecordIdKey {
    Array::from_iter([unit.to_string().into_value(), i64::MAX.into_value()]).into()
}

/// The heads of these units' chains; a unit without one has an empty chain.
pub(crate) async fn heads(
    handle: &Handle,
    units: &[UnitId],
) -> Result<Vec<(UnitId, Head)>, StoreFailure> {
    let doing = "reading the heads of chains";
    let ids: Vec<RecordId> = units.iter().map(|unit| chain_id(*unit)).collect();
    let mut variables = Object::new();
    variables.insert("ids", ids);
    let rows: Vec<ChainRow> = handle
        .ask(doing, "SELECT id, number, hash FROM $ids", variables)
        .await?
        .take(0)
        .map_err(failure(doing))?;
    rows.into_iter()
        .map(|row| Ok((chain_unit(&row.id)?, head(row.number, row.hash)?)))
        .collect()
}

pub(crate) async fn chain(handle: &Handle, unit: UnitId) -> Result<Vec<Entry>, StoreFailure> {
    let mut pages = Pages::within("journal", unit);
    let mut entries = Vec::new();
    while let Some(rows) = pages
        .next::<EntryRow>(handle, "id, previous, hash, body", |row| &row.id)
        .await?
    {
        for row in rows {
            entries.push(entry(row)?);
        }
    }
    Ok(entries)
}

pub(crate) fn chain_id(unit: UnitId) -> RecordId {
    RecordId::new("chain", unit.to_string())
}

pub(crate) fn entry_id(entry: &Entry) -> RecordId {
    let number = i64::try_from(entry.number).unwrap_or(i64::MAX);
    RecordId::new(
        "journal",
        Array::from_iter([entry.unit.to_string().into_value(), number.into_value()]),
    )
}

fn damaged(what: &str) -> StoreFailure {
    StoreFailure {
        doing: "reading the journal",
        cause: format!("{what} cannot be read"),
    }
}

fn chain_unit(id: &RecordId) -> Result<UnitId, StoreFailure> {
    match &id.key {
        RecordIdKey::String(text) => text.parse().map_err(|_| damaged("the id of a chain")),
        _ => Err(damaged("the id of a chain")),
    }
}

fn head(number: i64, hash: String) -> Result<Head, StoreFailure> {
    Ok(Head {
        number: u64::try_from(number).map_err(|_| damaged("the head of a chain"))?,
        hash: hash
            .try_into()
            .map_err(|_| damaged("the head of a chain"))?,
    })
}

/// The unit and the number that an entry's id says.
fn entry_place(id: &RecordId) -> Result<(UnitId, u64), StoreFailure> {
    let RecordIdKey::Array(key) = &id.key else {
        return Err(damaged("the id of an entry"));
    };
    let (unit, number) = match key.as_slice() {
        [Value::String(unit), Value::Number(number)] => (
            unit.parse().ok(),
            number.to_int().and_then(|n| u64::try_from(n).ok()),
        ),
        _ => (None, None),
    };
    unit.zip(number)
        .ok_or_else(|| damaged("the id of an entry"))
}

fn entry(row: EntryRow) -> Result<Entry, StoreFailure> {
    let (unit, number) = entry_place(&row.id)?;
    // A hash that is not one can only be damage: the verifier will name the entry.
    let hash = |text: String| Hash::try_from(text).unwrap_or(Hash::ORIGIN);
    Ok(Entry {
        unit,
        number,
        previous: hash(row.previous),
        hash: hash(row.hash),
        body: row.body,
    })
}

/// A walk through a table in the order of its ids.
struct Pages {
    table: &'static str,
    after: Bound<RecordIdKey>,
    until: Bound<RecordIdKey>,
    /// Where the ranges end that come before the last one, in order.
    ends: VecDeque<RecordIdKey>,
    is_over: bool,
}

impl Pages {
    fn of(table: &'static str) -> Self {
        Self::cut(table, Vec::new())
    }

    /// The whole table, a range at a time.
    fn cut(table: &'static str, ends: Vec<RecordIdKey>) -> Self {
        Self {
            table,
            after: Bound::Unbounded,
            until: Bound::Unbounded,
            ends: ends.into(),
            is_over: false,
        }
    }

    /// Only ids that begin with a unit.
    fn within(table: &'static str, unit: UnitId) -> Self {
        let first = Array::from_iter([unit.to_string().into_value()]);
        Self {
            table,
            after: Bound::Included(first.into()),
            until: Bound::Included(last_key(unit)),
            ends: VecDeque::new(),
            is_over: false,
        }
    }

    async fn next<T: SurrealValue>(
        &mut self,
        handle: &Handle,
        fields: &str,
        id: impl Fn(&T) -> &RecordId,
    ) -> Result<Option<Vec<T>>, StoreFailure> {
        let doing = "reading a table";
        while !self.is_over {
            let end = self.ends.front().cloned();
            let range = RecordIdKeyRange {
                start: self.after.clone(),
                end: end
                    .clone()
                    .map_or_else(|| self.until.clone(), Bound::Excluded),
            };
            let mut variables = Object::new();
            variables.insert("range", RecordId::new(self.table, range));
            let rows: Vec<T> = handle
                .ask(
                    doing,
                    &format!("SELECT {fields} FROM $range LIMIT {PAGE}"),
                    variables,
                )
                .await?
                .take(0)
                .map_err(failure(doing))?;
            match (rows.last(), end) {
                (Some(last), _) if i64::try_from(rows.len()).unwrap_or(PAGE) >= PAGE => {
                    self.after = Bound::Excluded(id(last).key.clone());
                }
                (_, Some(end)) => {
                    self.ends.pop_front();
                    self.after = Bound::Included(end);
                }
                (_, None) => self.is_over = true,
            }
            if !rows.is_empty() {
                return Ok(Some(rows));
            }
        }
        Ok(None)
    }
}

#[cfg(test)]
mod tests {
    use crate::{Settings, migration};

    use super::*;

    fn place(unit: usize, number: i64) -> RecordIdKey {
        Array::from_iter([format!("u{unit:02}").into_value(), number.into_value()]).into()
    }

    async fn ids(handle: &Handle, mut pages: Pages) -> Vec<RecordIdKey> {
        let mut found = Vec::new();
        while let Some(rows) = pages
            .next::<IdRow>(handle, "id", |row| &row.id)
            .await
            .unwrap()
        {
            found.extend(rows.into_iter().map(|row| row.id.key));
        }
        found
    }

    #[tokio::test]
    async fn however_a_table_is_cut_it_is_read_whole() {
        let settings = Settings {
            endpoint: "mem://".into(),
            name: "book".into(),
            block_cache_mib: 16,
            write_buffer_mib: 8,
            username: None,
            password: None,
        };
        let handle = Handle::open(&settings).await.unwrap();
        migration::run(&handle).await.unwrap();
        let entries: Vec<_> = (0..10)
            .flat_map(|unit| (1..=5).map(move |number| place(unit, number)))
            .collect();
        for entry in &entries {
            let mut variables = Object::new();
            variables.insert("id", RecordId::new("journal", entry.clone()));
            let text = "CREATE $id SET previous = '', hash = '', body = '' RETURN NONE";
            handle.ask("writing", text, variables).await.unwrap();
        }
        assert_eq!(count(&handle, "journal").await.unwrap(), entries.len());
        assert_eq!(ids(&handle, Pages::of("journal")).await, entries);
        let unit = |name: &str| RecordIdKey::from(Array::from(vec![name.to_owned()]));
        let ways = [
            vec![unit("u05")],
            vec![unit("a"), unit("b"), unit("u00"), unit("u09"), unit("z")],
            // Where nobody is, and at an entry itself.
            vec![unit("u03x"), place(4, 3), place(7, 99)],
            (0..10).map(|number| place(number, 1)).collect(),
        ];
        for ends in ways {
            let found = ids(&handle, Pages::cut("journal", ends.clone())).await;
            assert_eq!(found, entries, "{ends:?}");
        }
    }
}
