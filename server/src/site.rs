//! What every request may need: the door to the house, the settings, the limits that count.

use std::{fmt, ops::Deref, sync::Arc};

use app::door::Door;
use axum::extract::FromRef;
use leptos::config::LeptosOptions;

use crate::{
    config::Config, drawn::Drawn, evidence::Bringing, health::Stopping, live::Live, pace::Pace,
    sharing::Pictures, upload::Uploads,
};

/// Cheap to clone, as every layer has its own; one for the whole server.
#[derive(Clone)]
pub struct Site(Arc<Whole>);

pub struct Whole {
    pub config: Arc<Config>,
    pub door: Door,
    pub pages: LeptosOptions,
    pub pace: Pace,
    pub uploads: Uploads,
    pub bringing: Bringing,
    pub pictures: Pictures,
    pub live: Live,
    pub drawn: Drawn,
    pub stopping: Stopping,
}

impl Site {
    #[must_use]
    pub fn new(parts: Whole) -> Self {
        Self(Arc::new(parts))
    }
}

impl Deref for Site {
    type Target = Whole;

    fn deref(&self) -> &Whole {
        &self.0
    }
}

impl fmt::Debug for Site {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Site")
            .field("config", &self.config)
            .finish_non_exhaustive()
    }
}

impl FromRef<Site> for LeptosOptions {
    fn from_ref(site: &Site) -> Self {
        site.pages.clone()
    }
}
