//! Finds the key of an X display in an Xauthority file. Pure, but for reading the file; one that makes no sense has
//! no key. (The X library finds the file through the environment, which is that of the agent's start.)

use std::path::Path;

/// The kind of key that is understood.
const NAME: &[u8] = b"MIT-MAGIC-COOKIE-1";

/// Families of addresses: a host's name, and any.
const LOCAL: u16 = 256;
const WILD: u16 = 65535;

/// Name and data of the key for a display of this machine; empty where none is needed or known.
pub(super) fn key(file: &Path, host: &[u8], display: u16) -> (Vec<u8>, Vec<u8>) {
    std::fs::read(file).ok().and_then(|file| find(&file, host, display)).unwrap_or_default()
}

fn find(file: &[u8], host: &[u8], display: u16) -> Option<(Vec<u8>, Vec<u8>)> {
    let mut rest = file;
    let display = display.to_string();
    while !rest.is_empty() {
        let family = number(&mut rest)?;
        let [address, number, name, data] = [(); 4].map(|()| field(&mut rest));
        let (address, number, name, data) = (address?, number?, name?, data?);
        let is_ours = family == WILD || (family == LOCAL && address == host);
        if is_ours && name == NAME && (number.is_empty() || number == display.as_bytes()) {
            return Some((name.to_vec(), data.to_vec()));
        }
    }
    None
}

fn number(rest: &mut &[u8]) -> Option<u16> {
    let (number, after) = rest.split_first_chunk::<2>()?;
    *rest = after;
    Some(u16::from_be_bytes(*number))
}

fn field<'f>(rest: &mut &'f [u8]) -> Option<&'f [u8]> {
    let length = number(rest)?;
    let (field, after) = rest.split_at_checked(length.into())?;
    *rest = after;
    Some(field)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(family: u16, fields: [&[u8]; 4]) -> Vec<u8> {
        let mut entry = family.to_be_bytes().to_vec();
        for field in fields {
            entry.extend(u16::try_from(field.len()).unwrap().to_be_bytes());
            entry.extend(field);
        }
        entry
    }

    #[test]
    fn the_key_of_this_machines_display_is_found_among_others() {
        let file = [
            entry(0, [b"\x7f\0\0\x01", b"1", NAME, b"network"]),
            entry(LOCAL, [b"elsewhere", b"1", NAME, b"other host"]),
            entry(LOCAL, [b"here", b"0", NAME, b"other display"]),
            entry(LOCAL, [b"here", b"1", b"XDM-AUTHORIZATION-1", b"other kind"]),
            entry(LOCAL, [b"here", b"1", NAME, b"right"]),
            entry(WILD, [b"", b"", NAME, b"any"]),
        ];
        let key = |display| find(&file.concat(), b"here", display).map(|(_, data)| data);
        assert_eq!(key(1).as_deref(), Some(&b"right"[..]));
        assert_eq!(key(7).as_deref(), Some(&b"any"[..]));
        assert_eq!(find(&file[..4].concat(), b"here", 1), None);
    }

    #[test]
    fn a_damaged_file_has_no_key_and_breaks_nothing() {
        let whole = entry(LOCAL, [b"here", b"1", NAME, b"right"]);
        for length in 0..whole.len() {
            assert_eq!(find(&whole[..length], b"here", 1), None, "cut after {length} bytes");
        }
    }
}
