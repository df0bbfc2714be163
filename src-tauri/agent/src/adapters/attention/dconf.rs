//! Reads one switch from a dconf database (GVDB, version 0): GNOME keeps its do-not-disturb there and nowhere a
//! service would tell it. Pure; a file that makes no sense says nothing.

/// The value of a boolean key, `None` when it is not set, not a boolean, or the file is not understood.
///
/// The layout is that of `gvdb-format.h` (LGPL, the format only): a header with the place of the root table; the
/// table's counts, its Bloom filter, its buckets, then items of 24 bytes with the hash of the whole key, the last part
/// of it, a type and the place of a value. A value is a serialised `GVariant` in a variant: for a boolean its byte, a
/// zero, and `b`.
pub fn boolean(database: &[u8], key: &str) -> Option<bool> {
    let read = Reader(database);
    if database.get(..8)? != b"GVariant" || read.u32(8)? != 0 {
        return None;
    }
    let (start, end) = (read.place(16)?, read.place(20)?);
    let bloom_words = read.place(start)? & 0x07FF_FFFF;
    let buckets = read.place(start.checked_add(4)?)?;
    let items = start.checked_add(8)?.checked_add(bloom_words.checked_add(buckets)?.checked_mul(4)?)?;
    let table = database.get(items..end)?;
    let found = table.chunks_exact(24).find(|item| {
        let item = Reader(item);
        item.u32(0) == Some(hash(key)) && item.0[14] == b'v' && item.key_ends(database, key) == Some(true)
    })?;
    let found = Reader(found);
    match database.get(found.place(16)?..found.place(20)?)? {
        [value @ (0 | 1), 0, b'b'] => Some(*value == 1),
        _ => None,
    }
}

/// Little-endian numbers, as on every system dconf writes such a file on today.
struct Reader<'a>(&'a [u8]);

impl Reader<'_> {
    fn u32(&self, at: usize) -> Option<u32> {
        Some(u32::from_le_bytes(self.0.get(at..at.checked_add(4)?)?.try_into().ok()?))
    }

    fn place(&self, at: usize) -> Option<usize> {
        usize::try_from(self.u32(at)?).ok()
    }

    /// True if the part of the key that an item carries is the end of `key`.
    fn key_ends(&self, database: &[u8], key: &str) -> Option<bool> {
        let start = self.place(8)?;
        let length = usize::from(u16::from_le_bytes(self.0.get(12..14)?.try_into().ok()?));
        Some(key.as_bytes().ends_with(database.get(start..start.checked_add(length)?)?))
    }
}

/// Bernstein's hash over signed characters, as GVDB uses it.
fn hash(key: &str) -> u32 {
    key.bytes().fold(5381, |hash: u32, byte| hash.wrapping_mul(33).wrapping_add_signed(i32::from(byte.cast_signed())))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Written by dconf 0.40: `show-banners` false, `show-in-lock-screen` true, and a clock format.
    const WRITTEN: &[u8] = include_bytes!("../../../../../tests/agent/fixtures/dconf-banners-off");

    #[test]
    fn a_switch_is_read_from_a_file_that_dconf_wrote() {
        assert_eq!(boolean(WRITTEN, "/org/gnome/desktop/notifications/show-banners"), Some(false));
        assert_eq!(boolean(WRITTEN, "/org/gnome/desktop/notifications/show-in-lock-screen"), Some(true));
        assert_eq!(boolean(WRITTEN, "/org/gnome/desktop/interface/clock-format"), None, "not a boolean");
        assert_eq!(boolean(WRITTEN, "/org/gnome/desktop/notifications/other"), None, "not set");
    }

    #[test]
    fn a_damaged_file_says_nothing_and_breaks_nothing() {
        let key = "/org/gnome/desktop/notifications/show-banners";
        for length in 0..WRITTEN.len() {
            assert_eq!(boolean(&WRITTEN[..length], key), None, "cut after {length} bytes");
        }
        for at in 0..WRITTEN.len() {
            let mut damaged = WRITTEN.to_vec();
            damaged[at] ^= 0xFF;
            let _ = boolean(&damaged, key);
        }
    }
}
