//! One commit, one transaction: the records with the revisions they were read at, the journal
//! behind the heads of its chains, and the command's id. Whatever changed meanwhile makes the
//! whole of it a conflict, to be decided again from fresh reads.

use std::{collections::BTreeMap, fmt::Write as _};

use domain::{
    id::{CommandId, UnitId},
    journal::{Entry, Head},
};
use service::store::{Commit, Done, NotCommitted, RecordKey, StoreFailure, Write};
use surrealdb::types::{Object, QueryError, RecordId, SurrealValue};

use crate::{
    engine::{Handle, failure},
    page,
    record::{content, record_id},
};

/// What our own guards throw.
const CONFLICT: &str = "conflict";

#[derive(SurrealValue)]
struct DoneRow {
    fingerprint: String,
    answer: String,
}

fn command_id(command: CommandId) -> RecordId {
    RecordId::new("command", command.to_string())
}

pub(crate) async fn done(
    handle: &Handle,
    command: CommandId,
) -> Result<Option<Done>, StoreFailure> {
    let doing = "reading a command";
    let mut variables = Object::new();
    variables.insert("id", command_id(command));
    let rows: Vec<DoneRow> = handle
        .ask(doing, "SELECT fingerprint, answer FROM $id", variables)
        .await?
        .take(0)
        .map_err(failure(doing))?;
    rows.into_iter()
        .next()
        .map(|row| {
            let fingerprint = row.fingerprint.try_into().map_err(|_| StoreFailure {
                doing,
                cause: "its fingerprint is not a hash".into(),
            })?;
            Ok(Done {
                fingerprint,
                answer: row.answer,
            })
        })
        .transpose()
}

pub(crate) async fn commit(handle: &Handle, commit: &Commit) -> Result<Vec<Entry>, NotCommitted> {
    let (entries, read_heads) = chained(handle, commit).await?;
    let mut transaction = Transaction::begin();
    transaction.create_command(commit);
    for write in commit.writes() {
        transaction.write(write)?;
    }
    for entry in &entries {
        transaction.append(entry);
    }
    let mut ends: BTreeMap<UnitId, Head> = BTreeMap::new();
    for entry in &entries {
        ends.insert(entry.unit, entry.head());
    }
    for (unit, head) in ends {
        transaction.move_head(unit, read_heads.get(&unit).copied(), head);
    }
    match transaction.run(handle).await {
        Err(NotCommitted::Conflict) => match done(handle, commit.command()).await? {
            Some(done) => Err(NotCommitted::Repeated(done)),
            None => Err(NotCommitted::Conflict),
        },
        outcome => outcome.map(|()| entries),
    }
}

/// Writes what is no part of the book, and forgets what is long done with.
pub(crate) async fn tell(
    handle: &Handle,
    writes: &[Write],
    forgotten: &[RecordKey],
) -> Result<(), NotCommitted> {
    let mut transaction = Transaction::begin();
    for write in writes {
        transaction.write(write)?;
    }
    for key in forgotten {
        let id = transaction.bind(record_id(key));
        transaction.say(&format!("DELETE ${id} RETURN NONE"));
    }
    transaction.run(handle).await
}

/// The commit's events behind the heads of their chains, and the heads as they were read.
async fn chained(
    handle: &Handle,
    commit: &Commit,
) -> Result<(Vec<Entry>, BTreeMap<UnitId, Head>), NotCommitted> {
    let mut units: Vec<_> = commit.events().iter().map(|event| event.unit).collect();
    units.sort_unstable();
    units.dedup();
    let read: BTreeMap<_, _> = page::heads(handle, &units).await?.into_iter().collect();
    let mut heads = read.clone();
    let mut entries = Vec::with_capacity(commit.events().len());
    for event in commit.events() {
        let head = heads.entry(event.unit).or_insert(Head::EMPTY);
        let entry = Entry::after(*head, event).map_err(|error| StoreFailure {
            doing: "writing a journal entry",
            cause: error.to_string(),
        })?;
        *head = entry.head();
        entries.push(entry);
    }
    Ok((entries, read))
}

/// A transaction in the making: its statements and their variables.
struct Transaction {
    text: String,
    variables: Object,
    count: usize,
}

impl Transaction {
    fn begin() -> Self {
        Self {
            text: "BEGIN;\n".into(),
            variables: Object::new(),
            count: 0,
        }
    }

