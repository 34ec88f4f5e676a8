//! The archive around a workbook or a document. It is measured by its own list before anything is
//! unpacked, and whatever is not as documents are (parts that overlap, encryption, 64-bit sizes,
//! parts that are longer than they say) is refused rather than interpreted.

use std::io::Read;

use flate2::{Crc, bufread::DeflateDecoder};

use crate::{
    limit::{FREE_OF_RATIO, MOST_OF_A_PART, MOST_PARTS, MOST_RATIO, MOST_UNPACKED},
    problem::FileProblem,
};

/// How much an archive may hold.
#[derive(Clone, Copy, Debug)]
pub struct Bounds {
    pub parts: usize,
    /// Bytes of all parts, unpacked.
    pub unpacked: u64,
}

impl Bounds {
    /// Of a workbook whose figures are read.
    const FIGURES: Self = Self {
        parts: MOST_PARTS,
        unpacked: MOST_UNPACKED,
    };
}

/// An archive whose list was found in order.
#[derive(Debug)]
pub struct Archive<'a> {
    bytes: &'a [u8],
    /// In the order of their places.
    parts: Vec<Part<'a>>,
    list_at: usize,
    /// Whether the list ends where the end is told of, and nothing is said there.
    ends_plainly: bool,
}

#[derive(Debug)]
struct Part<'a> {
    name: &'a str,
    method: u16,
    crc: u32,
    packed: usize,
    unpacked: u64,
    /// Where its own header begins.
    at: usize,
    /// Made to be unpacked as a link to another place.
    is_link: bool,
}

impl<'a> Archive<'a> {
    pub fn open(bytes: &'a [u8]) -> Result<Self, FileProblem> {
        Self::open_within(bytes, Bounds::FIGURES)
    }

    pub fn open_within(bytes: &'a [u8], bounds: Bounds) -> Result<Self, FileProblem> {
        let end = end_of_list(bytes)?;
        let fields = Fields(bytes.get(end..).ok_or(FileProblem::Damaged)?);
        let (count, size, at) = (fields.u16(10)?, fields.u32(12)?, fields.u32(16)?);
        let is_whole = fields.u16(4)? == 0 && fields.u16(6)? == 0 && fields.u16(8)? == count;
        if !is_whole || count == 0 {
            return Err(FileProblem::Damaged);
        }
        // 0xffff and the like stand for 64-bit fields, which no workbook of this size needs.
        if usize::from(count) > bounds.parts {
            return Err(FileProblem::UnpacksTooLarge);
        }
        let list = at
            .checked_add(size)
            .filter(|list_end| *list_end <= end)
            .and_then(|list_end| bytes.get(at..list_end))
            .ok_or(FileProblem::Damaged)?;
        let mut parts = Vec::with_capacity(usize::from(count));
        let mut left = list;
        for _ in 0..count {
            let (part, rest) = Part::listed(left)?;
            parts.push(part);
            left = rest;
        }
        check_sizes(&parts, bounds)?;
        check_places(&mut parts, at)?;
        Ok(Self {
            bytes,
            parts,
            list_at: at,
            ends_plainly: at + size == end && fields.u16(20)? == 0,
        })
    }

