//! The course of a figure over periods: what was observed, the path that was promised, and where
//! the course leads, as far as the figures allow to say so.
//!
//! Nothing here knows today: a series ends with its last figure.

mod forecast;
mod path;
mod series;

pub use self::{
    forecast::{Expected, FEWEST, Forecast, LONGEST, Terms, Unforeseen, forecast},
    path::{Knot, Path},
    series::{Point, Series},
};

#[cfg(test)]
mod tests;
