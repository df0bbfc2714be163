//! Everything this program prints, for a person or a program, comes through here (`script/walls`): the terminal shows
//! it and acts on none of it.

use std::io::{self, BufWriter, StdoutLock, Write};

use serde::Serialize;

use crate::adapters::terminal;
use crate::plain;

/// Says on standard output, whole or with the reason why not.
pub fn answer(text: &str) -> io::Result<()> {
    let mut paper = Paper::new();
    paper.line(text)?;
    paper.flush()
}

/// The same as JSON on one line.
pub fn answer_json(value: &impl Serialize) -> io::Result<()> {
    let mut paper = Paper::new();
    paper.json(value)?;
    paper.line("")?;
    paper.flush()
}

/// Says on standard error. Where nobody reads it, the exit code still tells.
pub fn complaint(text: &str) {
    let _ = writeln!(io::stderr(), "{}", plain::text(text));
}

/// The same as JSON on one line.
pub fn complaint_json(value: &impl Serialize) {
    let text = serde_json::to_string(value).unwrap_or_default();
    let _ = writeln!(io::stderr(), "{}", plain::json(&text));
}

/// Does something once nobody reads standard output any more.
pub fn when_nobody_reads(then: impl FnOnce() + Send + 'static) {
    terminal::when_nobody_reads(io::stdout(), then);
}

/// Asks on standard error, and leaves the cursor behind the question.
pub fn question(text: &str) {
    let _ = write!(io::stderr(), "{} ", plain::text(text)); // the answer is read all the same
}

/// Standard output for an answer that is longer than one wants to hold.
#[derive(Debug)]
pub struct Paper {
    out: BufWriter<StdoutLock<'static>>,
}

impl Paper {
    /// Nobody else prints while it is held.
    pub fn new() -> Self {
        Self { out: BufWriter::new(io::stdout().lock()) }
    }

    /// A line, or several.
    pub fn line(&mut self, text: &str) -> io::Result<()> {
        writeln!(self.out, "{}", plain::text(text))
    }

    /// A part of JSON: brackets and commas.
    pub fn sign(&mut self, sign: &'static str) -> io::Result<()> {
        self.out.write_all(sign.as_bytes())
    }

    /// A value as JSON.
    pub fn json(&mut self, value: &impl Serialize) -> io::Result<()> {
        let text = serde_json::to_string(value)?;
        self.out.write_all(plain::json(&text).as_bytes())
    }

    /// Hands on what is held.
    pub fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

impl Default for Paper {
    fn default() -> Self {
        Self::new()
    }
}
