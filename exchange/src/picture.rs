//! Pictures for where no page can stand: an SVG drawing with its lettering becomes a PNG. The fonts
//! are those of the pages, unpacked once.

use std::sync::{Arc, LazyLock};

use resvg::{
    tiny_skia::{Pixmap, Transform},
    usvg::{self, FontResolver, Options, Tree, fontdb},
};
use skrifa::{
    FontRef, MetadataProvider,
    instance::{LocationRef, Size},
};

/// No side of a picture is longer, whatever a drawing asks for.
const LONGEST_SIDE: f32 = 2000.0;

/// Why there is no picture.
#[derive(Debug, thiserror::Error)]
pub enum PictureProblem {
    #[error("a font cannot be unpacked: {0}")]
    Font(String),
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

/// The same files that browsers get: each weight in two parts, together all Vietnamese letters.
const FONTS: [[&[u8]; 2]; 2] = [
    [
        include_bytes!("../../public/fonts/be-vietnam-pro-latin-400.woff2"),
        include_bytes!("../../public/fonts/be-vietnam-pro-vietnamese-400.woff2"),
    ],
    [
        include_bytes!("../../public/fonts/be-vietnam-pro-latin-600.woff2"),
        include_bytes!("../../public/fonts/be-vietnam-pro-vietnamese-600.woff2"),
    ],
];

struct Lettering {
    database: Arc<fontdb::Database>,
    /// By weight, then by part.
    faces: [[Face; 2]; 2],
}

struct Face {
    id: fontdb::ID,
    bytes: Arc<Vec<u8>>,
}

static LETTERING: LazyLock<Result<Lettering, String>> = LazyLock::new(Lettering::unpack);

impl Lettering {
    fn get() -> Result<&'static Self, PictureProblem> {
        LETTERING
            .as_ref()
            .map_err(|problem| PictureProblem::Font(problem.clone()))
    }

    fn unpack() -> Result<Self, String> {
        let mut database = fontdb::Database::new();
        let mut face = |packed: &[u8]| {
            let bytes = wuff::decompress_woff2(packed).map_err(|problem| format!("{problem:?}"))?;
            let bytes = Arc::new(bytes);
            let source = fontdb::Source::Binary(Arc::<Vec<u8>>::clone(&bytes));
            let ids = database.load_font_source(source);
            let id = ids.first().copied().ok_or("no face in a font")?;
            Ok::<_, String>(Face { id, bytes })
        };
        let faces = [
            [face(FONTS[0][0])?, face(FONTS[0][1])?],
            [face(FONTS[1][0])?, face(FONTS[1][1])?],
        ];
        Ok(Self {
            database: Arc::new(database),
            faces,
        })
    }

    fn of(&self, weight: Weight) -> &[Face; 2] {
        match weight {
            Weight::Regular => &self.faces[0],
            Weight::SemiBold => &self.faces[1],
        }
    }

    /// Whichever family a drawing names, there is one; letters that a part lacks come from the
    /// other of the same weight.
    fn resolver(&'static self) -> FontResolver<'static> {
        FontResolver {
            select_font: Box::new(move |font, _| {
                let weight = if font.weight() >= 500 {
                    Weight::SemiBold
                } else {
                    Weight::Regular
                };
                Some(self.of(weight)[0].id)
            }),
            select_fallback: Box::new(move |letter, tried, _| {
                let weight = self
                    .faces
                    .iter()
                    .find(|parts| parts.iter().any(|face| tried.contains(&face.id)))?;
                weight
                    .iter()
                    .filter(|face| !tried.contains(&face.id))
                    .find(|face| face.has(letter))
                    .map(|face| face.id)
            }),
        }
    }
}

impl Face {
    fn font(&self) -> Option<FontRef<'_>> {
        FontRef::new(&self.bytes).ok()
    }

    fn has(&self, letter: char) -> bool {
        self.font()
            .is_some_and(|font| font.charmap().map(letter).is_some())
    }

    fn advance(&self, letter: char, size: f32) -> Option<f32> {
        let font = self.font()?;
        let glyph = font.charmap().map(letter)?;
        font.glyph_metrics(Size::new(size), LocationRef::default())
            .advance_width(glyph)
    }
}

/// How wide a text is when it is set in one line. Letters that there are none of count as wide as
/// a digit.
#[must_use]
pub fn width(text: &str, weight: Weight, size: f32) -> f32 {
    let Ok(lettering) = Lettering::get() else {
        return 0.0;
    };
    let faces = lettering.of(weight);
    text.chars()
        .map(|letter| {
            faces
                .iter()
                .find_map(|face| face.advance(letter, size))
                .unwrap_or(size * 0.6)
        })
        .sum()
}

/// Letters of a text that there are none of.
#[must_use]
pub fn missing(text: &str) -> Vec<char> {
    let Ok(lettering) = Lettering::get() else {
        return text.chars().collect();
    };
    text.chars()
        .filter(|letter| {
            !lettering
                .of(Weight::Regular)
                .iter()
                .any(|face| face.has(*letter))
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
    let lettering = Lettering::get()?;
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

    #[test]
    fn what_is_no_drawing_or_too_large_is_refused() {
        assert!(matches!(png("x", ""), Err(PictureProblem::Drawing(_))));
        let large = r#"<svg xmlns="http://www.w3.org/2000/svg" width="99999" height="10"/>"#;
        assert!(matches!(png(large, ""), Err(PictureProblem::TooLarge)));
    }
}
