//! The engine's write-ahead log, as files in a folder.

use std::{
    fs::{self, OpenOptions},
    io::Write as _,
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use crate::world::Chance;

/// How far the write-ahead log reaches: the number of its newest file, and that file's length.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Log {
    pub number: u64,
    pub length: u64,
}

impl Log {
    pub fn newest(folder: &Path) -> Option<(Self, PathBuf)> {
        fs::read_dir(folder)
            .unwrap()
            .filter_map(|file| {
                let path = file.ok()?.path();
                let number = path
                    .file_name()?
                    .to_str()?
                    .strip_suffix(".log")?
                    .parse()
                    .ok()?;
                let length = fs::metadata(&path).ok()?.len();
                Some((Self { number, length }, path))
            })
            .max()
    }
}

/// Watches the log until something is written to it.
pub fn await_growth(folder: &Path) {
    let begun = Instant::now();
    let before = Log::newest(folder).unwrap();
    while Log::newest(folder).unwrap() == before {
        assert!(
            begun.elapsed() < Duration::from_secs(30),
            "the program has stopped writing"
        );
    }
}

/// What was done to the end of the log.
pub struct Torn {
    pub cut: u64,
    pub noise: u64,
}

/// Tears the log above the mark, as a machine does that stops in the middle of a write.
pub fn tear(folder: &Path, mark: Log, chance: &mut Chance) -> Torn {
    let (end, path) = Log::newest(folder).unwrap();
    assert!(
        end >= mark,
        "the log is shorter than when it was acknowledged: {end:?}, {mark:?}"
    );
    let safe = if end.number == mark.number {
        mark.length
    } else {
        0
    };
    let kept = safe + chance.below(end.length - safe + 1);
    let noise: Vec<u8> = (0..=chance.below(300))
        .map(|_| chance.next().to_le_bytes()[0])
        .collect();
    let mut file = OpenOptions::new().append(true).open(path).unwrap();
    file.set_len(kept).unwrap();
    file.write_all(&noise).unwrap();
    file.sync_all().unwrap();
    Torn {
        cut: end.length - kept,
        noise: noise.len() as u64,
    }
}
