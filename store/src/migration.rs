//! Numbered migrations, embedded in the program. A store whose applied migrations are not
//! exactly a beginning of this list was written by another program, and is refused.

use domain::journal::Hash;
use service::store::StoreFailure;
use surrealdb::types::{Object, RecordId, SurrealValue};

use crate::engine::Handle;

/// In order; an applied one is never edited.
const MIGRATIONS: &[(i64, &str, &str)] = &[
    (1, "book", include_str!("../migrations/0001_book.surql")),
    (2, "rounds", include_str!("../migrations/0002_rounds.surql")),
    (
        3,
        "notices",
        include_str!("../migrations/0003_notices.surql"),
    ),
    (
        4,
        "explanations",
        include_str!("../migrations/0004_explanations.surql"),
    ),
    (5, "owners", include_str!("../migrations/0005_owners.surql")),
    (
        6,
        "obstacles",
        include_str!("../migrations/0006_obstacles.surql"),
    ),
    (
        7,
        "meetings",
        include_str!("../migrations/0007_meetings.surql"),
    ),
    (
        8,
        "evidence",
        include_str!("../migrations/0008_evidence.surql"),
    ),
    (
        9,
        "handovers",
        include_str!("../migrations/0009_handovers.surql"),
    ),
    (
        10,
        "reports",
        include_str!("../migrations/0010_reports.surql"),
    ),
    (
        11,
        "feedback",
        include_str!("../migrations/0011_feedback.surql"),
    ),
];

#[derive(Debug, SurrealValue)]
struct Applied {
    number: i64,
    digest: String,
}

/// Applies what is missing.
///
/// # Errors
/// When the store was migrated by another program, or a migration fails.
pub(crate) async fn run(handle: &Handle) -> Result<(), StoreFailure> {
    handle
        .ask(
            "preparing migrations",
            "DEFINE TABLE IF NOT EXISTS migration SCHEMALESS",
            Object::new(),
        )
        .await?;
    let applied: Vec<Applied> = handle
        .ask(
            "reading migrations",
            "SELECT number, digest FROM migration ORDER BY number",
            Object::new(),
        )
        .await?
        .take(0)
        .map_err(crate::engine::failure("reading migrations"))?;
    check(&applied)?;
    for (number, name, text) in MIGRATIONS.iter().skip(applied.len()) {
        let mut variables = Object::new();
        variables.insert("id", RecordId::new("migration", *number));
        variables.insert("number", *number);
        variables.insert("name", (*name).to_owned());
        variables.insert("digest", digest(text));
        let text = format!(
            "BEGIN;\n{text}\nCREATE $id CONTENT {{ number: $number, name: $name, digest: $digest }};\nCOMMIT;"
        );
        handle.ask("applying a migration", &text, variables).await?;
        tracing::info!(number, name, "migration applied");
    }
    Ok(())
}

fn digest(text: &str) -> String {
    Hash::of(text.as_bytes()).to_string()
}

fn check(applied: &[Applied]) -> Result<(), StoreFailure> {
    let refuse = |cause: String| StoreFailure {
        doing: "checking migrations",
        cause,
    };
    if applied.len() > MIGRATIONS.len() {
        return Err(refuse(format!(
            "the store has {} migrations, this program knows {}: it was written by a newer version",
            applied.len(),
            MIGRATIONS.len()
        )));
    }
    for (found, (number, name, text)) in applied.iter().zip(MIGRATIONS) {
        if found.number != *number || found.digest != digest(text) {
            return Err(refuse(format!(
                "migration {number} ({name}) was applied with other content: the store has drifted from this program"
            )));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn applied(number: i64, digest: &str) -> Applied {
        Applied {
            number,
            digest: digest.into(),
        }
    }

    #[test]
    fn drift_and_newer_stores_are_refused() {
        let (number, _, text) = MIGRATIONS[0];
        assert!(check(&[]).is_ok());
        assert!(check(&[applied(number, &digest(text))]).is_ok());
        let drifted = check(&[applied(number, &digest("other"))]).unwrap_err();
        assert!(drifted.cause.contains("drifted"), "{drifted}");
        let newer: Vec<_> = (1..)
            .take(MIGRATIONS.len() + 1)
            .map(|number| applied(number, &digest(text)))
            .collect();
        assert!(check(&newer).unwrap_err().cause.contains("newer"));
    }
}
