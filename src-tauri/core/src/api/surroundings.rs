//! Where the desktop of a program is found: the few variables of its environment that say so, carried as values.
//!
//! The agent may have been started elsewhere than where the person works now: on a display that is gone, over ssh, by
//! a timer. So whoever asks says where they are, and the agent finds their desktop. Knows nothing of what the values
//! mean; must never carry a variable that is not listed.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// The variables that are carried, and no others: buses and sockets of this machine, and the session's name.
const CARRIED: [&str; 11] = [
    "DBUS_SESSION_BUS_ADDRESS",
    "DISPLAY",
    "PULSE_COOKIE",
    "PULSE_RUNTIME_PATH",
    "PULSE_SERVER",
    "WAYLAND_DISPLAY",
    "XAUTHORITY",
    "XDG_CURRENT_DESKTOP",
    "XDG_RUNTIME_DIR",
    "XDG_SESSION_ID",
    "XDG_SESSION_TYPE",
];

/// Bytes of the longest value that is carried: a path of the system is no longer.
const LONGEST: usize = 4096;

/// Where a desktop is found. Empty on Windows and macOS, where each person has one.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "BTreeMap<String, String>", into = "BTreeMap<String, String>")]
pub struct Surroundings(BTreeMap<&'static str, String>);

impl Surroundings {
    /// Out of an environment. A variable that is not set, empty, or too long is left out.
    pub fn from_variables(variable: impl Fn(&str) -> Option<String>) -> Self {
        let usable = |value: &String| !value.is_empty() && value.len() <= LONGEST && !value.contains('\0');
        Self(CARRIED.iter().filter_map(|name| Some((*name, variable(name).filter(usable)?))).collect())
    }

    /// Each variable that is set, for a program that is started there. What is not among them is to be unset.
    pub fn variables(&self) -> impl Iterator<Item = (&'static str, &str)> {
        self.0.iter().map(|(name, value)| (*name, value.as_str()))
    }

    /// The names of all that can be carried.
    pub fn names() -> impl Iterator<Item = &'static str> {
        CARRIED.iter().copied()
    }

    /// One variable, if it is carried and set.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str)
    }

    /// The same with a variable set anew, if it is one of those carried.
    #[must_use]
    pub fn with(&self, name: &str, value: &str) -> Self {
        Self::from_variables(|other| if other == name { Some(value.to_owned()) } else { self.0.get(other).cloned() })
    }

    /// True where nothing is known.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// True when both name a display and not the same one: something shown at one cannot be seen at the other.
    pub fn is_another_display(&self, other: &Self) -> bool {
        let screenless = |display: &str| display.strip_suffix(".0").unwrap_or(display).to_owned();
        let named = |at: &Self, name| at.get(name).map(screenless);
        let both = ["WAYLAND_DISPLAY", "DISPLAY"].iter().find_map(|name| named(self, name).zip(named(other, name)));
        both.is_some_and(|(here, there)| here != there)
    }

    /// True where something could be shown: an X or a Wayland display is named.
    pub fn has_display(&self) -> bool {
        self.get("DISPLAY").is_some() || self.get("WAYLAND_DISPLAY").is_some()
    }
}

impl From<BTreeMap<String, String>> for Surroundings {
    fn from(variables: BTreeMap<String, String>) -> Self {
        Self::from_variables(|name| variables.get(name).cloned())
    }
}

impl From<Surroundings> for BTreeMap<String, String> {
    fn from(surroundings: Surroundings) -> Self {
        surroundings.0.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_display_is_another_one_only_where_both_are_named() {
        let at = |variables: &[(&str, &str)]| {
            variables.iter().fold(Surroundings::default(), |at, (name, value)| at.with(name, value))
        };
        let first = at(&[("DISPLAY", ":0")]);
        assert!(first.is_another_display(&at(&[("DISPLAY", ":1")])));
        assert!(!first.is_another_display(&at(&[("DISPLAY", ":0.0")])), "the same display, its first screen");
        assert!(!first.is_another_display(&at(&[("WAYLAND_DISPLAY", "wayland-0")])), "Wayland has an X display too");
        assert!(!first.is_another_display(&Surroundings::default()), "over ssh or by a timer");
        let wayland = at(&[("WAYLAND_DISPLAY", "wayland-0"), ("DISPLAY", ":0")]);
        assert!(wayland.is_another_display(&at(&[("WAYLAND_DISPLAY", "wayland-1"), ("DISPLAY", ":0")])));
    }

    #[test]
    fn only_what_says_where_a_desktop_is_is_carried() {
        let told = r#"{"DISPLAY":":1","LD_PRELOAD":"/tmp/x.so","XAUTHORITY":"","PATH":"/tmp"}"#;
        let heard: Surroundings = serde_json::from_str(told).unwrap();
        assert_eq!(heard.variables().collect::<Vec<_>>(), [("DISPLAY", ":1")]);
        assert!(heard.has_display() && heard.get("LD_PRELOAD").is_none() && heard.get("XAUTHORITY").is_none());
        assert_eq!(serde_json::to_string(&heard).unwrap(), r#"{"DISPLAY":":1"}"#);
    }

    #[test]
    fn a_value_that_no_system_could_have_is_left_out() {
        let heard = Surroundings::from_variables(|name| match name {
            "DISPLAY" => Some("x".repeat(LONGEST + 1)),
            "WAYLAND_DISPLAY" => Some("way\0land".to_owned()),
            "XDG_RUNTIME_DIR" => Some("/run/user/1".to_owned()),
            _ => None,
        });
        assert_eq!(heard.variables().collect::<Vec<_>>(), [("XDG_RUNTIME_DIR", "/run/user/1")]);
        assert!(!heard.has_display());
        assert_eq!(heard.with("DISPLAY", ":2").get("DISPLAY"), Some(":2"));
        assert_eq!(heard.with("PATH", "/tmp"), heard);
    }
}
