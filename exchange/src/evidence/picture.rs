//! A decoded picture: shrunk, turned upright, and written anew.

use domain::evidence::{FileFault, FileKind, Pixels};

/// Of a JPEG that is kept; of a preview.
const QUALITY: u8 = 84;
const PREVIEW_QUALITY: u8 = 72;
/// A drawing that takes more bytes than this is a photo after all.
const MOST_DRAWN: usize = 2 * 1024 * 1024;

/// The sides of a picture, before it is decoded: more than any camera takes is not decoded at all.
pub const MOST_SIDE: usize = 16_000;

/// Rows of pixels from the top, of 8 bits a channel: grey, grey and alpha, RGB, or RGBA.
#[derive(Debug)]
pub struct Picture {
    pub width: usize,
    pub height: usize,
    pub channels: usize,
    pub pixels: Vec<u8>,
    /// How it has to be turned, as Exif numbers it.
    pub orientation: u8,
}

/// Whether a picture of these sides may be decoded with a decoder that takes so many pixels.
///
/// # Errors
/// Too many, or none.
pub fn measured(width: usize, height: usize, most_pixels: usize) -> Result<(), FileFault> {
    if width == 0 || height == 0 {
        return Err(FileFault::Damaged);
    }
    if width > MOST_SIDE || height > MOST_SIDE || width * height > most_pixels {
        return Err(FileFault::TooManyPixels);
    }
    Ok(())
}

impl Picture {
    pub fn pixels(&self) -> Pixels {
        let side = |side: usize| u32::try_from(side).unwrap_or(u32::MAX);
        Pixels {
            width: side(self.width),
            height: side(self.height),
        }
    }

    /// With its longest side so long; nothing where it is not longer. Each new pixel is the mean of
    /// what it covers, in whole numbers.
    pub fn shrunk(&self, longest: usize) -> Option<Self> {
        let side = self.width.max(self.height);
        if side <= longest {
            return None;
        }
        let scaled = |length: usize| (length * longest + side / 2) / side;
        let (width, height) = (scaled(self.width).max(1), scaled(self.height).max(1));
        let channels = self.channels;
        let across = Cover::of(self.width, width);
        let down = Cover::of(self.height, height);
        let area = (self.width * self.height) as u64;
        let mut pixels = Vec::with_capacity(width * height * channels);
        let mut row = vec![0_u64; width * channels];
        let mut sum = vec![0_u64; width * channels];
        for covered in down.covers() {
            sum.fill(0);
            for (from, weight) in covered {
                let source = &self.pixels[from * self.width * channels..];
                across.add(&source[..self.width * channels], channels, &mut row);
                for (sum, value) in sum.iter_mut().zip(&row) {
                    *sum += value * weight;
                }
            }
            // A mean of bytes is one.
            pixels.extend(
                sum.iter()
                    .map(|sum| u8::try_from((sum + area / 2) / area).unwrap_or(u8::MAX)),
            );
        }
        Some(Self {
            width,
            height,
            channels,
            pixels,
            orientation: self.orientation,
        })
    }

    /// Upright, when it was taken with the camera held as Exif says.
    #[must_use]
    pub fn turned(self, orientation: u8) -> Self {
        if !(2..=8).contains(&orientation) {
            return Self {
                orientation: 1,
                ..self
            };
        }
        let (w, h) = (self.width, self.height);
        let (width, height) = if orientation >= 5 { (h, w) } else { (w, h) };
        let channels = self.channels;
        let mut pixels = Vec::with_capacity(self.pixels.len());
        for y in 0..height {
            for x in 0..width {
                let (from_x, from_y) = match orientation {
                    2 => (w - 1 - x, y),
                    3 => (w - 1 - x, h - 1 - y),
                    4 => (x, h - 1 - y),
                    5 => (y, x),
                    6 => (y, h - 1 - x),
                    7 => (w - 1 - y, h - 1 - x),
                    _ => (w - 1 - y, x),
                };
                let at = (from_y * w + from_x) * channels;
                pixels.extend_from_slice(&self.pixels[at..at + channels]);
            }
        }
        Self {
            width,
            height,
            channels,
            pixels,
            orientation: 1,
        }
    }

    /// As a file: a drawing, or a picture that lets something through, as PNG; everything else as
    /// JPEG.
    pub fn written(&self, is_drawn: bool) -> Result<(FileKind, Vec<u8>), FileFault> {
        if is_drawn || self.has_alpha() {
            let drawn = super::png::encode(self)?;
            if drawn.len() <= MOST_DRAWN {
                return Ok((FileKind::Png, drawn));
            }
        }
        Ok((FileKind::Jpeg, self.jpeg(QUALITY)?))
    }

    pub fn preview(&self) -> Result<Vec<u8>, FileFault> {
        self.jpeg(PREVIEW_QUALITY)
    }

    const fn has_alpha(&self) -> bool {
        self.channels == 2 || self.channels == 4
    }

