//! A file that only a passphrase opens: argon2id makes a key of it, XChaCha20-Poly1305 seals pieces of 64 KiB with it.
//!
//! The head (what it is, the salt, the beginning of the nonces) goes into the check of every piece; a piece's number and whether it is
//! the last one are in its nonce. So nothing can be changed, left out, put in another order, or cut off unseen.

use std::io::{self, Read, Seek, SeekFrom, Write};

use argon2::{Algorithm, Argon2, Params, Version};
use chacha20poly1305::aead::{AeadInOut, KeyInit};
use chacha20poly1305::{Tag, XChaCha20Poly1305, XNonce};
use limber_core::portable::Passphrase;

use super::trouble::Trouble;

/// What it is, with the version of the form.
pub(super) const MAGIC: &[u8; 8] = b"LIMBER\x00\x01";

const SALT_BYTES: usize = 16;
const BASE_BYTES: usize = 16;
const HEAD_BYTES: usize = MAGIC.len() + SALT_BYTES + BASE_BYTES;

/// What is sealed at once, and what its check adds.
const PIECE_BYTES: usize = 64 * 1024;
const TAG_BYTES: usize = 16;

/// The last piece has this in its number.
const LAST: u64 = 1 << 63;

/// A key costs so much memory (in KiB) and so many rounds: a sixth of a second, and more for whoever tries words without end. Above
/// what RFC 9106 recommends where memory is short.
const KEY_KIB: u32 = 64 * 1024;
const KEY_ROUNDS: u32 = 3;

/// What seals or opens the pieces of one file.
struct Lock {
    cipher: XChaCha20Poly1305,
    head: [u8; HEAD_BYTES],
}

impl Lock {
    fn of(head: [u8; HEAD_BYTES], words: &Passphrase) -> Result<Self, Trouble> {
        let mut key = [0; 32];
        let salt = &head[MAGIC.len()..MAGIC.len() + SALT_BYTES];
        let params = Params::new(KEY_KIB, KEY_ROUNDS, 1, Some(key.len()));
        params
            .and_then(|params| {
                Argon2::new(Algorithm::Argon2id, Version::V0x13, params).hash_password_into(
                    words.0.as_bytes(),
                    salt,
                    &mut key,
                )
            })
            .map_err(|error| Trouble::Target(io::Error::other(error.to_string())))?;
        Ok(Self { cipher: XChaCha20Poly1305::new(&key.into()), head })
    }

    fn nonce(&self, number: u64) -> XNonce {
        let mut nonce = [0; 24];
        nonce[..BASE_BYTES].copy_from_slice(&self.head[MAGIC.len() + SALT_BYTES..]);
        nonce[BASE_BYTES..].copy_from_slice(&number.to_be_bytes());
        nonce.into()
    }

    fn seal(&self, number: u64, piece: &mut Vec<u8>) -> io::Result<()> {
        let tag = self.cipher.encrypt_inout_detached(&self.nonce(number), &self.head, piece.as_mut_slice().into());
        piece.extend_from_slice(&tag.map_err(|_| io::Error::other("sealing"))?);
        Ok(())
    }

    fn open(&self, number: u64, piece: &mut Vec<u8>) -> Option<()> {
        let at = piece.len().checked_sub(TAG_BYTES)?;
        let tag = Tag::try_from(&piece[at..]).ok()?;
        piece.truncate(at);
        self.cipher.decrypt_inout_detached(&self.nonce(number), &self.head, piece.as_mut_slice().into(), &tag).ok()
    }
}

/// Seals what is written.
pub(super) struct Sealing<W: Write> {
    to: W,
    lock: Lock,
    piece: Vec<u8>,
    number: u64,
}

impl<W: Write> Sealing<W> {
    pub(super) fn begin(mut to: W, words: &Passphrase) -> Result<Self, Trouble> {
        let mut head = [0; HEAD_BYTES];
        head[..MAGIC.len()].copy_from_slice(MAGIC);
        getrandom::fill(&mut head[MAGIC.len()..])
            .map_err(|error| Trouble::Target(io::Error::other(error.to_string())))?;
        to.write_all(&head)?;
        Ok(Self { to, lock: Lock::of(head, words)?, piece: Vec::with_capacity(PIECE_BYTES + TAG_BYTES), number: 0 })
    }

