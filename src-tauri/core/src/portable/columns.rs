//! Which columns the tables of an export have, for spreadsheets and statistics: the same rows as in the document, one value a cell,
//! with the unit in the name.

use super::Part;

/// What is in a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnKind {
    /// Words, as somebody wrote them.
    Text,
    /// One of a few names, or an id.
    Name,
    /// A whole number.
    Number,
    /// `true` or `false`.
    YesNo,
    /// ISO 8601 with the offset that was in force.
    Moment,
    /// ISO 8601.
    Date,
    /// `HH:MM`.
    Time,
    /// Seven digits from Monday on, 1 for yes.
    Weekdays,
    /// A JSON document.
    Json,
}

impl ColumnKind {
    /// Its name in the data dictionary.
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Name => "name",
            Self::Number => "number",
            Self::YesNo => "true/false",
            Self::Moment => "moment (ISO 8601 with offset)",
            Self::Date => "date (ISO 8601)",
            Self::Time => "time (HH:MM)",
            Self::Weekdays => "seven digits, Monday first",
            Self::Json => "JSON",
        }
    }
}

/// A column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// Its name, with the unit.
    pub name: &'static str,
    /// Where its value is in the row as JSON: names with points between them.
    pub path: &'static str,
    /// What is in it.
    pub kind: ColumnKind,
}

/// A table whose rows belong to rows of another one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Inner {
    /// The name of its file.
    pub name: &'static str,
    /// The column with the id of the row that it belongs to, which comes first.
    pub of: &'static str,
    /// The list in that row.
    pub path: &'static str,
    /// Its own columns.
    pub columns: &'static [Column],
}

macro_rules! columns {
    ($($name:literal $path:literal $kind:ident,)*) => {
        &[$(Column { name: $name, path: $path, kind: ColumnKind::$kind }),*]
    };
}

impl Part {
    /// Its columns.
    pub fn columns(self) -> &'static [Column] {
        match self {
            Self::Episodes => columns![
                "id" "id" Name, "night" "night" Date, "kind" "kind" Name, "started_at" "started_at" Moment,
                "duration_seconds" "duration_seconds" Number, "severity_0_10" "severity" Number, "muscle" "muscle" Name,
                "side" "side" Name, "hard_knot" "hard_knot" YesNo, "woke_me" "woke_me" YesNo,
                "sleep_disturbance_0_10" "sleep_disturbance" Number, "sore_next_day" "sore_next_day" YesNo,
                "note" "note" Text, "ongoing" "ongoing" YesNo, "created_at" "created_at" Moment,
                "updated_at" "updated_at" Moment, "edited_at" "edited_at" Moment,
            ],
            Self::Nights => columns![
                "night" "night" Date, "answer" "answer" Name, "sleep_quality_1_5" "sleep_quality" Number,
                "bed_at" "bed_at" Moment, "up_at" "up_at" Moment, "edited_at" "edited_at" Moment,
            ],
            Self::Days => columns![
                "day" "day" Date, "low_water" "low_water" YesNo, "dark_urine" "dark_urine" YesNo,
                "caffeine_last_at" "caffeine_last_at" Time, "alcohol" "alcohol" Name,
                "hard_exercise" "hard_exercise" YesNo, "daily_walk" "daily_walk" YesNo,
                "long_standing" "long_standing" YesNo, "long_sitting" "long_sitting" YesNo,
                "supportive_shoes" "supportive_shoes" YesNo, "mineral_rich_food" "mineral_rich_food" YesNo,
                "edited_at" "edited_at" Moment,
            ],
            Self::MedicalEntries => columns![
                "id" "id" Name, "kind" "kind" Name, "name" "name" Text, "started_on" "started_on" Date,
                "stopped_on" "stopped_on" Date, "edited_at" "edited_at" Moment,
            ],
            Self::Breaks => columns![
                "id" "id" Name, "day" "day" Date, "outcome" "outcome" Name, "due_at" "due_at" Moment,
                "started_at" "started_at" Moment, "ended_at" "ended_at" Moment, "snoozes" "snoozes" Number,
                "sitting_seconds" "sitting_seconds" Number, "answer" "answer" Name, "expired_by" "expired_by" Name,
                "edited_at" "edited_at" Moment,
            ],
            Self::StretchSessions => columns![
                "id" "id" Name, "routine" "routine" Text, "started_at" "started_at" Moment,
                "ended_at" "ended_at" Moment, "ending" "ending" Name,
            ],
            Self::Evenings => columns![
                "night" "night" Date, "not_tonight" "not_tonight" YesNo, "edited_at" "edited_at" Moment,
            ],
            Self::ChecklistTicks => columns![
                "night" "night" Date, "item" "item" Text, "ticked_at" "ticked_at" Moment, "ticked_by" "ticked_by" Name,
                "words" "words" Text,
            ],
            Self::ChecklistItems => columns![
                "item" "id" Text, "on_the_list" "on" YesNo, "remind" "remind" YesNo, "words" "own.words" Text,
                "minutes_before_bed" "own.minutes_before_bed" Number, "timer_minutes" "own.timer_minutes" Number,
                "weekdays" "own.weekdays" Weekdays, "removed_at" "removed_at" Moment, "edited_at" "edited_at" Moment,
            ],
            Self::CarePutAside => columns![
                "rule" "rule" Text, "fact" "fact" Text, "put_aside_at" "put_aside_at" Moment,
            ],
            Self::Experiments => columns![
                "id" "id" Name, "question" "question" Name, "since" "since" Date,
                "first_tries" "first_tries" Text, "stopped_on" "stopped_on" Date, "edited_at" "edited_at" Moment,
            ],
            Self::Deletions => columns![
                "what" "what" Name, "key" "key" Text, "deleted_at" "deleted_at" Moment,
            ],
            Self::Settings => columns!["document" "document" Json, "edited_at" "edited_at" Moment,],
        }
    }

    /// The table with the lists of its rows, where they have some.
    pub fn inner(self) -> Option<Inner> {
        match self {
            Self::Episodes => Some(Inner {
                name: "remedies",
                of: "episode_id",
                path: "tried",
                columns: columns!["remedy" "remedy" Name, "helped" "helped" Name,],
            }),
            Self::StretchSessions => Some(Inner {
                name: "held_stretches",
                of: "session_id",
                path: "held",
                columns: columns!["stretch" "stretch" Text, "side" "side" Name, "held_seconds" "seconds" Number,],
            }),
            _ => None,
        }
    }
}
