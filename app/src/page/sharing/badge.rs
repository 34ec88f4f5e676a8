//! A badge for other sites: icon, word and colour, as one small image that loads nothing else. What
//! it looks like stands in attributes, as an image brings no style sheet.

use exchange::picture::{Weight, width};
use leptos::prelude::*;

use super::{markup, told::Told};
use crate::{page::reading::Reading, part::state::Tone};

const HEIGHT: u16 = 28;
const SIZE: f32 = 13.0;
const PADDING: f32 = 9.0;
const LETTERS: &str =
    "'Be Vietnam Pro', 'Segoe UI', Roboto, 'Helvetica Neue', 'Noto Sans', Arial, sans-serif";

/// By day, as a badge stands on a ground of its own.
const fn colour(tone: Option<Tone>) -> &'static str {
    match tone {
        Some(Tone::Kept) => "#17693f",
        Some(Tone::Over) => "#0b5d7a",
        Some(Tone::Going) => "#2c5ba8",
        Some(Tone::Risk) => "#8a5200",
        Some(Tone::Late) => "#a3241d",
        Some(Tone::Unknown) => "#646a67",
        None => "#0f5c4f",
    }
}

/// The badge as a file.
#[must_use]
pub fn drawing(told: &Told, reading: &Reading) -> String {
    let words = reading.words;
    let (tone, word) = told.in_short(words);
    let site = words.site();
    // Letters of the reader's machine are squeezed into the room that ours would take.
    let left = width(site, Weight::SemiBold, SIZE) + 2.0 * PADDING;
    let icon = if tone.is_some() { 18.0 } else { 0.0 };
    let length = width(&word, Weight::SemiBold, SIZE);
    let all = left + 2.0 * PADDING + icon + length;
    let glyph = tone.map(|tone| {
        let at = format!("translate({} 7) scale(.875)", left + PADDING);
        view! {
            <g transform=at fill="none" stroke="#fbfaf6" stroke-width="2">{tone.icon().shape()}</g>
        }
    });
    let name = format!(
        "{}: {}. {}, {}",
        told.title,
        word,
        site,
        words.as_of_day(reading.on)
    );
    let content = view! {
        <title>{name}</title>
        <rect width=all height=HEIGHT rx="5" fill=colour(tone)></rect>
        <path fill="#1a211f" d=format!("M5 0H{left}V{HEIGHT}H5a5 5 0 0 1-5-5V5a5 5 0 0 1 5-5z")></path>
        <g font-family=LETTERS font-size=SIZE font-weight="600" fill="#fbfaf6">
            <text x=PADDING y="18.5" textLength=left - 2.0 * PADDING>{site}</text>
            <text x=left + PADDING + icon y="18.5" textLength=length>{word}</text>
        </g>
        {glyph}
    };
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{all}\" height=\"{HEIGHT}\" viewBox=\"0 0 {all} {HEIGHT}\" role=\"img\" lang=\"{}\">{}</svg>",
        reading.language.code(),
        markup(content.into_any())
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn its_colours_are_those_of_the_day() {
        let tokens = include_str!("../../../../style/00-tokens.css");
        for tone in [
            Tone::Kept,
            Tone::Over,
            Tone::Going,
            Tone::Risk,
            Tone::Late,
            Tone::Unknown,
        ] {
            let token = format!("--{}: light-dark({},", tone.class(), colour(Some(tone)));
            assert!(tokens.contains(&token), "{token}");
        }
        assert!(tokens.contains(&format!("--lotus: light-dark({},", colour(None))));
    }
}
