//! Codes that a phone's camera reads: an address on paper leads back to its page.

use std::fmt::Write;

use qrcode::{Color, EcLevel, QrCode};

/// The white border without which readers do not find a code, in modules.
const QUIET: usize = 4;

/// A square of modules, as one line that is drawn with a width of 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawn {
    /// Modules a side, with the border.
    pub side: usize,
    /// The `d` of an SVG path.
    pub line: String,
}

/// The code of a text; nothing for one that no code can hold. A seventh of it may be dirty: paper
/// is folded and photographed.
#[must_use]
pub fn draw(text: &str) -> Option<Drawn> {
    let code = QrCode::with_error_correction_level(text, EcLevel::M).ok()?;
    let width = code.width();
    let colors = code.to_colors();
    let mut line = String::new();
    for (y, row) in colors.chunks(width).enumerate() {
        let mut x = 0;
        while x < width {
            let run = row[x..].iter().take_while(|one| **one == row[x]).count();
            if row[x] == Color::Dark {
                // Writing to a string does not fail.
                let _ = write!(line, "M{} {}.5h{run}", x + QUIET, y + QUIET);
            }
            x += run;
        }
    }
    Some(Drawn {
        side: width + 2 * QUIET,
        line,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_has_its_border_and_its_three_eyes() {
        let code = draw("https://tiendo.test/r/c2n7c5xkmd0gh").unwrap();
        assert_eq!(code.side, 29 + 8);
        assert!(code.line.starts_with("M4 4.5h7"), "{}", code.line);
        assert!(code.line.contains("M26 4.5h7"), "{}", code.line);
        assert!(code.line.contains("M4 32.5h7"), "{}", code.line);
    }

    #[test]
    fn a_text_that_no_code_can_hold_has_none() {
        assert_eq!(draw(&"a".repeat(5000)), None);
    }
}
