//! The four drawings of the tray as pixels, made by script/tray-icons from assets/icons/tray/*.svg.

use crate::ports::tray::TrayIcon;

/// One colour for every panel, in red, green, blue: the press colour's hue at a lightness that stands 3.8 : 1 against
/// a light panel (#F4F4F2) and 3.8 : 1 against a dark one (#1C1F22). A tray does not tell which of them it is.
pub(super) const COLOUR: [u8; 3] = [0x5B, 0x7F, 0x93];

/// A square of coverage bytes, row by row.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mask {
    /// Width and height in pixels.
    pub(super) size: u16,
    /// 0 (clear) to 255 (covered), `size` x `size` of them.
    pub(super) alpha: &'static [u8],
}

macro_rules! masks {
    ($name:literal) => {
        [
            masks!($name, 16, "16"),
            masks!($name, 22, "22"),
            masks!($name, 24, "24"),
            masks!($name, 32, "32"),
            masks!($name, 48, "48"),
        ]
    };
    ($name:literal, $size:literal, $text:literal) => {
        Mask {
            size: $size,
            alpha: include_bytes!(concat!("../../../../../assets/icons/tray/", $name, "-", $text, ".alpha")),
        }
    };
}

static RUNNING: [Mask; 5] = masks!("running");
static DUE: [Mask; 5] = masks!("due");
static HELD: [Mask; 5] = masks!("held");
static PAUSED: [Mask; 5] = masks!("paused");

/// The drawing at every size, smallest first.
pub(super) fn masks(icon: TrayIcon) -> &'static [Mask; 5] {
    match icon {
        TrayIcon::Running => &RUNNING,
        TrayIcon::Due => &DUE,
        TrayIcon::Held => &HELD,
        TrayIcon::Paused => &PAUSED,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [TrayIcon; 4] = [TrayIcon::Running, TrayIcon::Due, TrayIcon::Held, TrayIcon::Paused];

    #[test]
    fn every_drawing_fills_its_square_and_differs_from_the_others() {
        for icon in ALL {
            for mask in masks(icon) {
                assert_eq!(mask.alpha.len(), usize::from(mask.size) * usize::from(mask.size), "{icon:?} {}", mask.size);
                assert!(mask.alpha.contains(&255) && mask.alpha[0] == 0, "{icon:?} {} is not a drawing", mask.size);
            }
            for other in ALL {
                let same = masks(icon).iter().zip(masks(other)).any(|(a, b)| a.alpha == b.alpha);
                assert_eq!(same, icon == other, "{icon:?} and {other:?}");
            }
        }
    }
}
