//! What every request may need: the door to the house, the settings, the limits that count.

use std::{fmt, sync::Arc};

use app::door::Door;
use axum::extract::FromRef;
use leptos::config::LeptosOptions;

use crate::{
    config::Config, drawn::Drawn, evidence::Bringing, health::Stopping, live::Live, pace::Pace,
    sharing::Pictures, upload::Uploads,
};

/// Cheap to clone; one for the whole server.
#[derive(Clone)]
pub struct Site {
    pub config: Arc<Config>,
    pub door: Door,
    pub pages: LeptosOptions,
    pub pace: Arc<Pace>,
    pub uploads: Arc<Uploads>,
    pub bringing: Arc<Bringing>,
    pub pictures: Arc<Pictures>,
    pub live: Arc<Live>,
    pub drawn: Arc<Drawn>,
    pub stopping: Stopping,
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
