//! What answers are made of. Domain types are never sent as they are: what is here is a promise to
//! programs of other people, and changes only by what is added.

pub mod code;
pub mod promised;
pub mod quantity;
pub mod seen;
pub mod text;
