//! How much of a file is taken. A month of a province's figures fits many times; what a hostile
//! file could ask for beyond it is refused before the work is done.

/// Bytes of a file.
pub const MOST_BYTES: usize = 5 * 1024 * 1024;
/// Cells with something in them.
pub const MOST_CELLS: usize = 10_000;
/// Characters of one cell; Excel's own limit is higher, but no note is that long.
pub const MOST_CHARACTERS: usize = 12_000;
/// Bytes of text of all cells together: many cells may share one long text in a small file.
pub const MOST_TEXT: usize = 2 * 1024 * 1024;
/// Parts of an archive.
pub const MOST_PARTS: usize = 64;
/// Bytes of all parts of an archive, unpacked.
pub const MOST_UNPACKED: u64 = 50 * 1024 * 1024;
/// Bytes of one part that is read, unpacked: what bounds memory and time.
pub const MOST_OF_A_PART: u64 = 4 * 1024 * 1024;
/// How many times larger a part may be than its packed form, once it is larger than
/// [`FREE_OF_RATIO`].
pub const MOST_RATIO: u64 = 200;
/// Small parts may shrink as much as they like.
pub const FREE_OF_RATIO: u64 = 64 * 1024;
/// Among these first rows is the one with the names of the columns.
pub const HEADER_WITHIN: u32 = 20;
