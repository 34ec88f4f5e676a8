//! Telling officers, as far as the server does it: it looks at the clock, and it sends letters.
//! What is told and to whom is the service's; what letters say is the app's.

mod carrier;
mod message;

use std::{net::SocketAddr, sync::Arc, time::Duration};

use domain::{
    Date, Refusal,
    moment::{local, local_date},
    notice::letter::Letter,
};
use service::{Service, notice::outbox::Outcome};
use tokio::{
    sync::watch,
    time::{MissedTickBehavior, interval},
};

use crate::config::Config;

pub use carrier::{Carrier, NoCarrier};

/// How often deadlines are looked at.
const DEADLINES: Duration = Duration::from_mins(1);
/// How often there is a look for letters; it is a look into memory.
const LETTERS: Duration = Duration::from_secs(2);
/// A digest that could not be made at its hour is made up for within so many hours: after that
/// it is not a morning's any more.
const MORNING: i8 = 5;

/// Whoever goes around telling.
pub struct Messenger {
    service: Arc<Service>,
    carrier: Option<Carrier>,
    /// The address that letters lead to, without a slash at the end.
    root: String,
    digest_hour: i8,
    /// The day whose digests were queued.
    digested: Option<Date>,
    /// The day on which what is old was forgotten.
    forgotten: Option<Date>,
}

impl Messenger {
    /// By the settings; without a mail server it only looks at the clock.
    ///
    /// # Errors
    /// When letters could not be carried at all.
    pub fn new(
        config: &Config,
        listening: SocketAddr,
        service: Arc<Service>,
    ) -> Result<Self, NoCarrier> {
        let carrier = Carrier::of(&config.mail)?;
        if carrier.is_some() {
            service.post_mail();
        }
        let root = config.public_url.as_ref().map_or_else(
            || format!("http://{listening}"),
            |url| url.as_str().trim_end_matches('/').to_owned(),
        );
        Ok(Self {
            service,
            carrier,
            root,
            digest_hour: config.mail.digest_hour,
            digested: None,
            forgotten: None,
        })
    }

    /// Goes around until told to stop; what was begun is brought to its end.
    pub async fn run(mut self, stop: watch::Receiver<bool>) {
        let mut deadlines = interval(DEADLINES);
        let mut letters = interval(LETTERS);
        deadlines.set_missed_tick_behavior(MissedTickBehavior::Delay);
        letters.set_missed_tick_behavior(MissedTickBehavior::Delay);
        let mut stopped = stop.clone();
        loop {
            tokio::select! {
                biased;
                // What it waits for is a guard, which must not be held while letters go out.
                () = async { drop(stopped.wait_for(|stop| *stop).await) } => return,
                _ = deadlines.tick() => self.look_at_the_clock().await,
                _ = letters.tick() => self.send(&stop).await,
            }
        }
    }

    /// Gives out what comes again, tells what is due, makes the day's digests, forgets what is old. What fails is logged by
    /// the service, and tried again at the next look.
    pub async fn look_at_the_clock(&mut self) {
        log_count("tasks that come again", &self.service.repeat_tasks().await);
        log_count(
            "notices of deadlines",
            &self.service.tell_what_is_due().await,
        );
        let now = self.service.clock().now();
        let (today, hour) = (local_date(now), local(now).hour());
        let morning = self.digest_hour..self.digest_hour.saturating_add(MORNING);
        if self.carrier.is_some() && self.digested != Some(today) && morning.contains(&hour) {
            let queued = self.service.queue_digests(today).await;
            if queued.is_ok() {
                self.digested = Some(today);
            }
            log_count("digests", &queued);
        }
        if self.forgotten != Some(today) {
            let forgotten = self.service.forget_old_notices().await;
            if forgotten.is_ok() {
                self.forgotten = Some(today);
            }
            log_count("old notices forgotten", &forgotten);
            log_count("senders forgotten", &self.service.forget_senders().await);
        }
    }

    /// Sends every letter whose time has come, one after the other.
    pub async fn send(&self, stop: &watch::Receiver<bool>) {
        let Some(carrier) = &self.carrier else {
            return;
        };
        for id in self.service.letters_due() {
            if *stop.borrow() {
                return;
            }
            // Refusals are the store's failures; it has logged them.
            if let Ok(Some(letter)) = self.service.begin_letter(id).await {
                let outcome = self.carry(carrier, &letter).await;
                if let Outcome::Failed(trouble) = outcome {
                    tracing::warn!(letter = %letter.id, tries = letter.tries, ?trouble, "a letter was not taken");
                }
                if self.service.end_letter(&letter, outcome).await.is_err() {
                    // Nobody can say now whether it was sent; it will count as lost.
                    return;
                }
            }
        }
    }

    async fn carry(&self, carrier: &Carrier, letter: &Letter) -> Outcome {
        let Some(to) = self.service.recipient(letter) else {
            return Outcome::NotNeeded;
        };
        let Some(address) = to.wanted.address.clone() else {
            return Outcome::NotNeeded;
        };
        let Some(composed) = app::letter::compose(&self.service, letter, &to, &self.root) else {
            return Outcome::NotNeeded;
        };
        let now = self.service.clock().now();
        match carrier.carry(letter.id, &address, &composed, now).await {
            Ok(()) => Outcome::Sent,
            Err(trouble) => Outcome::Failed(trouble),
        }
    }
}

fn log_count(what: &str, outcome: &Result<usize, Refusal>) {
    match outcome {
        Ok(0) | Err(_) => {}
        Ok(count) => tracing::info!(count, what, "told"),
    }
}
