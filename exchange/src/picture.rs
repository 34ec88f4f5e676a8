//! Pictures for where no page can stand: an SVG drawing with its lettering becomes a PNG. The fonts
//! are those of the pages, each in one piece: browsers put a text together from parts of a font, and
//! what draws here cannot.

use std::sync::{Arc, LazyLock};

use resvg::{
    tiny_skia::{Pixmap, Transform},
    usvg::{self, FontResolver, Options, Tree, fontdb},
};
use skrifa::{
    FontRef, GlyphId, MetadataProvider,
    instance::{LocationRef, Size},
};

/// No side of a picture is longer, whatever a drawing asks for.
const LONGEST_SIDE: f32 = 2000.0;

/// Why there is no picture.
#[derive(Debug, thiserror::Error)]
pub enum PictureProblem {
    #[error("a font cannot be read")]
    Font,
    #[error("the drawing cannot be read: {0}")]
    Drawing(#[from] usvg::Error),
    #[error("the drawing is too large")]
    TooLarge,
    #[error("the picture cannot be packed: {0}")]
    Png(String),
}

/// How heavy letters are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    Regular,
    SemiBold,
}

const REGULAR: &[u8] = include_bytes!("../fonts/be-vietnam-pro-400.ttf");
const SEMI_BOLD: &[u8] = include_bytes!("../fonts/be-vietnam-pro-600.ttf");

struct Lettering {
    database: Arc<fontdb::Database>,
    regular: fontdb::ID,
    semi_bold: fontdb::ID,
}

static LETTERING: LazyLock<Option<Lettering>> = LazyLock::new(Lettering::load);

impl Lettering {
    fn load() -> Option<Self> {
        let mut database = fontdb::Database::new();
        let mut face = |bytes: &'static [u8]| {
            let ids = database.load_font_source(fontdb::Source::Binary(Arc::new(bytes)));
            ids.first().copied()
        };
        let (regular, semi_bold) = (face(REGULAR)?, face(SEMI_BOLD)?);
        Some(Self {
            database: Arc::new(database),
            regular,
            semi_bold,
        })
    }

    /// Whichever family a drawing names, there is one.
    fn resolver(&'static self) -> FontResolver<'static> {
        FontResolver {
            select_font: Box::new(move |font, _| {
                Some(if font.weight() >= 500 {
                    self.semi_bold
                } else {
                    self.regular
                })
            }),
            select_fallback: Box::new(|_, _, _| None),
        }
    }
}

fn font(weight: Weight) -> Option<FontRef<'static>> {
    let bytes = match weight {
        Weight::Regular => REGULAR,
        Weight::SemiBold => SEMI_BOLD,
    };
    FontRef::new(bytes).ok()
}

/// How wide a text is when it is set in one line.
#[must_use]
pub fn width(text: &str, weight: Weight, size: f32) -> f32 {
    let Some(font) = font(weight) else {
        return 0.0;
    };
    let (letters, metrics) = (
        font.charmap(),
        font.glyph_metrics(Size::new(size), LocationRef::default()),
    );
    text.chars()
        .filter_map(|letter| metrics.advance_width(letters.map(letter).unwrap_or(GlyphId::NOTDEF)))
        .sum()
}

/// Letters of a text that there are none of.
#[must_use]
pub fn missing(text: &str) -> Vec<char> {
    let known = font(Weight::Regular).map(|font| font.charmap());
    text.chars()
        .filter(|letter| {
            known
                .as_ref()
                .is_none_or(|known| known.map(*letter).is_none())
        })
        .collect()
}

/// A text in lines of a width, at most so many; what does not fit ends in an ellipsis.
#[must_use]
pub fn wrap(text: &str, weight: Weight, size: f32, most_wide: f32, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        let is_full = lines.len() == most;
        let Some(line) = lines.last_mut() else {
            lines.push(fitting(word, weight, size, most_wide));
            continue;
        };
        let longer = format!("{line} {word}");
        if width(&longer, weight, size) <= most_wide {
            *line = longer;
        } else if is_full {
            // Too long by the word, and cut where it fits.
            *line = cut(&longer, weight, size, most_wide);
            break;
        } else {
            lines.push(fitting(word, weight, size, most_wide));
        }
    }
    lines
}

fn fitting(text: &str, weight: Weight, size: f32, most_wide: f32) -> String {
    if width(text, weight, size) <= most_wide {
        text.to_owned()
    } else {
        cut(text, weight, size, most_wide)
    }
}

/// As much of a text as fits with an ellipsis: whole words, or letters of a single one.
fn cut(text: &str, weight: Weight, size: f32, most_wide: f32) -> String {
    let mut kept = text.trim_end();
    while !kept.is_empty() {
        kept = match kept.rsplit_once(' ') {
            Some((before, _)) => before.trim_end(),
            None => kept
                .char_indices()
                .next_back()
                .map_or("", |(at, _)| &kept[..at]),
        };
        let shorter = format!("{kept}…");
        if width(&shorter, weight, size) <= most_wide {
            return shorter;
        }
    }
    String::new()
}

