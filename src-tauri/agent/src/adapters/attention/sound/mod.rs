//! Who records, from the sound server (`PulseAudio`, or `PipeWire` in its place): it knows of microphones that have no
//! device file, such as a Bluetooth headset's. It tells when a recording begins or ends; only then is it asked. Nothing
//! is recorded here, and only a socket on this machine is ever opened.
//!
//! The protocol is spoken here, in the few words it takes: libpulse is a library of C, and the crate that does without
//! it brings internet sockets along.

mod tags;

use std::convert::Infallible;
use std::os::unix::net::UnixStream;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use async_io::{Async, Timer};
use futures_lite::{AsyncReadExt, AsyncWriteExt, future};
use limber_core::api::Surroundings;

use self::tags::{NONE, Reader, Request};
use super::gauge::Gauge;
use crate::adapters::bus::{self, BackOff};
use crate::adapters::desktop::{Desktop, Here};
use crate::ports::signal::SourceStanding;

const SOURCE: &str = "sound-server";

/// Programs record for a moment to see whether they may; that is no meeting.
const SETTLE: Duration = Duration::from_millis(1500);

/// The protocol that is spoken, of 2011: new enough to tell a paused recording. Servers speak whatever is lower.
const VERSION: u32 = 21;

/// The largest message worth reading, in bytes: a list of hundreds of recordings.
const LARGEST: usize = 1024 * 1024;

/// Commands of the protocol.
mod command {
    pub(super) const ERROR: u32 = 0;
    pub(super) const REPLY: u32 = 2;
    pub(super) const AUTH: u32 = 8;
    pub(super) const SET_CLIENT_NAME: u32 = 9;
    pub(super) const GET_SOURCE_INFO: u32 = 23;
    pub(super) const GET_SOURCE_OUTPUT_INFO_LIST: u32 = 32;
    pub(super) const SUBSCRIBE: u32 = 35;
    pub(super) const SUBSCRIBE_EVENT: u32 = 66;
}

/// Changes of recordings ("source outputs"), as `SUBSCRIBE` takes them.
const RECORDINGS: u32 = 8;

