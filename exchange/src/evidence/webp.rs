//! WebP, as phones and messengers pass pictures on; of one that moves, the first picture.

use std::io::Cursor;

use domain::evidence::FileFault;
use image_webp::WebPDecoder;

use super::{
    exif,
    picture::{Picture, measured},
};

/// The decoder needs several times the pixels.
const MOST_PIXELS: usize = 16_000_000;
const MOST_MEMORY: usize = 64 * 1024 * 1024;

pub fn decode(bytes: &[u8]) -> Result<Picture, FileFault> {
    let damaged = |_| FileFault::Damaged;
    let mut decoder = WebPDecoder::new(Cursor::new(bytes)).map_err(damaged)?;
    decoder.set_memory_limit(MOST_MEMORY);
    let side = |side: u32| usize::try_from(side).unwrap_or(usize::MAX);
    let (width, height) = decoder.dimensions();
    let (width, height) = (side(width), side(height));
    measured(width, height, MOST_PIXELS)?;
    let exif = decoder.exif_metadata().ok().flatten();
    let orientation = exif.map_or(1, |exif| exif::orientation(&exif));
    let channels = if decoder.has_alpha() { 4 } else { 3 };
    let length = decoder
        .output_buffer_size()
        .filter(|length| *length == width * height * channels)
        .ok_or(FileFault::TooManyPixels)?;
    let mut pixels = vec![0; length];
    decoder.read_image(&mut pixels).map_err(damaged)?;
    Ok(Picture {
        width,
        height,
        channels,
        pixels,
        orientation,
    })
}
