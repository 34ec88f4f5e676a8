//! What each page shows.

pub mod home;
pub mod indicator;
pub mod table;
