//! The picture that a chat shows beside a link: name, answer, drawing and day, on 1200 by 630.

use exchange::picture::{Weight, width, wrap};
use leptos::prelude::*;

use super::{markup, told::Told};
use crate::{
    page::reading::Reading,
    part::{
        icon::{Mark, Sprite},
        ruler, waffle,
    },
};

/// What networks ask for.
pub const SIZE: (u16, u16) = (1200, 630);
const MARGIN: f32 = 72.0;
const WIDE: f32 = 1200.0 - 2.0 * MARGIN;
/// Where the foot begins, which nothing above reaches.
const FOOT: f32 = 566.0;

/// The looks of the drawing: those of `style/`, in the colours of the day.
pub const STYLE: &str = include_str!("picture.css");

/// A text that is placed line by line.
struct Lines {
    class: &'static str,
    size: f32,
    texts: Vec<String>,
    height: f32,
}

impl Lines {
    fn of(text: &str, class: &'static str, weight: Weight, size: f32, most: usize) -> Self {
        Self {
            class,
            size,
            texts: wrap(text, weight, size, WIDE, most),
            height: size * 1.28,
        }
    }

    fn tall(&self) -> f32 {
        let lines = u16::try_from(self.texts.len()).unwrap_or(u16::MAX);
        self.height * f32::from(lines)
    }

    /// From its upper edge on.
    fn at(self, top: f32) -> AnyView {
        let mut y = top;
        let lines: Vec<_> = self
            .texts
            .into_iter()
            .map(|line| {
                y += self.height;
                view! { <text class=self.class x=MARGIN y=y - self.size * 0.3 font-size=self.size>{line}</text> }
            })
            .collect();
        lines.into_any()
    }
}

/// The picture as a drawing; with [`STYLE`] and the site's fonts it becomes one.
#[must_use]
pub fn drawing(told: &Told, reading: &Reading) -> String {
    let words = reading.words;
    let eyebrow = Lines::of(&told.eyebrow(), "eyebrow", Weight::SemiBold, 28.0, 1);
    let large = Lines::of(&told.title, "title", Weight::SemiBold, 54.0, 3);
    let has_drawing = told.ruler.is_some() || !told.squares.is_empty();
    let title = if large.texts.len() > 2 {
        Lines::of(&told.title, "title", Weight::SemiBold, 42.0, 3)
    } else {
        large
    };
    let most = if has_drawing { 2 } else { 4 };
    let sentence = Lines::of(&told.sentence, "claim", Weight::Regular, 30.0, most);
    let below_title = 176.0 + title.tall();
    let below_sentence = below_title + 16.0 + sentence.tall();
    let (content, y) = content(told, below_sentence + 20.0);
    let foot = words.as_of_day(reading.on);
    let content = view! {
        <rect class="paper" width="1200" height="630"></rect>
        <rect class="stripe" width="1200" height="10"></rect>
        <svg class="mark" x=MARGIN y="58" width="46" height="46"><Mark/></svg>
        <text class="site" x=MARGIN + 60.0 y="92" font-size="32">{words.site()}</text>
        <text class="soft" x=MARGIN + WIDE y="92" font-size="26" text-anchor="end">{words.tagline()}</text>
        {eyebrow.at(136.0)}
        {title.at(176.0)}
        {sentence.at(below_title + 16.0)}
        <g transform=format!("translate(0 {y})")>{content}</g>
        <line class="rule" x1=MARGIN x2=MARGIN + WIDE y1=FOOT y2=FOOT></line>
        <text class="soft" x=MARGIN y="602" font-size="24">{foot}</text>
        {source(told)}
    };
    let (wide, high) = SIZE;
    let inside = markup(view! { <Sprite/> {content} }.into_any());
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{wide}\" height=\"{high}\" viewBox=\"0 0 {wide} {high}\">{inside}</svg>"
    )
}

