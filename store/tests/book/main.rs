//! The use cases against the real engine: in memory, or in a folder where something has to
//! outlast the program. A room a concern; `world` makes the book that they all work on.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "what fails here fails a test"
)]

mod accounts;
mod allocation;
mod authority;
mod check;
mod commands;
mod course;
mod crash;
mod desk;
mod evidence;
mod explanations;
mod feedback;
mod figures;
mod grid;
mod handovers;
mod homonyms;
mod intruder;
mod journal;
mod manage;
mod meetings;
mod migration;
mod notices;
mod obstacles;
mod reading;
mod relied;
mod reports;
mod rights;
mod rounds;
mod search;
mod secrecy;
mod tasks;
mod together;
mod units;
mod world;