    fn jpeg(&self, quality: u8) -> Result<Vec<u8>, FileFault> {
        if self.has_alpha() {
            return self.on_white().jpeg(quality);
        }
        let color = if self.channels == 1 {
            jpeg_encoder::ColorType::Luma
        } else {
            jpeg_encoder::ColorType::Rgb
        };
        let side = |side: usize| u16::try_from(side).map_err(|_| FileFault::TooManyPixels);
        let mut file = Vec::new();
        jpeg_encoder::Encoder::new(&mut file, quality)
            .encode(&self.pixels, side(self.width)?, side(self.height)?, color)
            .map_err(|_| FileFault::Damaged)?;
        Ok(file)
    }

    fn on_white(&self) -> Self {
        let channels = self.channels - 1;
        let mut pixels = Vec::with_capacity(self.width * self.height * channels);
        for pixel in self.pixels.chunks_exact(self.channels) {
            let alpha = u32::from(pixel[channels]);
            for value in &pixel[..channels] {
                let mixed = (u32::from(*value) * alpha + 255 * (255 - alpha) + 127) / 255;
                pixels.push(u8::try_from(mixed).unwrap_or(u8::MAX));
            }
        }
        Self {
            channels,
            pixels,
            ..*self
        }
    }
}

/// Which of `from` places each of fewer places covers, and how much of each: in parts of which
/// one place has as many as there are new ones.
struct Cover {
    from: usize,
    to: usize,
}

impl Cover {
    const fn of(from: usize, to: usize) -> Self {
        Self { from, to }
    }

    fn covers(&self) -> impl Iterator<Item = impl Iterator<Item = (usize, u64)>> {
        let (from, to) = (self.from, self.to);
        (0..to).map(move |new| {
            let (begin, end) = (new * from, (new + 1) * from);
            (begin / to..end.div_ceil(to)).map(move |old| {
                let shared = end.min((old + 1) * to) - begin.max(old * to);
                (old, shared as u64)
            })
        })
    }

    /// Makes one row shorter, each value times the width it came from.
    fn add(&self, source: &[u8], channels: usize, row: &mut [u64]) {
        for (new, covered) in row.chunks_exact_mut(channels).zip(self.covers()) {
            new.fill(0);
            for (old, weight) in covered {
                let pixel = &source[old * channels..(old + 1) * channels];
                for (sum, value) in new.iter_mut().zip(pixel) {
                    *sum += u64::from(*value) * weight;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grey(width: usize, pixels: &[u8]) -> Picture {
        Picture {
            width,
            height: pixels.len() / width,
            channels: 1,
            pixels: pixels.to_vec(),
            orientation: 1,
        }
    }

    #[test]
    fn a_smaller_picture_is_the_mean_of_what_it_covers() {
        let quarter = grey(4, &[0, 10, 20, 30, 2, 12, 22, 32, 9, 9, 9, 9, 9, 9, 9, 9]);
        let small = quarter.shrunk(2).unwrap();
        assert_eq!((small.width, small.height), (2, 2));
        assert_eq!(small.pixels, [6, 26, 9, 9]);
        // Three places to two: the middle one is shared.
        assert_eq!(grey(3, &[0, 90, 180]).shrunk(2).unwrap().pixels, [30, 150]);
        assert!(quarter.shrunk(4).is_none());
        let line = grey(1000, &[200; 1000]).shrunk(10).unwrap();
        assert_eq!(
            (line.width, line.height, &line.pixels[..]),
            (10, 1, &[200; 10][..])
        );
    }

    #[test]
    fn a_picture_is_turned_upright() {
        // 1 2
        // 3 4
        // 5 6
        for (orientation, width, pixels) in [
            (1, 2, [1, 2, 3, 4, 5, 6]),
            (2, 2, [2, 1, 4, 3, 6, 5]),
            (3, 2, [6, 5, 4, 3, 2, 1]),
            (4, 2, [5, 6, 3, 4, 1, 2]),
            (5, 3, [1, 3, 5, 2, 4, 6]),
            (6, 3, [5, 3, 1, 6, 4, 2]),
            (7, 3, [6, 4, 2, 5, 3, 1]),
            (8, 3, [2, 4, 6, 1, 3, 5]),
            (9, 2, [1, 2, 3, 4, 5, 6]),
        ] {
            let turned = grey(2, &[1, 2, 3, 4, 5, 6]).turned(orientation);
            assert_eq!(
                (turned.width, &turned.pixels[..]),
                (width, &pixels[..]),
                "{orientation}"
            );
        }
    }

    #[test]
    fn what_shows_through_is_white() {
        let picture = Picture {
            channels: 2,
            pixels: vec![0, 0, 0, 255, 100, 128],
            ..grey(3, &[0, 0, 0])
        };
        assert_eq!(picture.on_white().pixels, [255, 0, 177]);
    }

    #[test]
    fn no_picture_is_decoded_that_is_too_large() {
        assert_eq!(measured(8000, 6000, 50_000_000), Ok(()));
        for (width, height) in [(30_000, 1), (1, 30_000), (16_000, 16_000)] {
            assert_eq!(
                measured(width, height, 50_000_000),
                Err(FileFault::TooManyPixels)
            );
        }
        assert_eq!(measured(0, 5, 100), Err(FileFault::Damaged));
    }
}
