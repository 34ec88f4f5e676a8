//! PNG: drawings, screens, scans. Read and written without anything beside the pixels.

use std::io::Cursor;

use domain::evidence::FileFault;
use png::{BitDepth, ColorType, Compression, Decoder, Encoder, Limits, Transformations};

use super::{
    exif,
    picture::{Picture, measured},
};

const MOST_PIXELS: usize = 50_000_000;
/// Of the decoded picture: four channels take more than three.
const MOST_BYTES: usize = 150_000_000;
/// For everything the decoder keeps beside the pixels.
const MOST_BESIDE: usize = 8 * 1024 * 1024;

pub fn decode(bytes: &[u8]) -> Result<Picture, FileFault> {
    let damaged = |_| FileFault::Damaged;
    let limits = Limits { bytes: MOST_BESIDE };
    let mut decoder = Decoder::new_with_limits(Cursor::new(bytes), limits);
    decoder.set_transformations(Transformations::EXPAND | Transformations::STRIP_16);
    decoder.set_ignore_text_chunk(true);
    decoder.set_ignore_iccp_chunk(true);
    let info = decoder.read_header_info().map_err(damaged)?;
    let side = |side: u32| usize::try_from(side).unwrap_or(usize::MAX);
    let (width, height) = (side(info.width), side(info.height));
    measured(width, height, MOST_PIXELS)?;
    let mut reader = decoder.read_info().map_err(damaged)?;
    let length = reader
        .output_buffer_size()
        .ok_or(FileFault::TooManyPixels)?;
    if length > MOST_BYTES {
        return Err(FileFault::TooManyPixels);
    }
    let orientation = reader
        .info()
        .exif_metadata
        .as_ref()
        .map_or(1, |exif| exif::orientation(exif));
    let mut pixels = vec![0; length];
    reader.next_frame(&mut pixels).map_err(damaged)?;
    let (color, _) = reader.output_color_type();
    let channels = color.samples();
    if pixels.len() != width * height * channels {
        return Err(FileFault::Damaged);
    }
    Ok(Picture {
        width,
        height,
        channels,
        pixels,
        orientation,
    })
}

pub fn encode(picture: &Picture) -> Result<Vec<u8>, FileFault> {
    let broken = |_| FileFault::Damaged;
    let sides = picture.pixels();
    let mut file = Vec::new();
    let mut encoder = Encoder::new(&mut file, sides.width, sides.height);
    encoder.set_color(match picture.channels {
        1 => ColorType::Grayscale,
        2 => ColorType::GrayscaleAlpha,
        3 => ColorType::Rgb,
        _ => ColorType::Rgba,
    });
    encoder.set_depth(BitDepth::Eight);
    encoder.set_compression(Compression::Balanced);
    let mut writer = encoder.write_header().map_err(broken)?;
    writer.write_image_data(&picture.pixels).map_err(broken)?;
    writer.finish().map_err(broken)?;
    Ok(file)
}