/// Why the server does not tell.
#[derive(Debug, thiserror::Error)]
enum Lost {
    #[error("no sound server on this machine is named")]
    Absent,
    #[error("the sound server does not take the connection: {0}")]
    Connect(std::io::Error),
    #[error("the sound server went away: {0}")]
    Gone(#[from] std::io::Error),
    #[error("the sound server does not answer")]
    Silent,
    #[error("the sound server refuses (error {0})")]
    Refused(u32),
    #[error("the sound server's answer is not understood")]
    Strange,
}

impl Lost {
    fn is_absence(&self) -> bool {
        use std::io::ErrorKind::{ConnectionRefused, NotFound};
        match self {
            Self::Absent => true,
            Self::Connect(error) => matches!(error.kind(), NotFound | ConnectionRefused),
            _ => false,
        }
    }
}

/// Follows the server for as long as the process runs, on whichever desktop is used; a lost one is tried again, without
/// hurry.
pub(super) async fn follow(desktop: Desktop, gauge: Arc<Gauge>) {
    let mut back_off = BackOff::default();
    loop {
        let here = desktop.here();
        let moved = async {
            desktop.moved(&here).await;
            None
        };
        let listened = async { listen(&here, &gauge, &mut back_off).await.err() };
        let Some(lost) = future::or(listened, moved).await else {
            back_off = BackOff::default();
            continue;
        };
        tracing::debug!(%lost, "the sound server does not tell who records");
        let standing = if lost.is_absence() {
            back_off.is_unlikely();
            SourceStanding::Absent
        } else {
            back_off.standing()
        };
        gauge.set(SOURCE, (standing, Some(lost.to_string())));
        desktop.pause(&here, &mut back_off).await;
    }
}

async fn listen(here: &Here, gauge: &Gauge, back_off: &mut BackOff) -> Result<Infallible, Lost> {
    let mut server = Server::connect(&here.place).await?;
    server.ask(|number| Request::new(command::SUBSCRIBE, number).u32(RECORDINGS)).await?;
    loop {
        server.changed = false;
        let records = server.somebody_records().await?;
        *back_off = BackOff::default();
        gauge.set(SOURCE, (SourceStanding::Says(records), None));
        while !server.changed {
            server.read().await?;
        }
        Timer::after(SETTLE).await;
    }
}

/// Where the server listens, if that is a socket on this machine.
fn socket(place: &Surroundings) -> Option<PathBuf> {
    if let Some(named) = place.get("PULSE_SERVER") {
        let path = named.strip_prefix("unix:").unwrap_or(named);
        return path.starts_with('/').then(|| path.into());
    }
    let runtime = place.get("PULSE_RUNTIME_PATH").map(PathBuf::from);
    Some(runtime.unwrap_or_else(|| bus::runtime_folder(place).join("pulse")).join("native"))
}

/// What shows the server that we are who it works for; `PipeWire` asks for none.
fn cookie(place: &Surroundings) -> Vec<u8> {
    const LENGTH: usize = 256;
    let own = || Some(directories::BaseDirs::new()?.config_dir().join("pulse/cookie"));
    let file = place.get("PULSE_COOKIE").map(PathBuf::from).or_else(own);
    let cookie = file.and_then(|file| std::fs::read(file).ok()).filter(|cookie| cookie.len() == LENGTH);
    cookie.unwrap_or_else(|| vec![0; LENGTH])
}

/// A conversation with the server.
struct Server {
    stream: Async<UnixStream>,
    number: u32,
    /// A recording began, changed or ended.
    changed: bool,
}

impl Server {
    async fn connect(place: &Surroundings) -> Result<Self, Lost> {
        let socket = socket(place).ok_or(Lost::Absent)?;
        let stream = Async::<UnixStream>::connect(socket).await.map_err(Lost::Connect)?;
        let mut server = Self { stream, number: 0, changed: false };
        let cookie = cookie(place);
        let reply = server.ask(|number| Request::new(command::AUTH, number).u32(VERSION).bytes(&cookie)).await?;
        // The upper half of the number says what else it can do.
        let theirs = Reader(&reply).u32().ok_or(Lost::Strange)? & 0xFFFF;
        if theirs < VERSION {
            return Err(Lost::Strange);
        }
        let name = |number| Request::new(command::SET_CLIENT_NAME, number).property("application.name", "Limber");
        server.ask(name).await?;
        Ok(server)
    }

    /// True if a program records from something that is not the sound played.
    async fn somebody_records(&mut self) -> Result<bool, Lost> {
        let recordings = self.ask(|number| Request::new(command::GET_SOURCE_OUTPUT_INFO_LIST, number)).await?;
        for source in sources(&recordings).ok_or(Lost::Strange)? {
            let asked = |number| Request::new(command::GET_SOURCE_INFO, number).u32(source).no_text();
            match self.ask(asked).await {
                Ok(source) if is_microphone(&source).ok_or(Lost::Strange)? => return Ok(true),
                // A source that went away meanwhile is no reason to give up.
                Ok(_) | Err(Lost::Refused(_)) => {}
                Err(lost) => return Err(lost),
            }
        }
        Ok(false)
    }

    /// The reply to a request, made with its number.
    async fn ask(&mut self, request: impl FnOnce(u32) -> Request) -> Result<Vec<u8>, Lost> {
        self.number = self.number.wrapping_add(1);
        let number = self.number;
        let packet = request(number).packet();
        let asked = async {
            self.stream.write_all(&packet).await?;
            loop {
                if let Some((of, reply)) = self.read().await?
                    && of == number
                {
                    return reply;
                }
            }
        };
        bus::in_time(asked).await.unwrap_or(Err(Lost::Silent))
    }

