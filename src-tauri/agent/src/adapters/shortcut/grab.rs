//! Keys held at an X server, on a thread of its own that sleeps until one is pressed or the keyboard's layout changes.
//! It ends when its connection is cut.

use std::net::Shutdown;
use std::os::fd::AsFd;
use std::os::unix::net::UnixStream;

use async_channel::{Sender, unbounded};
use limber_core::api::Surroundings;
use limber_core::health::ShortcutStanding;
use limber_core::settings::Shortcut;
use x11rb::connection::Connection;
use x11rb::errors::{ConnectionError, ReplyError};
use x11rb::protocol::xproto::{ConnectionExt as _, GrabMode, Keycode, Keysym, Mapping, ModMask, Window};
use x11rb::protocol::{ErrorKind, Event};
use x11rb::rust_connection::RustConnection;

use super::{Teller, keys};
use crate::adapters::x11::{self, Unreachable};
use crate::ports::signal::SourceStanding;

pub(super) const SOURCE: &str = "x11-keys";

/// Enough for a few requests.
const STACK_BYTES: usize = 256 * 1024;

/// The server tells a key that is held down as one that is let go and pressed again at the same moment.
const REPEAT_MS: u32 = 20;

/// Why keys are not held any more, or never were.
#[derive(Debug, thiserror::Error)]
pub(super) enum Lost {
    #[error("another program has these keys")]
    Taken,
    #[error(transparent)]
    Unreachable(#[from] Unreachable),
    #[error("the X server went away: {0}")]
    Gone(#[from] ConnectionError),
    #[error("the X server does not answer as it should: {0}")]
    Reply(#[from] ReplyError),
    #[error("no thread for the keys: {0}")]
    Thread(#[from] std::io::Error),
    #[error("the thread that held the keys ended")]
    Ended,
}

/// Ends the thread when it is dropped, by cutting its connection.
struct Cut(UnixStream);

impl Drop for Cut {
    fn drop(&mut self) {
        let _ = self.0.shutdown(Shutdown::Both); // a server that has gone cut it already
    }
}

enum FromThread {
    Connected(Cut),
    Ended(Lost),
}

/// Holds the keys until they are lost. Lets go of them when it is dropped.
pub(super) async fn hold(place: &Surroundings, teller: Teller) -> Lost {
    let (to_us, from_thread) = unbounded();
    let place = place.clone();
    let thread = std::thread::Builder::new().name("shortcut".into()).stack_size(STACK_BYTES);
    let spawned = thread.spawn(move || {
        let Err(lost) = listen(&place, &teller, &to_us);
        let _ = to_us.try_send(FromThread::Ended(lost)); // nobody waits for it any more
    });
    if let Err(error) = spawned {
        return error.into();
    }
    let mut connection = None;
    loop {
        match from_thread.recv().await {
            Ok(FromThread::Connected(cut)) => connection = Some(cut),
            Ok(FromThread::Ended(lost)) => break lost,
            Err(_) => {
                drop(connection);
                break Lost::Ended;
            }
        }
    }
}

fn listen(place: &Surroundings, teller: &Teller, to_us: &Sender<FromThread>) -> Result<std::convert::Infallible, Lost> {
    let (connection, screen) = x11::connect(place, |stream| {
        if let Ok(copy) = stream.as_fd().try_clone_to_owned() {
            // Where nobody takes it any more it is dropped, and the connection is cut.
            let _ = to_us.try_send(FromThread::Connected(Cut(copy.into())));
        }
    })?;
    let root = connection.setup().roots.get(screen).ok_or(Unreachable::NoDisplay)?.root;
    let mut place = Place::of(teller.of, &connection)?;
    loop {
        if let Some(place) = &place {
            place.take(&connection, root)?;
        }
        let became = if place.is_some() { ShortcutStanding::Held } else { ShortcutStanding::NoSuchKey };
        teller.stands(SOURCE, became, SourceStanding::Answers, None);
        // A change of the layout is told also where another keyboard with the same one is used: what is held stays.
        let before = place;
        while place == before {
            until_layout_changes(&connection, teller)?;
            place = Place::of(teller.of, &connection)?;
        }
        if let Some(before) = before {
            before.give_back(&connection, root)?;
        }
    }
}

/// Tells each press, until the keyboard may have other keys.
fn until_layout_changes(connection: &RustConnection, teller: &Teller) -> Result<(), Lost> {
    let (mut is_down, mut let_go) = (false, None::<u32>);
    loop {
        match connection.wait_for_event()? {
            Event::KeyPress(key) => {
                let repeated = is_down || let_go.is_some_and(|before| key.time.wrapping_sub(before) < REPEAT_MS);
                is_down = true;
                if !repeated {
                    teller.pressed();
                }
            }
            Event::KeyRelease(key) => (is_down, let_go) = (false, Some(key.time)),
            Event::MappingNotify(change) if change.request != Mapping::POINTER => return Ok(()),
            _ => {}
        }
    }
}

/// Where keys are on the keyboard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Place {
    code: Keycode,
    /// With the modifiers, whatever Num Lock and Caps Lock are at.
    with: [ModMask; 4],
}

impl Place {
    /// `None` where the keyboard has no such key.
    fn of(shortcut: Shortcut, connection: &RustConnection) -> Result<Option<Self>, Lost> {
        let keyboard = Keyboard::read(connection)?;
        let wanted = keyboard.modifiers(shortcut);
        let locks = [ModMask::default(), ModMask::LOCK, keyboard.num_lock, ModMask::LOCK | keyboard.num_lock];
        let code = keyboard.code_of(keys::keysym(shortcut.key));
        Ok(code.map(|code| Self { code, with: locks.map(|lock| wanted | lock) }))
    }

    fn take(&self, connection: &RustConnection, root: Window) -> Result<(), Lost> {
        for with in self.with {
            let asked = connection.grab_key(false, root, with, self.code, GrabMode::ASYNC, GrabMode::ASYNC)?;
            match asked.check() {
                Ok(()) => {}
                // The connection ends with it, and what was ours by then.
                Err(ReplyError::X11Error(error)) if error.error_kind == ErrorKind::Access => return Err(Lost::Taken),
                Err(error) => return Err(error.into()),
            }
        }
        Ok(())
    }

    fn give_back(&self, connection: &RustConnection, root: Window) -> Result<(), Lost> {
        for with in self.with {
            connection.ungrab_key(self.code, root, with)?;
        }
        Ok(connection.flush()?)
    }
}

/// What the keys of the keyboard mean at present.
struct Keyboard {
    first: Keycode,
    per_key: usize,
    keysyms: Vec<Keysym>,
    num_lock: ModMask,
    alt: ModMask,
    super_: ModMask,
}

impl Keyboard {
    fn read(connection: &RustConnection) -> Result<Self, Lost> {
        const NUM_LOCK: Keysym = 0xff7f;
        const ALT: [Keysym; 2] = [0xffe9, 0xffea];
        const SUPER: [Keysym; 2] = [0xffeb, 0xffec];
        let (first, last) = (connection.setup().min_keycode, connection.setup().max_keycode);
        let mapping = connection.get_keyboard_mapping(first, last.saturating_sub(first).saturating_add(1))?.reply()?;
        let modifiers = connection.get_modifier_mapping()?.reply()?;
        let per_key = usize::from(mapping.keysyms_per_keycode).max(1);
        let mut keyboard = Self {
            first,
            per_key,
            keysyms: mapping.keysyms,
            num_lock: ModMask::default(),
            alt: ModMask::M1,
            super_: ModMask::M4,
        };
        let masks = [ModMask::M1, ModMask::M2, ModMask::M3, ModMask::M4, ModMask::M5];
        let codes = modifiers.keycodes.chunks((modifiers.keycodes.len() / 8).max(1)).skip(3);
        for (mask, codes) in masks.into_iter().zip(codes) {
            let does = |wanted: &[Keysym]| codes.iter().any(|code| keyboard.writes(*code, wanted));
            let (num_lock, alt, super_) = (does(&[NUM_LOCK]), does(&ALT), does(&SUPER));
            if num_lock {
                keyboard.num_lock = mask;
            }
            if alt {
                keyboard.alt = mask;
            }
            if super_ {
                keyboard.super_ = mask;
            }
        }
        Ok(keyboard)
    }

    fn writes(&self, code: Keycode, wanted: &[Keysym]) -> bool {
        let of_code = code.checked_sub(self.first).and_then(|key| self.keysyms.chunks(self.per_key).nth(key.into()));
        of_code.is_some_and(|keysyms| keysyms.iter().any(|keysym| wanted.contains(keysym)))
    }

    /// The key that writes this by itself, or else the first that does together with others.
    fn code_of(&self, keysym: Keysym) -> Option<Keycode> {
        let by = |level: &dyn Fn(&[Keysym]) -> bool| self.keysyms.chunks(self.per_key).position(level);
        let key = by(&|keysyms| keysyms.first() == Some(&keysym)).or_else(|| by(&|keysyms| keysyms.contains(&keysym)));
        key.and_then(|key| self.first.checked_add(u8::try_from(key).ok()?))
    }

    fn modifiers(&self, shortcut: Shortcut) -> ModMask {
        let Shortcut { ctrl, alt, shift, super_, key: _ } = shortcut;
        let held = [(ctrl, ModMask::CONTROL), (alt, self.alt), (shift, ModMask::SHIFT), (super_, self.super_)];
        let held = held.into_iter().filter(|(held, _)| *held);
        held.fold(ModMask::default(), |all, (_, mask)| all | mask)
    }
}
