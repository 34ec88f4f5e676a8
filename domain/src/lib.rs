//! What things are, and the rules they obey.
//!
//! Pure: no async, no I/O, no clock. The same code runs in the browser, where it
//! checks what an officer types, and on the server, where it decides. Everything
//! that depends on time takes a date or an instant as a parameter.

pub mod allocation;
pub mod calendar;
pub mod command;
pub mod document;
pub mod escalation;
pub mod evidence;
pub mod explanation;
pub mod feedback;
pub mod figure;
pub mod grid;
pub mod handover;
pub mod id;
pub mod indicator;
pub mod item;
pub mod journal;
pub mod language;
pub mod meeting;
pub mod moment;
pub mod notice;
pub mod obstacle;
pub mod officer;
pub mod owner;
pub mod period;
pub mod policy;
pub mod programme;
pub mod quantity;
pub mod refusal;
pub mod report;
pub mod round;
pub mod short;
pub mod source;
pub mod status;
pub mod target;
pub mod task;
pub mod text;
pub mod trend;
pub mod unit;

pub use jiff::{Timestamp, civil::Date};
pub use language::{Bilingual, Language};
pub use refusal::Refusal;
pub use rust_decimal::Decimal;