/// An SVG drawing as a PNG of its own size. `style` is applied to it: a drawing's looks are classes.
///
/// # Errors
/// A drawing that cannot be read, or is too large.
pub fn png(drawing: &str, style: &str) -> Result<Vec<u8>, PictureProblem> {
    let lettering = LETTERING.as_ref().ok_or(PictureProblem::Font)?;
    let options = Options {
        fontdb: Arc::clone(&lettering.database),
        font_resolver: lettering.resolver(),
        style_sheet: Some(style.to_owned()),
        ..Options::default()
    };
    let tree = Tree::from_str(drawing, &options)?;
    let size = tree.size();
    if size.width() > LONGEST_SIDE || size.height() > LONGEST_SIDE {
        return Err(PictureProblem::TooLarge);
    }
    let pixels = size.to_int_size();
    let mut map = Pixmap::new(pixels.width(), pixels.height()).ok_or(PictureProblem::TooLarge)?;
    resvg::render(&tree, Transform::default(), &mut map.as_mut());
    map.encode_png()
        .map_err(|problem| PictureProblem::Png(problem.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every letter of Vietnamese, and the signs that pages use.
    const LETTERS: &str = "aăâbcdđeêghiklmnoôơpqrstuưvxyàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ0123456789.,:;–“”·%()/&+…";

    #[test]
    fn there_are_all_letters_of_vietnamese_in_both_weights() {
        let all = format!("{LETTERS}{}", LETTERS.to_uppercase());
        assert_eq!(missing(&all), Vec::<char>::new());
        assert_eq!(missing("a漢"), vec!['漢']);
    }

    #[test]
    fn semi_bold_is_wider() {
        let text = "Tỷ lệ hồ sơ trực tuyến đúng hạn";
        let regular = width(text, Weight::Regular, 40.0);
        assert!((400.0..900.0).contains(&regular), "{regular}");
        assert!(width(text, Weight::SemiBold, 40.0) > regular);
    }

    #[test]
    fn lines_are_no_wider_than_asked_and_say_when_there_is_more() {
        let text =
            "Phấn đấu đến năm 2025 có từ 3 đến 5 sản phẩm được công nhận OCOP từ 3 sao trở lên";
        let lines = wrap(text, Weight::SemiBold, 54.0, 700.0, 9);
        assert_eq!(lines.join(" "), text);
        let cut = wrap(text, Weight::SemiBold, 54.0, 700.0, 2);
        assert_eq!(cut.len(), 2);
        assert!(cut[1].ends_with('…'), "{cut:?}");
        for line in lines.iter().chain(&cut) {
            assert!(width(line, Weight::SemiBold, 54.0) <= 700.0, "{line}");
        }
        let long = wrap(&"a".repeat(500), Weight::Regular, 30.0, 300.0, 2);
        assert_eq!(long.len(), 1);
        assert!(long[0].ends_with("a…"), "{long:?}");
        assert!(wrap("", Weight::Regular, 30.0, 300.0, 2).is_empty());
    }

    #[test]
    fn lettering_is_drawn_in_colour_and_marks_stand_over_letters() {
        let drawing = |text: &str| {
            let svg = format!(
                r#"<svg xmlns="http://www.w3.org/2000/svg" width="200" height="100"><text class="red" x="10" y="70" font-size="60">{text}</text></svg>"#
            );
            let bytes = png(&svg, ".red { fill: #f00 }").unwrap();
            Pixmap::decode_png(&bytes).unwrap()
        };
        let red = |map: &Pixmap, rows: std::ops::Range<u32>| {
            rows.flat_map(|y| (0..200).map(move |x| (x, y)))
                .filter_map(|(x, y)| map.pixel(x, y))
                .filter(|pixel| pixel.alpha() > 200 && pixel.red() > 200 && pixel.green() < 50)
                .count()
        };
        let (plain, marked) = (drawing("ee"), drawing("ễệ"));
        assert!(red(&plain, 40..75) > 300);
        assert_eq!(red(&plain, 0..30), 0);
        assert!(red(&marked, 10..35) > 30, "{}", red(&marked, 10..35));
    }

    /// Where letters are taken from is one thing; that they are drawn is another.
    #[test]
    fn each_letter_of_vietnamese_is_drawn() {
        for letter in LETTERS.chars().filter(|letter| *letter != ' ') {
            for weight in ["400", "600"] {
                let svg = format!(
                    r#"<svg xmlns="http://www.w3.org/2000/svg" width="60" height="60"><text x="10" y="40" font-size="30" font-weight="{weight}">a{}</text></svg>"#,
                    letter.to_string().replace('&', "&amp;")
                );
                let map = Pixmap::decode_png(&png(&svg, "").unwrap()).unwrap();
                let right = (0..60)
                    .flat_map(|y| (28..60).map(move |x| (x, y)))
                    .filter_map(|(x, y)| map.pixel(x, y))
                    .filter(|pixel| pixel.alpha() > 100);
                assert!(right.count() > 3, "{letter}");
            }
        }
    }

    #[test]
    fn what_is_no_drawing_or_too_large_is_refused() {
        assert!(matches!(png("x", ""), Err(PictureProblem::Drawing(_))));
        let large = r#"<svg xmlns="http://www.w3.org/2000/svg" width="99999" height="10"/>"#;
        assert!(matches!(png(large, ""), Err(PictureProblem::TooLarge)));
    }
}