    /// The next message: a reply with its number, or `None` for anything else.
    async fn read(&mut self) -> Result<Option<(u32, Result<Vec<u8>, Lost>)>, Lost> {
        let mut header = [0; 20];
        self.stream.read_exact(&mut header).await?;
        let field = |at: usize| u32::from_be_bytes([header[at], header[at + 1], header[at + 2], header[at + 3]]);
        let length = usize::try_from(field(0)).ok().filter(|length| *length <= LARGEST).ok_or(Lost::Strange)?;
        let mut message = vec![0; length];
        self.stream.read_exact(&mut message).await?;
        if field(4) != NONE {
            return Ok(None);
        }
        let mut reader = Reader(&message);
        let (command, number) = (reader.u32().ok_or(Lost::Strange)?, reader.u32().ok_or(Lost::Strange)?);
        match command {
            command::REPLY => Ok(Some((number, Ok(reader.0.to_vec())))),
            command::ERROR => Ok(Some((number, Err(Lost::Refused(reader.u32().unwrap_or(0)))))),
            command::SUBSCRIBE_EVENT => {
                self.changed = true;
                Ok(None)
            }
            _ => Ok(None),
        }
    }
}

/// The sources that programs record from, out of a list of recordings. Left out are paused ones, those of the server's
/// own modules, and level meters.
fn sources(list: &[u8]) -> Option<Vec<u32>> {
    let mut reader = Reader(list);
    let mut sources = Vec::new();
    while !reader.is_empty() {
        let _index = reader.u32()?;
        let _name = reader.text()?;
        let _module = reader.u32()?;
        let client = reader.u32()?;
        let source = reader.u32()?;
        reader.skip_sample_spec()?;
        reader.skip_channel_map()?;
        reader.skip_duration()?;
        reader.skip_duration()?;
        let resampler = reader.text()?;
        let _driver = reader.text()?;
        let has_peaks = reader.has_property(("resample.peaks", "true"))?;
        let is_meter = has_peaks || resampler == b"peaks";
        let is_paused = reader.boolean()?;
        if client != NONE && source != NONE && !is_paused && !is_meter {
            sources.push(source);
        }
    }
    Some(sources)
}

/// True for a source of its own, false for one that repeats what is played.
fn is_microphone(source: &[u8]) -> Option<bool> {
    let mut reader = Reader(source);
    let _index = reader.u32()?;
    let _name = reader.text()?;
    let _description = reader.text()?;
    reader.skip_sample_spec()?;
    reader.skip_channel_map()?;
    let _module = reader.u32()?;
    reader.skip_volume()?;
    let _muted = reader.boolean()?;
    Some(reader.u32()? == NONE)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Vec<u8> {
        [b"t", text.as_bytes(), &[0]].concat()
    }

    fn number(value: u32) -> Vec<u8> {
        [b"L".as_slice(), &value.to_be_bytes()].concat()
    }

    /// A recording as a server lists it.
    fn recording(client: u32, source: u32, resampler: &str, property: &str, paused: bool) -> Vec<u8> {
        let properties = [
            b"P".to_vec(),
            text(property),
            number(5),
            [b"x".as_slice(), &5u32.to_be_bytes(), b"true\0"].concat(),
            b"N".to_vec(),
        ];
        let fields = [
            number(7),
            text("a call"),
            number(NONE),
            number(client),
            number(source),
            b"a\x03\x01\0\0\xac\x44".to_vec(),
            b"m\x01\0".to_vec(),
            [b"U".as_slice(), &[0; 8]].concat(),
            [b"U".as_slice(), &[0; 8]].concat(),
            text(resampler),
            b"N".to_vec(),
            properties.concat(),
            if paused { b"1".to_vec() } else { b"0".to_vec() },
        ];
        fields.concat()
    }

    #[test]
    fn only_programs_that_really_record_count() {
        let list = [
            recording(1, 4, "copy", "media.role", false),
            recording(1, 5, "copy", "media.role", true),
            recording(NONE, 6, "copy", "media.role", false),
            recording(1, NONE, "copy", "media.role", false),
            recording(1, 8, "peaks", "media.role", false),
            recording(1, 9, "copy", "resample.peaks", false),
            recording(2, 10, "copy", "media.role", false),
        ];
        assert_eq!(sources(&list.concat()), Some(vec![4, 10]));
        assert_eq!(sources(&[]), Some(vec![]), "nobody records");
    }

    #[test]
    fn a_damaged_message_says_nothing_and_breaks_nothing() {
        let whole = recording(1, 4, "copy", "media.role", false);
        for length in 1..whole.len() {
            assert_eq!(sources(&whole[..length]), None, "cut after {length} bytes");
        }
        for at in 0..whole.len() {
            let mut damaged = whole.clone();
            damaged[at] ^= 0xFF;
            let _ = sources(&damaged);
            let _ = is_microphone(&damaged);
        }
    }
}
