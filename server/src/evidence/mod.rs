//! Files of evidence over HTTP: how they come in, and how they are given out.

pub mod download;
pub mod upload;

use std::{sync::Arc, time::Duration};

use axum::{extract::Request, http::Method};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::{site::Site, visitor};

/// How long the longest upload may take: ten photos over a weak network.
pub const LONGEST: Duration = Duration::from_mins(15);

/// Room for what comes in at once.
pub struct Bringing {
    /// Forms whose files are being read; they wait on the disk, not in memory.
    forms: Arc<Semaphore>,
    /// A file is looked through alone: a large picture takes much memory for a moment.
    looking: Arc<Semaphore>,
}

impl Default for Bringing {
    fn default() -> Self {
        Self {
            forms: Arc::new(Semaphore::new(16)),
            looking: Arc::new(Semaphore::new(1)),
        }
    }
}

/// Whether a request brings files, from somebody with a living session: only theirs are larger than
/// a form.
#[must_use]
pub fn is_upload(request: &Request, site: &Site) -> bool {
    *request.method() == Method::POST
        && request.uri().path() == upload::ADDRESS
        && visitor::is_signed_in(request, site)
}

/// Room for one more form with files, held as long as the request lasts.
#[must_use]
pub fn room(site: &Site) -> Option<OwnedSemaphorePermit> {
    Arc::clone(&site.bringing.forms).try_acquire_owned().ok()
}
