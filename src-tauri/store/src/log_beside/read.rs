//! A write-ahead log, read by hand as SQLite would read it: <https://www.sqlite.org/fileformat2.html#walformat>.
//!
//! Must never: write, or take a lock.

use std::fs::File;
use std::io::{self, BufReader, Read};
use std::path::Path;

use crate::tables::commit_mark::Mark;

const HEADER_BYTES: usize = 32;
const FRAME_HEADER_BYTES: usize = 24;

/// What a log holds that counts: whole frames of committed changes.
#[derive(Debug, Default)]
pub(crate) struct Log {
    /// Bytes a page.
    pub(crate) page_bytes: usize,
    /// Where in the log each committed page is, in the order they were written: its number from 1, its offset.
    pub(crate) pages: Vec<(u32, u64)>,
    /// Length of the file in pages after the last commit.
    pub(crate) file_pages: u32,
    /// The committed marks in order, each with the one it follows.
    pub(crate) marks: Vec<(Mark, Mark)>,
}

/// What a file in a log's place is.
#[derive(Debug)]
pub(crate) enum Found {
    /// No file, or an empty one.
    Nothing,
    /// Not a log.
    NoLog,
    /// A log; it may hold no commit at all.
    Log(Log),
}

/// Reads the log at `path`, up to the first frame that does not belong to it: what a crash cut off does not count.
pub(crate) fn read(path: &Path) -> io::Result<Found> {
    let file = match File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Found::Nothing),
        Err(error) => return Err(error),
    };
    let mut file = BufReader::with_capacity(64 * 1024, file);
    let mut header = [0; HEADER_BYTES];
    match read_whole(&mut file, &mut header)? {
        0 => return Ok(Found::Nothing),
        HEADER_BYTES => {}
        _ => return Ok(Found::NoLog),
    }
    let big_endian = match number(&header, 0) {
        0x377F_0682 => false,
        0x377F_0683 => true,
        _ => return Ok(Found::NoLog),
    };
    let mut sum = Checksum { big_endian, sums: (0, 0) };
    sum.add(&header[..24]);
    let page_bytes = number(&header, 8) as usize;
    let sound = page_bytes.is_power_of_two() && (512..=65_536).contains(&page_bytes);
    if !sound || sum.sums != (number(&header, 24), number(&header, 28)) {
        return Ok(Found::NoLog);
    }

    let mut log = Log { page_bytes, ..Log::default() };
    let (mut pages, mut marks) = (Vec::new(), Vec::new());
    let mut offset = HEADER_BYTES as u64;
    let mut frame = vec![0; FRAME_HEADER_BYTES + page_bytes];
    while read_whole(&mut file, &mut frame)? == frame.len() {
        let (head, page) = frame.split_at(FRAME_HEADER_BYTES);
        sum.add(&head[..8]);
        sum.add(page);
        let salts = head[8..16] == header[16..24];
        if !salts || number(head, 0) == 0 || sum.sums != (number(head, 16), number(head, 20)) {
            break;
        }
        pages.push((number(head, 0), offset + FRAME_HEADER_BYTES as u64));
        marks.extend(mark_on(page));
        // Set in the last frame of a commit only; what comes before it counts from then on.
        if number(head, 4) != 0 {
            log.file_pages = number(head, 4);
            log.pages.append(&mut pages);
            log.marks.append(&mut marks);
        }
        offset += frame.len() as u64;
    }
    Ok(Found::Log(log))
}

/// As much as there is, up to the buffer's length.
fn read_whole(file: &mut impl Read, buffer: &mut [u8]) -> io::Result<usize> {
    let mut filled = 0;
    while filled < buffer.len() {
        match file.read(&mut buffer[filled..]) {
            Ok(0) => break,
            Ok(bytes) => filled += bytes,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(filled)
}

fn number(bytes: &[u8], at: usize) -> u32 {
    u32::from_be_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]])
}

struct Checksum {
    big_endian: bool,
    sums: (u32, u32),
}

impl Checksum {
    /// Multiples of eight bytes only.
    fn add(&mut self, bytes: &[u8]) {
        for pair in bytes.chunks_exact(8) {
            let word = |at: usize| {
                let bytes = [pair[at], pair[at + 1], pair[at + 2], pair[at + 3]];
                if self.big_endian { u32::from_be_bytes(bytes) } else { u32::from_le_bytes(bytes) }
            };
            let (first, second) = (word(0), word(4));
            self.sums.0 = self.sums.0.wrapping_add(first).wrapping_add(self.sums.1);
            self.sums.1 = self.sums.1.wrapping_add(second).wrapping_add(self.sums.0);
        }
    }
}

/// The row of `commit_mark` as it lies in its page: payload length, row id, then the header with the types of the
/// four columns: id (kept as the row id), text of 18 bytes, two blobs of 16; then the columns.
const ROW: &[u8] = b"\x37\x01\x05\x00\x31\x2c\x2climber commit mark";

/// The mark on a page and the one it follows, if the page is that of `commit_mark`: a leaf with this one row.
fn mark_on(page: &[u8]) -> Option<(Mark, Mark)> {
    let one_row_leaf = page.starts_with(&[0x0D]) && page[3..5] == [0, 1];
    if !one_row_leaf {
        return None;
    }
    let cell = usize::from(u16::from_be_bytes([page[8], page[9]]));
    let marks = page.get(cell..)?.strip_prefix(ROW)?.get(..32)?;
    let (mark, before) = marks.split_at(16);
    Some((Mark(mark.try_into().ok()?), Mark(before.try_into().ok()?)))
}
