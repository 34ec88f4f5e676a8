//! JPEG: photos, mostly. What is behind the picture in the file (phones put films there, others
//! whole archives) is not even looked at.

use domain::evidence::FileFault;
use zune_core::{bytestream::ZCursor, colorspace::ColorSpace, options::DecoderOptions};
use zune_jpeg::JpegDecoder;

use super::{
    exif,
    picture::{MOST_SIDE, Picture, measured},
};

/// As the largest cameras of phones take them.
const MOST_PIXELS: usize = 50_000_000;
/// Of a picture that is told in several passes: the decoder keeps all coefficients until the last.
const MOST_IN_PASSES: usize = 16_000_000;
/// Passes; usual are ten, and each costs as much as a picture.
const MOST_PASSES: usize = 24;

pub fn decode(bytes: &[u8]) -> Result<Picture, FileFault> {
    let frame = Frame::read(bytes).ok_or(FileFault::Damaged)?;
    let most = if frame.in_passes {
        MOST_IN_PASSES
    } else {
        MOST_PIXELS
    };
    measured(frame.width, frame.height, most)?;
    let options = DecoderOptions::default()
        .set_max_width(MOST_SIDE)
        .set_max_height(MOST_SIDE)
        .jpeg_set_max_scans(MOST_PASSES)
        .jpeg_set_out_colorspace(ColorSpace::RGB);
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(bytes), options);
    decoder.decode_headers().map_err(|_| FileFault::Damaged)?;
    let (width, height) = decoder.dimensions().ok_or(FileFault::Damaged)?;
    measured(width, height, most)?;
    let orientation = decoder.exif().map_or(1, |exif| exif::orientation(exif));
    let pixels = decoder.decode().map_err(|_| FileFault::Damaged)?;
    if pixels.len() != width * height * 3 {
        return Err(FileFault::Damaged);
    }
    Ok(Picture {
        width,
        height,
        channels: 3,
        pixels,
        orientation,
    })
}

/// What stands before the picture itself.
#[derive(Debug, PartialEq, Eq)]
struct Frame {
    width: usize,
    height: usize,
    in_passes: bool,
}

impl Frame {
    /// Walks over the segments to the first scan, and sees that the picture has an end.
    fn read(bytes: &[u8]) -> Option<Self> {
        let mut at = 2;
        let mut frame = None;
        loop {
            let marker = *bytes.get(at + 1).filter(|_| bytes.get(at) == Some(&0xff))?;
            if marker == 0xff {
                at += 1;
                continue;
            }
            let length = usize::from(u16::from_be_bytes(*bytes.get(at + 2..)?.first_chunk()?));
            let segment = bytes.get(at + 4..at + 2 + length)?;
            match marker {
                // The start of a frame, but not of tables.
                0xc0..=0xcf if !matches!(marker, 0xc4 | 0xc8 | 0xcc) => {
                    let side = |at: usize| {
                        let side = segment.get(at..)?.first_chunk()?;
                        Some(usize::from(u16::from_be_bytes(*side)))
                    };
                    frame = Some((side(1)?, side(3)?, *segment.get(5)?, marker == 0xc2));
                }
                // The start of a scan, behind which the picture is.
                0xda => {
                    let (height, width, components, is_progressive) = frame?;
                    let is_ended = bytes[at + 2 + length..]
                        .windows(2)
                        .any(|pair| pair == b"\xff\xd9");
                    return is_ended.then_some(Self {
                        width,
                        height,
                        in_passes: is_progressive || *segment.first()? < components,
                    });
                }
                _ => {}
            }
            at += 2 + length;
        }
    }
}