    /// Binds a value under a name of its own.
    fn bind(&mut self, value: impl SurrealValue) -> String {
        self.count += 1;
        let name = format!("v{}", self.count);
        self.variables.insert(name.as_str(), value);
        name
    }

    fn say(&mut self, statement: &str) {
        // Writing to a string cannot fail.
        let _ = writeln!(self.text, "{statement};");
    }

    fn create_command(&mut self, commit: &Commit) {
        let id = self.bind(command_id(commit.command()));
        let fingerprint = self.bind(commit.done().fingerprint.to_string());
        let answer = self.bind(commit.done().answer.clone());
        let action = self.bind(commit.action().name().to_owned());
        self.say(&format!(
            "CREATE ${id} SET fingerprint = ${fingerprint}, answer = ${answer}, action = ${action} RETURN NONE"
        ));
    }

    fn write(&mut self, write: &Write) -> Result<(), StoreFailure> {
        let id = record_id(&write.record.key());
        let content = content(&write.record)?;
        match write.read_at {
            None => self.create(id, content),
            Some(revision) => self.update(id, content, revision),
        }
        Ok(())
    }

    fn create(&mut self, id: RecordId, content: surrealdb::types::Value) {
        let id = self.bind(id);
        let content = self.bind(content);
        self.say(&format!(
            "CREATE ${id} SET revision = 1, content = ${content} RETURN NONE"
        ));
    }

    fn update(&mut self, id: RecordId, content: surrealdb::types::Value, read_at: u64) {
        let id = self.bind(id);
        let content = self.bind(content);
        let read_at = self.bind(i64::try_from(read_at).unwrap_or(i64::MAX));
        self.guarded(&format!(
            "UPDATE ${id} SET revision += 1, content = ${content} WHERE revision = ${read_at} RETURN VALUE revision"
        ));
    }

    fn append(&mut self, entry: &Entry) {
        let id = self.bind(page::entry_id(entry));
        let previous = self.bind(entry.previous.to_string());
        let hash = self.bind(entry.hash.to_string());
        let body = self.bind(entry.body.clone());
        self.say(&format!(
            "CREATE ${id} SET previous = ${previous}, hash = ${hash}, body = ${body} RETURN NONE"
        ));
    }

    fn move_head(&mut self, unit: UnitId, read: Option<Head>, to: Head) {
        let id = self.bind(page::chain_id(unit));
        let number = self.bind(i64::try_from(to.number).unwrap_or(i64::MAX));
        let hash = self.bind(to.hash.to_string());
        match read {
            None => self.say(&format!(
                "CREATE ${id} SET number = ${number}, hash = ${hash} RETURN NONE"
            )),
            Some(read) => {
                let before = self.bind(read.hash.to_string());
                self.guarded(&format!(
                    "UPDATE ${id} SET number = ${number}, hash = ${hash} WHERE hash = ${before} RETURN VALUE number"
                ));
            }
        }
    }

    /// An update that has to find its record as it was read.
    fn guarded(&mut self, update: &str) {
        self.count += 1;
        let name = format!("v{}", self.count);
        self.say(&format!("LET ${name} = ({update})"));
        self.say(&format!(
            "IF array::len(${name}) != 1 {{ THROW \"{CONFLICT}\" }}"
        ));
    }

    async fn run(mut self, handle: &Handle) -> Result<(), NotCommitted> {
        self.say("COMMIT");
        let mut results = match handle.query(&self.text, self.variables).await {
            Ok(results) => results,
            Err(error) if is_conflict(&error) => return Err(NotCommitted::Conflict),
            Err(error) => return Err(failure("committing")(error).into()),
        };
        let errors = results.take_errors();
        if errors.is_empty() {
            return Ok(());
        }
        // A failed statement makes all others "not executed": only the real cause counts.
        if errors.values().any(is_conflict) {
            return Err(NotCommitted::Conflict);
        }
        let cause = errors
            .into_values()
            .filter(|error| !matches!(error.query_details(), Some(QueryError::NotExecuted)))
            .map(|error| error.to_string())
            .collect::<Vec<_>>()
            .join("; ");
        Err(StoreFailure {
            doing: "committing",
            cause,
        }
        .into())
    }
}

fn is_conflict(error: &surrealdb::Error) -> bool {
    matches!(error.query_details(), Some(QueryError::TransactionConflict))
        || error.is_already_exists()
        || (error.is_thrown() && error.to_string().contains(CONFLICT))
}
