//! The server over HTTP, in process, and the program `tiendo` as a whole. One binary for all:
//! linking the store takes longer than running most of these.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test may stop where it finds a fault"
)]

mod acts;
mod assets;
mod by_hand;
mod caching;
mod desk;
mod drawn;
mod evidence;
mod feedback;
mod feeds;
mod files;
mod headers;
mod heads;
mod live;
mod mail;
mod nonsense;
mod offline;
mod open;
mod origin;
mod pages;
mod place;
mod problems;
mod program;
mod reports;
mod search;
mod seen;
mod sessions;
mod sharing;
mod snapshot;
mod timing;
mod walk;
mod way;
mod world;
