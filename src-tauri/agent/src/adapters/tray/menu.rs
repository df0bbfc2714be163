//! The menu as a tray host reads it (com.canonical.dbusmenu, version 3). Every entry keeps its number for as long as the
//! process lives, so that a press on a menu that has changed meanwhile still means what the person read.

#![allow(clippy::used_underscore_binding, reason = "arguments of the interface that say nothing here")]

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use zbus::object_server::SignalEmitter;
use zbus::zvariant::{OwnedValue, StructureBuilder, Value};

use crate::ports::signal::{Report, Signal, TrayCommand};
use crate::ports::tray::TrayEntry;

/// Where the menu is found.
pub(super) const PATH: &str = "/MenuBar";

/// The number of the menu itself.
const ROOT: i32 = 0;

type Properties = HashMap<&'static str, Value<'static>>;

/// Number, what it says, and the lines below it.
type Layout = (i32, Properties, Vec<Value<'static>>);

/// One line of the menu.
#[derive(Debug, Clone, PartialEq)]
struct Row {
    number: i32,
    parent: i32,
    /// What is told when it is chosen; empty for what cannot be.
    id: String,
    label: String,
    kind: Kind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Separator,
    Item { enabled: bool },
    Menu,
}

impl Row {
    fn properties(&self) -> Properties {
        // A label in which an underscore is an underscore and no access key.
        let label = || Value::from(self.label.replace('_', "__"));
        match self.kind {
            Kind::Separator => HashMap::from([("type", Value::from("separator"))]),
            Kind::Item { enabled: true } => HashMap::from([("label", label())]),
            Kind::Item { enabled: false } => HashMap::from([("label", label()), ("enabled", Value::Bool(false))]),
            Kind::Menu => HashMap::from([("label", label()), ("children-display", Value::from("submenu"))]),
        }
    }
}

/// What changed between two menus, as a host is told.
#[derive(Debug, PartialEq)]
pub(super) enum Change {
    /// Lines came, went, or moved: the new revision.
    Layout(u32),
    /// The same lines in other words: number, what each says now, and what it says no more.
    Words(Vec<(i32, Properties)>, Vec<(i32, Vec<&'static str>)>),
}

/// The lines at present.
#[derive(Debug, Default)]
struct Lines {
    rows: Vec<Row>,
    revision: u32,
    /// Every entry that ever was, and its number. As many as the menu has different entries.
    numbers: HashMap<String, i32>,
}

impl Lines {
    fn set(&mut self, entries: &[TrayEntry]) -> Option<Change> {
        let mut rows = Vec::new();
        self.flatten(entries, ROOT, "", &mut rows);
        let before = std::mem::replace(&mut self.rows, rows);
        if before == self.rows {
            return None;
        }
        let shape = |rows: &[Row]| rows.iter().map(|row| (row.number, row.parent)).collect::<Vec<_>>();
        if shape(&before) != shape(&self.rows) {
            self.revision += 1;
            return Some(Change::Layout(self.revision));
        }
        let (mut said, mut unsaid) = (Vec::new(), Vec::new());
        for (old, new) in before.iter().zip(&self.rows).filter(|(old, new)| old != new) {
            let (before, now) = (old.properties(), new.properties());
            let gone: Vec<_> = before.into_keys().filter(|name| !now.contains_key(name)).collect();
            if !gone.is_empty() {
                unsaid.push((new.number, gone));
            }
            said.push((new.number, now));
        }
        Some(Change::Words(said, unsaid))
    }

    fn flatten(&mut self, entries: &[TrayEntry], parent: i32, above: &str, rows: &mut Vec<Row>) {
        let (mut separators, mut menus) = (0, 0);
        for entry in entries {
            let (name, id, label, kind) = match entry {
                TrayEntry::Separator => {
                    separators += 1;
                    (format!("separator-{separators}"), "", "", Kind::Separator)
                }
                TrayEntry::Item { id, label, enabled } => {
                    (format!("item-{id}"), id.as_str(), label.as_str(), Kind::Item { enabled: *enabled })
                }
                TrayEntry::Menu { label, .. } => {
                    menus += 1;
                    (format!("menu-{menus}"), "", label.as_str(), Kind::Menu)
                }
            };
            let name = format!("{above}/{name}");
            let next = i32::try_from(self.numbers.len()).unwrap_or(i32::MAX).saturating_add(1);
            let number = *self.numbers.entry(name.clone()).or_insert(next);
            rows.push(Row { number, parent, id: id.to_owned(), label: label.to_owned(), kind });
            if let TrayEntry::Menu { entries, .. } = entry {
                self.flatten(entries, number, &name, rows);
            }
        }
    }

    fn row(&self, number: i32) -> Option<&Row> {
        self.rows.iter().find(|row| row.number == number)
    }

    fn properties(&self, number: i32, wanted: &[String]) -> Option<Properties> {
        let mut properties = match number {
            ROOT => HashMap::from([("children-display", Value::from("submenu"))]),
            number => self.row(number)?.properties(),
        };
        properties.retain(|name, _| wanted.is_empty() || wanted.iter().any(|wanted| wanted == name));
        Some(properties)
    }

    /// A line with those below it, `depth` levels of them; all if it is negative.
    fn layout(&self, number: i32, depth: i32, wanted: &[String]) -> Option<Layout> {
        let below = self.rows.iter().filter(|row| row.parent == number && depth != 0);
        let children = below.filter_map(|row| {
            let (number, properties, children) = self.layout(row.number, depth.saturating_sub(1).max(-1), wanted)?;
            let fields = StructureBuilder::new().add_field(number).add_field(properties).add_field(children);
            Some(Value::from(fields.build().ok()?))
        });
        Some((number, self.properties(number, wanted)?, children.collect()))
    }
}

/// The menu, shared with who serves it.
#[derive(Clone)]
pub(super) struct Menu {
    lines: Arc<Mutex<Lines>>,
    report: Report,
}

impl Menu {
    pub(super) fn new(report: Report, entries: &[TrayEntry]) -> Self {
        let menu = Self { lines: Arc::default(), report };
        menu.set(entries);
        menu
    }

    /// Shows these entries from now on; returns what a host has to be told.
    pub(super) fn set(&self, entries: &[TrayEntry]) -> Option<Change> {
        self.lines().set(entries)
    }

    /// Tells a host.
    pub(super) async fn tell(emitter: &SignalEmitter<'_>, change: Change) -> zbus::Result<()> {
        match change {
            Change::Layout(revision) => Self::layout_updated(emitter, revision, ROOT).await,
            Change::Words(said, unsaid) => Self::items_properties_updated(emitter, said, unsaid).await,
        }
    }

    fn lines(&self) -> MutexGuard<'_, Lines> {
        self.lines.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// False for a line that is not there, or cannot be chosen now.
    fn happens(&self, number: i32, what: &str) -> bool {
        let row = self.lines().row(number).cloned();
        match (row, what) {
            (Some(Row { id, kind: Kind::Item { enabled: true }, .. }), "clicked") => {
                (self.report)(Signal::Tray(TrayCommand(id)));
                true
            }
            (row, _) => row.is_some() || number == ROOT,
        }
    }
}

fn unknown(number: i32) -> zbus::fdo::Error {
    zbus::fdo::Error::InvalidArgs(format!("no entry has the number {number}"))
}

#[zbus::interface(name = "com.canonical.dbusmenu")]
#[allow(clippy::unused_self, clippy::needless_pass_by_value, reason = "the interface's signatures")]
impl Menu {
    fn get_layout(&self, parent: i32, depth: i32, wanted: Vec<String>) -> zbus::fdo::Result<(u32, Layout)> {
        let lines = self.lines();
        Ok((lines.revision, lines.layout(parent, depth, &wanted).ok_or_else(|| unknown(parent))?))
    }

    fn get_group_properties(&self, numbers: Vec<i32>, wanted: Vec<String>) -> Vec<(i32, Properties)> {
        let lines = self.lines();
        let all = || std::iter::once(ROOT).chain(lines.rows.iter().map(|row| row.number)).collect();
        let numbers: Vec<i32> = if numbers.is_empty() { all() } else { numbers };
        numbers.into_iter().filter_map(|number| Some((number, lines.properties(number, &wanted)?))).collect()
    }

    fn get_property(&self, number: i32, name: String) -> zbus::fdo::Result<OwnedValue> {
        let properties = self.lines().properties(number, &[]).ok_or_else(|| unknown(number))?;
        let value = properties.into_iter().find(|(known, _)| *known == name).map(|(_, value)| value);
        let value = value.ok_or_else(|| zbus::fdo::Error::InvalidArgs(format!("it has no {name}")))?;
        Ok(value.try_to_owned().map_err(zbus::Error::from)?)
    }

    fn event(&self, number: i32, what: String, _data: OwnedValue, _at: u32) -> zbus::fdo::Result<()> {
        if self.happens(number, &what) { Ok(()) } else { Err(unknown(number)) }
    }

    fn event_group(&self, events: Vec<(i32, String, OwnedValue, u32)>) -> Vec<i32> {
        let unknown = events.into_iter().filter(|(number, what, ..)| !self.happens(*number, what));
        unknown.map(|(number, ..)| number).collect()
    }

    /// Nothing has to be made ready before it is shown.
    fn about_to_show(&self, _number: i32) -> bool {
        false
    }

    fn about_to_show_group(&self, numbers: Vec<i32>) -> (Vec<i32>, Vec<i32>) {
        let lines = self.lines();
        let unknown = numbers.into_iter().filter(|number| *number != ROOT && lines.row(*number).is_none());
        (Vec::new(), unknown.collect())
    }

    #[zbus(property)]
    fn version(&self) -> u32 {
        3
    }

    #[zbus(property)]
    fn text_direction(&self) -> &'static str {
        "ltr"
    }

    #[zbus(property)]
    fn status(&self) -> &'static str {
        "normal"
    }

    #[zbus(property)]
    fn icon_theme_path(&self) -> Vec<String> {
        Vec::new()
    }

    #[zbus(signal)]
    async fn layout_updated(emitter: &SignalEmitter<'_>, revision: u32, parent: i32) -> zbus::Result<()>;

    #[zbus(signal)]
    async fn items_properties_updated(
        emitter: &SignalEmitter<'_>,
        said: Vec<(i32, Properties)>,
        unsaid: Vec<(i32, Vec<&'static str>)>,
    ) -> zbus::Result<()>;
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(id: &str, label: &str, enabled: bool) -> TrayEntry {
        TrayEntry::Item { id: id.into(), label: label.into(), enabled }
    }

    fn menu(status: &str, running: bool) -> Vec<TrayEntry> {
        let pauses = vec![item("pause-30", "30 minutes", true)];
        let pause = if running {
            TrayEntry::Menu { label: "Pause".into(), entries: pauses }
        } else {
            item("resume", "Resume", true)
        };
        vec![item("status", status, false), TrayEntry::Separator, pause, item("quit", "Quit_now", true)]
    }

    #[test]
    fn other_words_leave_an_open_menu_open_and_other_lines_do_not() {
        let mut lines = Lines::default();
        assert_eq!(lines.set(&menu("in 42 minutes", true)), Some(Change::Layout(1)));
        assert_eq!(lines.set(&menu("in 42 minutes", true)), None);
        let Some(Change::Words(said, unsaid)) = lines.set(&menu("in 41 minutes", true)) else { panic!("words") };
        assert_eq!((said.len(), said[0].1["label"].clone(), unsaid), (1, Value::from("in 41 minutes"), vec![]));
        assert_eq!(lines.set(&menu("paused", false)), Some(Change::Layout(2)));
    }

    #[test]
    fn an_entry_keeps_its_number_and_there_are_no_more_than_entries() {
        let mut lines = Lines::default();
        lines.set(&menu("a", true));
        let number = |lines: &Lines| lines.rows.iter().find(|row| row.id == "quit").map(|row| row.number);
        let (before, quit) = (lines.numbers.len(), number(&lines));
        for minute in 0..1000 {
            lines.set(&menu(&minute.to_string(), minute % 2 == 0));
            assert_eq!(number(&lines), quit);
        }
        assert_eq!(lines.numbers.len(), before + 1, "resume, and nothing else");
    }

    #[test]
    fn a_layout_goes_as_deep_as_asked_and_says_what_is_asked() {
        let mut lines = Lines::default();
        lines.set(&menu("a", true));
        let (_, root, children) = lines.layout(ROOT, 1, &[]).unwrap();
        assert_eq!((root["children-display"].clone(), children.len()), (Value::from("submenu"), 4));
        let pause = lines.rows.iter().find(|row| row.kind == Kind::Menu).unwrap().number;
        assert_eq!(lines.layout(pause, 0, &[]).unwrap().2.len(), 0);
        assert_eq!(lines.layout(pause, -1, &[]).unwrap().2.len(), 1);
        let label = lines.properties(lines.rows.last().unwrap().number, &["label".into()]).unwrap();
        assert_eq!(label, HashMap::from([("label", Value::from("Quit__now"))]), "an underscore is no access key");
        assert_eq!(lines.layout(99, -1, &[]), None);
    }
}