    /// Seals the last piece.
    pub(super) fn finish(mut self) -> io::Result<()> {
        self.seal(LAST)?;
        self.to.flush()
    }

    fn seal(&mut self, last: u64) -> io::Result<()> {
        self.lock.seal(self.number | last, &mut self.piece)?;
        self.to.write_all(&self.piece)?;
        self.piece.clear();
        self.number += 1;
        Ok(())
    }
}

impl<W: Write> Write for Sealing<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        // Only what is followed by more: the last piece is sealed as such.
        if self.piece.len() == PIECE_BYTES && !bytes.is_empty() {
            self.seal(0)?;
        }
        let count = bytes.len().min(PIECE_BYTES - self.piece.len());
        self.piece.extend_from_slice(&bytes[..count]);
        Ok(count)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(()) // a piece is sealed when it is full
    }
}

/// What is in a sealed file. Every piece was opened once before anything of it is handed out.
pub(super) struct Opened<R: Read + Seek> {
    from: R,
    lock: Lock,
    /// Sealed bytes after the head, and opened ones.
    sealed_bytes: u64,
    bytes: u64,
    at: u64,
    piece: Vec<u8>,
    number: Option<u64>,
}

impl<R: Read + Seek> Opened<R> {
    /// Opens all of it, or says that the words are wrong or something is changed: nobody can tell which.
    pub(super) fn of(mut from: R, words: &Passphrase) -> Result<Self, Trouble> {
        let end = from.seek(SeekFrom::End(0)).map_err(Trouble::Source)?;
        from.rewind().map_err(Trouble::Source)?;
        let mut head = [0; HEAD_BYTES];
        from.read_exact(&mut head).map_err(|_| Trouble::NotOpened)?;
        let sealed_bytes = end.saturating_sub(HEAD_BYTES as u64);
        let pieces = sealed_bytes.div_ceil((PIECE_BYTES + TAG_BYTES) as u64);
        let bytes =
            sealed_bytes.checked_sub(pieces * TAG_BYTES as u64).filter(|_| pieces > 0).ok_or(Trouble::NotOpened)?;
        let lock = Lock::of(head, words)?;
        let mut opened = Self { from, lock, sealed_bytes, bytes, at: 0, piece: Vec::new(), number: None };
        for number in 0..pieces {
            opened.turn_to(number).map_err(|error| match error.kind() {
                io::ErrorKind::InvalidData => Trouble::NotOpened,
                _ => Trouble::Source(error),
            })?;
        }
        Ok(opened)
    }

    fn turn_to(&mut self, number: u64) -> io::Result<()> {
        if self.number == Some(number) {
            return Ok(());
        }
        self.number = None;
        let whole = (PIECE_BYTES + TAG_BYTES) as u64;
        let begin = number * whole;
        let length = whole.min(self.sealed_bytes - begin);
        self.from.seek(SeekFrom::Start(HEAD_BYTES as u64 + begin))?;
        self.piece.resize(usize::try_from(length).unwrap_or(0), 0);
        self.from.read_exact(&mut self.piece)?;
        let last = if begin + length == self.sealed_bytes { LAST } else { 0 };
        self.lock.open(number | last, &mut self.piece).ok_or(io::ErrorKind::InvalidData)?;
        self.number = Some(number);
        Ok(())
    }
}

impl<R: Read + Seek> Read for Opened<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.at >= self.bytes {
            return Ok(0);
        }
        self.turn_to(self.at / PIECE_BYTES as u64)?;
        let within = usize::try_from(self.at % PIECE_BYTES as u64).unwrap_or(0);
        let piece = &self.piece[within..];
        let count = piece.len().min(buffer.len());
        buffer[..count].copy_from_slice(&piece[..count]);
        self.at += count as u64;
        Ok(count)
    }
}

impl<R: Read + Seek> Seek for Opened<R> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let at = match to {
            SeekFrom::Start(at) => Some(at),
            SeekFrom::End(by) => self.bytes.checked_add_signed(by),
            SeekFrom::Current(by) => self.at.checked_add_signed(by),
        };
        self.at = at.ok_or(io::ErrorKind::InvalidInput)?;
        Ok(self.at)
    }
}
