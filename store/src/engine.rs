//! The engine: embedded or remote, opened with the settings that matter, asked one query at
//! a time.

use std::sync::Arc;

use service::store::StoreFailure;
use surrealdb::{
    IndexedResults, Surreal,
    engine::{
        any::{self, Any},
        local::Db,
    },
    opt::auth::Root,
    types::{Object, SurrealValue},
};
use surrealdb_cnf::ConfigMap;
use surrealdb_core::kvs::Datastore;

use crate::Settings;

const NAMESPACE: &str = "tiendo";
const MIB: u64 = 1024 * 1024;

/// One handle for everybody: cloning it would open another session.
pub(crate) enum Handle {
    Embedded {
        db: Surreal<Db>,
        datastore: Arc<Datastore>,
    },
    Remote(Surreal<Any>),
}

/// Says what was being done when the engine failed.
pub(crate) fn failure(doing: &'static str) -> impl Fn(surrealdb::Error) -> StoreFailure {
    move |error| StoreFailure {
        doing,
        cause: error.to_string(),
    }
}

impl Handle {
    pub(crate) async fn open(settings: &Settings) -> Result<Self, StoreFailure> {
        let handle =
            if settings.endpoint.starts_with("ws://") || settings.endpoint.starts_with("wss://") {
                Self::remote(settings).await?
            } else {
                Self::embedded(settings).await?
            };
        Ok(handle)
    }

    async fn embedded(settings: &Settings) -> Result<Self, StoreFailure> {
        let opening = |cause: String| StoreFailure {
            doing: "opening the store",
            cause,
        };
        // Left to itself the engine takes half the machine's memory for its cache.
        let config = ConfigMap::empty()
            .with_key_value(
                "rocksdb_block_cache_size",
                (u64::from(settings.block_cache_mib) * MIB).to_string(),
            )
            .with_key_value(
                "rocksdb_write_buffer_size",
                (u64::from(settings.write_buffer_mib) * MIB).to_string(),
            )
            .with_key_value("rocksdb_max_write_buffer_number", "2");
        let endpoint =
            if settings.endpoint.starts_with("rocksdb:") && !settings.endpoint.contains('?') {
                // It is the default; a promise this important is said all the same.
                format!("{}?sync=every", settings.endpoint)
            } else if settings.endpoint.starts_with("mem:") {
                "memory".to_owned()
            } else {
                settings.endpoint.clone()
            };
        let datastore = Datastore::builder()
            .with_config(config)
            .build_with_path(&endpoint)
            .await
            .map_err(|error| opening(error.to_string()))?;
        let db = Surreal::<Db>::unstable_from_datastore(Arc::clone(&datastore), None)
            .await
            .map_err(failure("opening the store"))?;
        db.use_ns(NAMESPACE)
            .use_db(&settings.name)
            .await
            .map_err(failure("opening the store"))?;
        Ok(Self::Embedded { db, datastore })
    }

    async fn remote(settings: &Settings) -> Result<Self, StoreFailure> {
        let db = any::connect(&settings.endpoint)
            .await
            .map_err(failure("reaching the store"))?;
        if let (Some(username), Some(password)) = (&settings.username, &settings.password) {
            let root = Root {
                username: username.clone(),
                password: password.clone(),
            };
            db.signin(root)
                .await
                .map_err(failure("signing in to the store"))?;
        }
        db.use_ns(NAMESPACE)
            .use_db(&settings.name)
            .await
            .map_err(failure("reaching the store"))?;
        Ok(Self::Remote(db))
    }

    /// Runs a query; its statements' errors are still inside.
    pub(crate) async fn query(
        &self,
        text: &str,
        variables: Object,
    ) -> Result<IndexedResults, surrealdb::Error> {
        match self {
            Self::Embedded { db, .. } => db.query(text).bind(variables.into_value()).await,
            Self::Remote(db) => db.query(text).bind(variables.into_value()).await,
        }
    }

    /// Runs a query in which nothing may fail.
    pub(crate) async fn ask(
        &self,
        doing: &'static str,
        text: &str,
        variables: Object,
    ) -> Result<IndexedResults, StoreFailure> {
        let results = self.query(text, variables).await.map_err(failure(doing))?;
        results.check().map_err(failure(doing))
    }

    pub(crate) async fn ping(&self) -> Result<(), StoreFailure> {
        self.ask(
            "asking whether the store is there",
            "RETURN true",
            Object::new(),
        )
        .await
        .map(drop)
    }

    pub(crate) async fn close(&self) -> Result<(), StoreFailure> {
        match self {
            Self::Embedded { datastore, .. } => {
                datastore.shutdown().await.map_err(|error| StoreFailure {
                    doing: "closing the store",
                    cause: error.to_string(),
                })
            }
            Self::Remote(_) => Ok(()),
        }
    }
}
