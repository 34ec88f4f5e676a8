//! Sessions, by the hash of their token.

use domain::journal::Hash;
use service::{account::session::Session, store::StoreFailure};
use surrealdb::types::{Object, RecordId, SurrealValue, Value};

use crate::engine::{Handle, failure};

#[derive(SurrealValue)]
struct SessionRow {
    content: Value,
}

fn session_id(key: Hash) -> RecordId {
    RecordId::new("session", key.to_string())
}

fn unreadable(error: &serde_json::Error) -> StoreFailure {
    StoreFailure {
        doing: "keeping a session",
        cause: error.to_string(),
    }
}

pub(crate) async fn put(handle: &Handle, session: &Session) -> Result<(), StoreFailure> {
    let mut variables = Object::new();
    variables.insert("id", session_id(session.key));
    variables.insert(
        "content",
        serde_json::to_value(session).map_err(|error| unreadable(&error))?,
    );
    handle
        .ask(
            "keeping a session",
            "CREATE $id SET content = $content RETURN NONE",
            variables,
        )
        .await
        .map(drop)
}

pub(crate) async fn all(handle: &Handle) -> Result<Vec<Session>, StoreFailure> {
    let doing = "reading sessions";
    let rows: Vec<SessionRow> = handle
        .ask(doing, "SELECT content FROM session", Object::new())
        .await?
        .take(0)
        .map_err(failure(doing))?;
    rows.into_iter()
        .map(|row| {
            serde_json::from_value(row.content.into_json_value())
                .map_err(|error| unreadable(&error))
        })
        .collect()
}

pub(crate) async fn end(handle: &Handle, keys: &[Hash]) -> Result<(), StoreFailure> {
    let ids: Vec<RecordId> = keys.iter().map(|key| session_id(*key)).collect();
    let mut variables = Object::new();
    variables.insert("ids", ids);
    handle
        .ask("ending sessions", "DELETE $ids RETURN NONE", variables)
        .await
        .map(drop)
}
