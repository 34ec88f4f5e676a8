//! How a camera was held, from what it wrote beside the picture; nothing else of that is read.

/// The orientation that Exif names, from 1 to 8: 1 where it names none, or nonsense.
pub fn orientation(tiff: &[u8]) -> u8 {
    named(tiff).unwrap_or(1)
}

fn named(tiff: &[u8]) -> Option<u8> {
    const ORIENTATION: u16 = 0x0112;
    let is_little = match tiff.get(..4)? {
        b"II\x2a\x00" => true,
        b"MM\x00\x2a" => false,
        _ => return None,
    };
    let short = |at: usize| {
        let bytes = *tiff.get(at..)?.first_chunk()?;
        Some(if is_little {
            u16::from_le_bytes(bytes)
        } else {
            u16::from_be_bytes(bytes)
        })
    };
    let bytes = *tiff.get(4..)?.first_chunk()?;
    let directory = if is_little {
        u32::from_le_bytes(bytes)
    } else {
        u32::from_be_bytes(bytes)
    };
    let directory = usize::try_from(directory).ok()?;
    let first = directory.checked_add(2)?;
    let entry = (0..usize::from(short(directory)?))
        .map(|number| first + number * 12)
        .find(|at| short(*at) == Some(ORIENTATION))?;
    u8::try_from(short(entry + 8)?)
        .ok()
        .filter(|orientation| (1..=8).contains(orientation))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A directory of one entry.
    fn tiff(is_little: bool, tag: u16, value: u16) -> Vec<u8> {
        let short = |number: u16| {
            if is_little {
                number.to_le_bytes()
            } else {
                number.to_be_bytes()
            }
        };
        let mut tiff = if is_little { *b"II" } else { *b"MM" }.to_vec();
        tiff.extend(short(42));
        let offset = if is_little {
            8_u32.to_le_bytes()
        } else {
            8_u32.to_be_bytes()
        };
        tiff.extend(offset);
        for field in [1, tag, 3] {
            tiff.extend(short(field));
        }
        tiff.extend([0, 0, 0, 1]);
        tiff.extend(short(value));
        tiff.extend([0; 6]);
        tiff
    }

    #[test]
    fn only_an_orientation_is_one() {
        for is_little in [true, false] {
            for value in 1..=8 {
                assert_eq!(
                    orientation(&tiff(is_little, 0x0112, value)),
                    u8::try_from(value).unwrap()
                );
            }
            assert_eq!(orientation(&tiff(is_little, 0x0112, 9)), 1);
            assert_eq!(orientation(&tiff(is_little, 0x0100, 6)), 1);
            let whole = tiff(is_little, 0x0112, 6);
            for end in 0..whole.len() - 6 {
                assert_eq!(orientation(&whole[..end]), 1, "cut at {end}");
            }
        }
        assert_eq!(orientation(b"II\x2a\x00\xff\xff\xff\xff"), 1);
    }
}