    pub fn names(&self) -> impl Iterator<Item = &'a str> {
        self.parts.iter().map(|part| part.name)
    }

    /// Whether some part would be unpacked as a link.
    pub fn has_links(&self) -> bool {
        self.parts.iter().any(|part| part.is_link)
    }

    /// Whether nothing stands before, between and behind the parts but what belongs there, and
    /// each part calls itself what the list calls it.
    pub fn is_plain(&self) -> Result<bool, FileProblem> {
        let next = self.parts.iter().map(|part| part.at).skip(1);
        let next = next.chain([self.list_at]);
        let mut is_plain = self.ends_plainly && self.parts.first().is_some_and(|one| one.at == 0);
        for (part, next) in self.parts.iter().zip(next) {
            let (name, begin) = part.place(self.bytes)?;
            is_plain &= name == part.name.as_bytes()
                && (begin + part.packed..=begin + part.packed + Part::TRAILER).contains(&next);
        }
        Ok(is_plain)
    }

    /// Unpacks every part, to see that each is what the list says, and keeps none.
    pub fn check_parts(&self) -> Result<(), FileProblem> {
        self.parts
            .iter()
            .try_for_each(|part| part.check(self.bytes))
    }

    /// A part as it is unpacked; none when there is none of this name.
    pub fn part(&self, name: &str) -> Result<Option<Vec<u8>>, FileProblem> {
        let Some(part) = self.parts.iter().find(|part| part.name == name) else {
            return Ok(None);
        };
        if part.unpacked > MOST_OF_A_PART {
            return Err(FileProblem::UnpacksTooLarge);
        }
        let packed = part.packed_bytes(self.bytes)?;
        let length = usize::try_from(part.unpacked).map_err(|_| FileProblem::UnpacksTooLarge)?;
        let unpacked = match part.method {
            0 => packed.to_vec(),
            8 => {
                let mut unpacked = Vec::new();
                // One byte more than it says, to see whether it lies.
                DeflateDecoder::new(packed)
                    .take(part.unpacked + 1)
                    .read_to_end(&mut unpacked)
                    .map_err(|_| FileProblem::Damaged)?;
                unpacked
            }
            _ => return Err(FileProblem::Damaged),
        };
        let mut crc = Crc::new();
        crc.update(&unpacked);
        if unpacked.len() == length && crc.sum() == part.crc {
            Ok(Some(unpacked))
        } else {
            Err(FileProblem::Damaged)
        }
    }
}

impl<'a> Part<'a> {
    const LISTED: usize = 46;
    const HEADER: usize = 30;
    /// What may follow a part whose sizes were not known when it was begun.
    const TRAILER: usize = 24;

    /// One line of the list, and the lines behind it.
    fn listed(list: &'a [u8]) -> Result<(Self, &'a [u8]), FileProblem> {
        let fields = Fields(list);
        if fields.u32(0)? != 0x0201_4b50 {
            return Err(FileProblem::Damaged);
        }
        if fields.u16(8)? & 1 != 0 {
            return Err(FileProblem::OldOrProtected);
        }
        let name_end = Self::LISTED + usize::from(fields.u16(28)?);
        let end = name_end + usize::from(fields.u16(30)?) + usize::from(fields.u16(32)?);
        let name = list.get(Self::LISTED..name_end);
        let (Some(name), Some(rest)) = (name, list.get(end..)) else {
            return Err(FileProblem::Damaged);
        };
        let part = Self {
            name: std::str::from_utf8(name).map_err(|_| FileProblem::Damaged)?,
            method: fields.u16(10)?,
            crc: u32::try_from(fields.u32(16)?).map_err(|_| FileProblem::Damaged)?,
            packed: fields.u32(20)?,
            unpacked: fields.u32(24)? as u64,
            at: fields.u32(42)?,
            is_link: fields.u16(4)? >> 8 == 3 && fields.u32(38)? >> 16 & 0o170_000 == 0o120_000,
        };
        Ok((part, rest))
    }

    /// What it calls itself, and where its packed bytes begin.
    fn place(&self, bytes: &'a [u8]) -> Result<(&'a [u8], usize), FileProblem> {
        let header = Fields(bytes.get(self.at..).ok_or(FileProblem::Damaged)?);
        if header.u32(0)? != 0x0403_4b50 {
            return Err(FileProblem::Damaged);
        }
        let name_end = Self::HEADER + usize::from(header.u16(26)?);
        let name = header.0.get(Self::HEADER..name_end);
        let begin = self.at + name_end + usize::from(header.u16(28)?);
        Ok((name.ok_or(FileProblem::Damaged)?, begin))
    }