/// At the right of the foot, as far as there is room.
fn source(told: &Told) -> Option<AnyView> {
    let text = wrap(told.source.as_ref()?, Weight::Regular, 24.0, 600.0, 1).pop()?;
    Some(
        view! { <text class="soft" x=MARGIN + WIDE y="602" font-size="24" text-anchor="end">{text}</text> }
            .into_any(),
    )
}

/// What is drawn, and where: as far down as the text above lets it, and never into the foot.
fn content(told: &Told, top: f32) -> (AnyView, f32) {
    if let Some(view) = &told.ruler {
        // 1.5em above and 5.6em below the place it is drawn at.
        let room = (FOOT - top - 18.0).max(60.0);
        let size = (room / 7.1).min(26.0);
        let class = format!("ruler {}", view.tone.class());
        let drawn = view! {
            <svg class=class x=MARGIN width=WIDE height=room viewBox=format!("0 0 {WIDE} {room}") overflow="visible" font-size=size>
                {ruler::drawing(view)}
            </svg>
        };
        return (drawn.into_any(), FOOT - 18.0 - 5.6 * size);
    }
    if !told.squares.is_empty() {
        return (squares(told, FOOT - top - 16.0), top);
    }
    match &told.state {
        Some((tone, word)) => {
            let drawn = view! {
                <g class=tone.class()>
                    <use_ class="icon" href=tone.icon().href() x=MARGIN y="8" width="36" height="36"></use_>
                    <text class="word" x=MARGIN + 50.0 y="38" font-size="34">{word.clone()}</text>
                </g>
            };
            (drawn.into_any(), top)
        }
        None => (().into_any(), top),
    }
}

/// The squares as large as they fit, and what they mean below.
fn squares(told: &Told, room: f32) -> AnyView {
    const LEGEND: f32 = 44.0;
    let count = told.squares.len();
    // The more squares, the smaller; but never more rows than there is room for.
    let (in_a_row, scale) = [2.4_f32, 1.9, 1.5, 1.2, 1.0, 0.8, 0.6, 0.45]
        .into_iter()
        .map(|scale| {
            let mut fitting = 1;
            while fitting < count && wide(fitting + 1) * scale <= WIDE {
                fitting += 1;
            }
            (fitting, scale)
        })
        .find(|(in_a_row, scale)| high(count, *in_a_row) * scale <= room - LEGEND)
        .unwrap_or((84, 0.45));
    let mut x = MARGIN;
    let legend: Vec<_> = told
        .legend
        .iter()
        .map(|entry| {
            let at = x;
            x += 32.0 + width(&entry.word, Weight::SemiBold, 24.0) + 36.0;
            view! {
                <g class=entry.tone.class()>
                    <use_ class="icon" href=entry.tone.icon().href() x=at y="4" width="24" height="24"></use_>
                    <text class="word" x=at + 32.0 y="25" font-size="24">{entry.word.clone()}</text>
                </g>
            }
        })
        .collect();
    let below = high(count, in_a_row) * scale + 14.0;
    view! {
        <g class="squares" transform=format!("translate({MARGIN} 0) scale({scale})")>
            {waffle::drawing(&told.squares, in_a_row)}
        </g>
        <g transform=format!("translate(0 {below})")>{legend}</g>
    }
    .into_any()
}

fn wide(in_a_row: usize) -> f32 {
    pixels(waffle::extent(in_a_row, in_a_row).0)
}

fn high(count: usize, in_a_row: usize) -> f32 {
    pixels(waffle::extent(count, in_a_row).1)
}

fn pixels(length: usize) -> f32 {
    f32::from(u16::try_from(length).unwrap_or(u16::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn its_colours_are_those_of_the_day() {
        let tokens = include_str!("../../../../style/00-tokens.css");
        let mut count = 0;
        for piece in STYLE.split('#').skip(1) {
            let colour: String = piece.chars().take_while(char::is_ascii_hexdigit).collect();
            // One mixed colour is written out, as drawings know no color-mix.
            if colour.len() >= 3 && colour != "0f4c61" {
                assert!(tokens.contains(&format!("#{colour}")), "#{colour}");
                count += 1;
            }
        }
        assert!(count > 10, "{count}");
    }
}
