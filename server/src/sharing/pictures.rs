//! Pictures are painted once and kept for a while. Painting takes a processor for a moment, so few
//! are painted at a time, and few wait.

use std::{
    collections::{HashMap, VecDeque},
    sync::{Mutex, PoisonError},
    time::Duration,
};

use app::sharing::Drawing;
use axum::{body::Bytes, http::HeaderValue};
use tokio::{sync::Semaphore, time::timeout};

/// How many are painted at once.
const PAINTERS: usize = 2;
/// How many may be painted or wait for it.
const MOST_WAITING: usize = 16;
const LONGEST_WAIT: Duration = Duration::from_secs(5);
/// How much is kept, in bytes: some three hundred pictures.
const ROOM: usize = 16 * 1024 * 1024;

/// Why there is no picture now.
#[derive(Debug, PartialEq, Eq)]
pub enum NoPicture {
    /// Too many are asked for.
    Busy,
    Failed(String),
}

/// What was painted, the oldest first to go, and who may paint.
#[derive(Debug)]
pub struct Pictures {
    kept: Mutex<Kept>,
    painters: Semaphore,
    waiting: Semaphore,
}

#[derive(Debug, Default)]
struct Kept {
    by_tag: HashMap<HeaderValue, Bytes>,
    order: VecDeque<HeaderValue>,
    size: usize,
}

impl Default for Pictures {
    fn default() -> Self {
        Self {
            kept: Mutex::default(),
            painters: Semaphore::new(PAINTERS),
            waiting: Semaphore::new(MOST_WAITING),
        }
    }
}

impl Pictures {
    /// The picture of a drawing; the tag is the drawing's.
    ///
    /// # Errors
    /// When too many are asked for at once, or it cannot be painted.
    pub async fn painted(&self, drawing: Drawing, tag: &HeaderValue) -> Result<Bytes, NoPicture> {
        if let Some(kept) = self.get(tag) {
            return Ok(kept);
        }
        let _place = self.waiting.try_acquire().map_err(|_| NoPicture::Busy)?;
        let _turn = timeout(LONGEST_WAIT, self.painters.acquire())
            .await
            .map_err(|_| NoPicture::Busy)?;
        // Somebody may have asked for the same while this waited.
        if let Some(kept) = self.get(tag) {
            return Ok(kept);
        }
        let failed = |failure: &dyn std::fmt::Display| NoPicture::Failed(failure.to_string());
        let png = tokio::task::spawn_blocking(move || {
            exchange::picture::png(&drawing.svg, drawing.style)
        })
        .await
        .map_err(|failure| failed(&failure))?
        .map_err(|failure| failed(&failure))?;
        let png = Bytes::from(png);
        self.lock().put(tag.clone(), png.clone());
        Ok(png)
    }

    fn get(&self, tag: &HeaderValue) -> Option<Bytes> {
        self.lock().by_tag.get(tag).cloned()
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Kept> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Kept {
    fn put(&mut self, tag: HeaderValue, png: Bytes) {
        self.size += png.len();
        if let Some(before) = self.by_tag.insert(tag.clone(), png) {
            self.size -= before.len();
        } else {
            self.order.push_back(tag);
        }
        while self.size > ROOM
            && let Some(oldest) = self.order.pop_front()
        {
            if let Some(gone) = self.by_tag.remove(&oldest) {
                self.size -= gone.len();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tag(number: usize) -> HeaderValue {
        HeaderValue::from_str(&format!("W/\"{number}\"")).unwrap()
    }

    fn drawing() -> Drawing {
        Drawing {
            svg: "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"4\" height=\"4\"/>".to_owned(),
            style: "",
        }
    }

    #[test]
    fn what_is_kept_is_bounded_and_the_oldest_goes_first() {
        let mut kept = Kept::default();
        for number in 0..20 {
            kept.put(tag(number), Bytes::from(vec![0; 1024 * 1024]));
        }
        assert!(kept.size <= ROOM, "{}", kept.size);
        assert_eq!(kept.order.len(), 16);
        assert!(!kept.by_tag.contains_key(&tag(3)));
        assert!(kept.by_tag.contains_key(&tag(4)));
        kept.put(tag(19), Bytes::from_static(b"new"));
        assert_eq!(kept.by_tag.len(), 16);
        assert_eq!(kept.size, 15 * 1024 * 1024 + 3);
    }

    #[tokio::test]
    async fn a_picture_is_painted_once_and_a_crowd_is_sent_away() {
        let pictures = Pictures::default();
        let first = pictures.painted(drawing(), &tag(1)).await.unwrap();
        assert!(first.starts_with(b"\x89PNG"));
        let crowd = pictures
            .waiting
            .try_acquire_many(u32::try_from(MOST_WAITING).unwrap())
            .unwrap();
        // What is kept is still given.
        assert_eq!(pictures.painted(drawing(), &tag(1)).await, Ok(first));
        let refused = pictures.painted(drawing(), &tag(2)).await;
        assert_eq!(refused, Err(NoPicture::Busy));
        drop(crowd);
        assert!(pictures.painted(drawing(), &tag(2)).await.is_ok());
    }

    #[tokio::test]
    async fn what_is_no_drawing_fails_and_is_not_kept() {
        let pictures = Pictures::default();
        let bad = Drawing {
            svg: "x".to_owned(),
            style: "",
        };
        let failed = pictures.painted(bad, &tag(1)).await;
        assert!(matches!(failed, Err(NoPicture::Failed(_))), "{failed:?}");
        assert!(pictures.painted(drawing(), &tag(1)).await.is_ok());
    }
}