    fn packed_bytes(&self, bytes: &'a [u8]) -> Result<&'a [u8], FileProblem> {
        let (_, begin) = self.place(bytes)?;
        bytes
            .get(begin..)
            .and_then(|rest| rest.get(..self.packed))
            .ok_or(FileProblem::Damaged)
    }

    /// Unpacks it piece by piece.
    fn check(&self, bytes: &'a [u8]) -> Result<(), FileProblem> {
        let packed = self.packed_bytes(bytes)?;
        let mut unpacked: Box<dyn Read> = match self.method {
            0 => Box::new(packed),
            8 => Box::new(DeflateDecoder::new(packed).take(self.unpacked + 1)),
            _ => return Err(FileProblem::Damaged),
        };
        let mut crc = Crc::new();
        let mut length = 0;
        let mut piece = vec![0; 64 * 1024];
        loop {
            let read = unpacked
                .read(&mut piece)
                .map_err(|_| FileProblem::Damaged)?;
            if read == 0 {
                break;
            }
            length += read as u64;
            crc.update(&piece[..read]);
        }
        if length == self.unpacked && crc.sum() == self.crc {
            Ok(())
        } else {
            Err(FileProblem::Damaged)
        }
    }
}

fn check_sizes(parts: &[Part<'_>], bounds: Bounds) -> Result<(), FileProblem> {
    let all: u64 = parts.iter().map(|part| part.unpacked).sum();
    let swells = parts.iter().any(|part| {
        part.unpacked > FREE_OF_RATIO && part.unpacked / MOST_RATIO > part.packed as u64
    });
    if all > bounds.unpacked || swells {
        Err(FileProblem::UnpacksTooLarge)
    } else {
        Ok(())
    }
}

/// Each part has bytes of its own: parts that share theirs are how a small archive grows.
fn check_places(parts: &mut [Part<'_>], list_at: usize) -> Result<(), FileProblem> {
    parts.sort_by_key(|part| part.at);
    let begins = parts.iter().map(|part| part.at).skip(1).chain([list_at]);
    for (part, next) in parts.iter().zip(begins) {
        let least_end = part.at + Part::HEADER + part.name.len() + part.packed;
        if least_end > next {
            return Err(FileProblem::Damaged);
        }
    }
    Ok(())
}

/// Where the record that ends the archive stands: the last one whose comment ends with the file.
fn end_of_list(bytes: &[u8]) -> Result<usize, FileProblem> {
    const LENGTH: usize = 22;
    let last = bytes
        .len()
        .checked_sub(LENGTH)
        .ok_or(FileProblem::Damaged)?;
    let first = last.saturating_sub(usize::from(u16::MAX));
    (first..=last)
        .rev()
        .find(|at| {
            let fields = Fields(&bytes[*at..]);
            fields.u32(0) == Ok(0x0605_4b50)
                && fields
                    .u16(20)
                    .is_ok_and(|comment| *at + LENGTH + usize::from(comment) == bytes.len())
        })
        .ok_or(FileProblem::Damaged)
}

/// Whether some bytes end as an archive does: programs that look for one start there, whatever the
/// bytes begin with.
pub fn is_one(bytes: &[u8]) -> bool {
    end_of_list(bytes).is_ok()
}

/// Little-endian fields by their offset.
struct Fields<'a>(&'a [u8]);

impl Fields<'_> {
    fn u16(&self, at: usize) -> Result<u16, FileProblem> {
        let bytes = self.0.get(at..).and_then(<[u8]>::first_chunk);
        bytes
            .map(|bytes| u16::from_le_bytes(*bytes))
            .ok_or(FileProblem::Damaged)
    }

    fn u32(&self, at: usize) -> Result<usize, FileProblem> {
        let bytes = self.0.get(at..).and_then(<[u8]>::first_chunk);
        bytes
            .map(|bytes| u32::from_le_bytes(*bytes) as usize)
            .ok_or(FileProblem::Damaged)
    }
}
