//! The two drawings of an indicator: its ruler and its course.

use crate::{
    book::{Figure, Period},
    text::{amount, share},
};

const STEPS: i64 = 5;

pub struct Tick {
    pub tone: &'static str,
    pub x: String,
    pub anchor: &'static str,
    pub text: String,
}

pub struct Line {
    pub y: String,
    pub tone: &'static str,
    pub text: String,
}

pub struct Dot {
    pub x: String,
    pub y: String,
    pub reading: String,
    pub reading_tone: &'static str,
    pub label: String,
    pub label_x: String,
    pub anchor: &'static str,
    pub tone: &'static str,
}

/// The smallest step of 1, 2 or 5 of which five reach the value.
pub fn step(most_hundredths: i64) -> i64 {
    let mut power = 1;
    loop {
        for factor in [1, 2, 5] {
            if factor * power * STEPS * 100 >= most_hundredths {
                return factor * power;
            }
        }
        power *= 10;
    }
}

/// Where a value stands on a scale, of a hundred.
pub fn at(hundredths: i64, step: i64) -> f64 {
    hundredths as f64 / (step * STEPS) as f64
}

pub fn ticks(step: i64) -> Vec<Tick> {
    (0..=STEPS)
        .map(|number| Tick {
            tone: if number == 0 || number == STEPS {
                ""
            } else {
                "fine"
            },
            x: format!("{}%", number * 100 / STEPS),
            anchor: match number {
                0 => "start",
                STEPS => "end",
                _ => "middle",
            },
            text: (number * step).to_string(),
        })
        .collect()
}

pub fn grid(step: i64) -> Vec<Line> {
    (0..=STEPS)
        .map(|number| Line {
            y: format!("{}%", 100 - number * 100 / STEPS),
            tone: if number == 0 { "axis" } else { "grid" },
            text: (number * step).to_string(),
        })
        .collect()
}

fn place(number: usize, of: usize) -> String {
    share((number as f64 + 0.5) / of as f64 * 100.0)
}

pub fn line(figures: &[&Figure], step: i64) -> String {
    let points: Vec<_> = figures
        .iter()
        .enumerate()
        .map(|(number, figure)| {
            let y = share(100.0 - at(figure.hundredths, step));
            format!("{},{y}", place(number, figures.len()))
        })
        .collect();
    points.join(" ")
}

pub fn dots(figures: &[&Figure], step: i64) -> Vec<Dot> {
    let last = figures.len().saturating_sub(1);
    figures
        .iter()
        .enumerate()
        .map(|(number, figure)| {
            let x = format!("{}%", place(number, figures.len()));
            let to_end = last - number;
            let is_named = to_end % 2 == 0;
            Dot {
                y: format!("{}%", share(100.0 - at(figure.hundredths, step))),
                reading: if number == 0 || number == last {
                    amount(figure.hundredths)
                } else {
                    String::new()
                },
                reading_tone: if number == last {
                    "reading"
                } else {
                    "reading fine"
                },
                label: if is_named {
                    Period::of(figure).in_short()
                } else {
                    String::new()
                },
                label_x: if number == last {
                    "100%".to_owned()
                } else {
                    x.clone()
                },
                anchor: if number == last { "end" } else { "middle" },
                tone: if to_end % 4 == 2 { "fine" } else { "" },
                x,
            }
        })
        .collect()
}
