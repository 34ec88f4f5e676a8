//! Somebody who reaches into a store behind the program's back.

use std::{path::Path, sync::Arc};

use surrealdb::{
    IndexedResults, Surreal,
    engine::local::Db,
    types::{Object, SurrealValue as _},
};
use surrealdb_core::kvs::Datastore;

pub struct Intruder {
    db: Surreal<Db>,
    datastore: Arc<Datastore>,
}

impl Intruder {
    pub async fn at(folder: &Path) -> Self {
        let endpoint = format!("rocksdb://{}", folder.display());
        let datastore = Datastore::builder()
            .build_with_path(&endpoint)
            .await
            .unwrap();
        let db = Surreal::<Db>::unstable_from_datastore(Arc::clone(&datastore), None)
            .await
            .unwrap();
        db.use_ns("tiendo").use_db("book").await.unwrap();
        Self { db, datastore }
    }

    /// Runs statements of which none may fail.
    pub async fn run(&self, text: &str, variables: Object) -> IndexedResults {
        let answer = self
            .db
            .query(text)
            .bind(variables.into_value())
            .await
            .unwrap();
        answer.check().unwrap()
    }

    /// Leaves the folder to the next one who opens it.
    pub async fn leave(self) {
        self.datastore.shutdown().await.unwrap();
    }
}
