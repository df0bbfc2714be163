//! Reads lines of bounded length: a peer cannot make this side hold more than one frame.

use std::io::{self, BufRead, BufReader, Read};

use limber_core::api::MAX_FRAME_BYTES;

/// Size of the read buffer; most frames are smaller.
const BUFFER_BYTES: usize = 4 * 1024;

/// Capacity that is kept between lines; a longer line's memory is given back.
const KEPT_BYTES: usize = 16 * 1024;

/// One line, without its end.
#[derive(Debug, PartialEq, Eq)]
pub enum Line<'a> {
    /// All of it.
    Whole(&'a [u8]),
    /// Longer than `MAX_FRAME_BYTES`; it has been read to its end and forgotten.
    TooLong,
}

/// Reads one line after the other.
#[derive(Debug)]
pub struct LineReader<R> {
    source: BufReader<R>,
    line: Vec<u8>,
    /// A wait ended in the middle of a line, which goes on with the next call; true once it is too long.
    midway: Option<bool>,
    limit: usize,
}

impl<R: Read> LineReader<R> {
    /// Over any source of bytes.
    pub fn new(source: R) -> Self {
        Self::with_limit(source, MAX_FRAME_BYTES)
    }

    fn with_limit(source: R, limit: usize) -> Self {
        Self { source: BufReader::with_capacity(BUFFER_BYTES, source), line: Vec::new(), midway: None, limit }
    }

    /// The next line, `None` at the end of the stream. A last line without an end counts as one. After an error, such as
    /// a wait that was too long, it can be asked for again: nothing that has arrived is lost.
    pub fn next_line(&mut self) -> io::Result<Option<Line<'_>>> {
        let midway = self.midway.take();
        if midway.is_none() {
            self.line.clear();
            self.line.shrink_to(KEPT_BYTES);
        }
        let mut too_long = midway.unwrap_or(false);
        let mut any = midway.is_some();
        loop {
            let chunk = match self.source.fill_buf() {
                Ok(chunk) => chunk,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => {
                    self.midway = any.then_some(too_long);
                    return Err(error);
                }
            };
            if chunk.is_empty() {
                if any {
                    break;
                }
                return Ok(None);
            }
            any = true;
            let end = chunk.iter().position(|byte| *byte == b'\n');
            let piece = &chunk[..end.unwrap_or(chunk.len())];
            too_long |= self.line.len() + piece.len() > self.limit;
            if too_long {
                self.line = Vec::new();
            } else {
                self.line.extend_from_slice(piece);
            }
            let used = piece.len() + usize::from(end.is_some());
            self.source.consume(used);
            if end.is_some() {
                break;
            }
        }
        Ok(Some(if too_long { Line::TooLong } else { Line::Whole(&self.line) }))
    }

    /// The source, for its settings.
    pub(crate) fn source(&self) -> &R {
        self.source.get_ref()
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)] // a test may stop at the first surprise
mod tests {
    use super::*;

    #[test]
    fn lines_come_one_by_one_and_a_long_one_is_skipped_to_its_end() {
        let text = b"one\n\nthis line is longer than the limit\nfour\nlast";
        let mut reader = LineReader::with_limit(&text[..], 10);
        assert_eq!(reader.next_line().unwrap(), Some(Line::Whole(b"one")));
        assert_eq!(reader.next_line().unwrap(), Some(Line::Whole(b"")));
        assert_eq!(reader.next_line().unwrap(), Some(Line::TooLong));
        assert_eq!(reader.next_line().unwrap(), Some(Line::Whole(b"four")));
        assert_eq!(reader.next_line().unwrap(), Some(Line::Whole(b"last")));
        assert_eq!(reader.next_line().unwrap(), None);
    }

    /// Gives its pieces one after the other, and between two of them says that it waited in vain.
    struct Slow(Vec<&'static [u8]>, bool);

    impl Read for Slow {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            self.1 = !self.1;
            if self.1 {
                return Err(io::ErrorKind::WouldBlock.into());
            }
            let piece = if self.0.is_empty() { &b""[..] } else { self.0.remove(0) };
            buffer[..piece.len()].copy_from_slice(piece);
            Ok(piece.len())
        }
    }

    #[test]
    fn a_line_that_comes_in_pieces_is_whole_however_long_one_waits_for_it() {
        let mut reader =
            LineReader::with_limit(Slow(vec![b"on", b"e\ntw", b"o, and much more", b" of it\n"], false), 10);
        let mut lines = Vec::new();
        for _ in 0..12 {
            match reader.next_line() {
                Ok(Some(Line::Whole(line))) => lines.push(String::from_utf8(line.to_vec()).unwrap()),
                Ok(Some(Line::TooLong)) => lines.push("too long".into()),
                Ok(None) => break,
                Err(error) => assert_eq!(error.kind(), io::ErrorKind::WouldBlock),
            }
        }
        assert_eq!(lines, ["one", "too long"]);
    }

    #[test]
    fn a_line_of_any_length_never_holds_more_than_the_limit() {
        let source = io::repeat(b'x').take(64 * 1024 * 1024).chain(&b"\nafter\n"[..]);
        let mut reader = LineReader::new(source);
        assert_eq!(reader.next_line().unwrap(), Some(Line::TooLong));
        assert!(reader.line.capacity() <= KEPT_BYTES);
        assert_eq!(reader.next_line().unwrap(), Some(Line::Whole(b"after")));
    }
}
