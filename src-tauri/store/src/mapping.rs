//! How the domain's values look in a column: ids as 16 bytes, moments and days as ISO text, enums by name.

use chrono::{DateTime, NaiveDate};
use limber_core::care::CareRule;
use limber_core::engine::{BreakAnswer, BreakOutcome, ExpiredBy};
use limber_core::journal::{Alcohol, EpisodeKind, Helped, MedicalKind, Muscle, NightAnswer, Remedy, Side};
use limber_core::review::ExperimentQuestion;
use limber_core::routine::SessionEnding;
use limber_core::time::{ClockTime, LocalTime};
use limber_core::winddown::TickedBy;
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use uuid::Uuid;

/// A domain value on its way into or out of a column.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sql<T>(pub(crate) T);

/// An enum kept by name. The names are those of the wire; a test holds them together.
pub(crate) trait Named: Copy + Sized + 'static {
    /// Every variant with its name.
    const NAMES: &'static [(Self, &'static str)];
    /// The name of this one.
    fn name(self) -> &'static str;
}

macro_rules! named {
    ($type:ty { $($variant:ident = $name:literal),+ $(,)? }) => {
        impl Named for $type {
            const NAMES: &'static [(Self, &'static str)] = &[$((Self::$variant, $name)),+];
            fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),+ }
            }
        }
    };
}

named!(BreakOutcome {
    Taken = "taken",
    Natural = "natural",
    Asleep = "asleep",
    Skipped = "skipped",
    Missed = "missed",
    Expired = "expired",
});
named!(ExpiredBy { Pause = "pause", Hours = "hours" });
named!(BreakAnswer { Done = "done", Partly = "partly", NotReally = "not_really" });
named!(EpisodeKind { Cramp = "cramp", Ache = "ache", UrgeToMove = "urge_to_move", Other = "other" });
named!(Muscle {
    Calf = "calf",
    Foot = "foot",
    BackOfThigh = "back_of_thigh",
    FrontOfThigh = "front_of_thigh",
    Shin = "shin",
    Other = "other",
});
named!(Side { Left = "left", Right = "right", Both = "both" });
named!(Remedy {
    Stretch = "stretch",
    Stand = "stand",
    Walk = "walk",
    Rub = "rub",
    Warmth = "warmth",
    Cold = "cold",
    LegsUp = "legs_up",
    Other = "other",
});
named!(Helped { Yes = "yes", ALittle = "a_little", No = "no" });
named!(NightAnswer { None = "none", Cramps = "cramps" });
named!(CareRule {
    LongCramp = "long_cramp",
    OneLegAches = "one_leg_aches",
    PregnantLeg = "pregnant_leg",
    Statin = "statin",
    DisturbedSleep = "disturbed_sleep",
    VeryPainful = "very_painful",
    NewMedicine = "new_medicine",
    Pregnancy = "pregnancy",
});
named!(ExperimentQuestion {
    Stretching = "stretching",
    LessCaffeine = "less_caffeine",
    Winddown = "winddown",
    NoAlcohol = "no_alcohol",
});
named!(Alcohol { None = "none", OneOrTwo = "one_or_two", ThreeOrMore = "three_or_more" });
named!(MedicalKind { Medicine = "medicine", Condition = "condition" });
named!(TickedBy { Person = "person", Player = "player" });
named!(SessionEnding { Completed = "completed", Left = "left", Hurt = "hurt" });

impl<T: Named> ToSql for Sql<T> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.0.name().into())
    }
}

impl<T: Named> FromSql for Sql<T> {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let text = value.as_str()?;
        T::NAMES
            .iter()
            .find(|(_, name)| *name == text)
            .map(|(variant, _)| Self(*variant))
            .ok_or(FromSqlError::InvalidType)
    }
}

impl ToSql for Sql<Uuid> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(ValueRef::Blob(self.0.as_bytes())))
    }
}

impl FromSql for Sql<Uuid> {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        Uuid::from_slice(value.as_blob()?).map(Self).map_err(FromSqlError::other)
    }
}

impl ToSql for Sql<LocalTime> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.0.to_rfc3339().into())
    }
}

impl FromSql for Sql<LocalTime> {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        DateTime::parse_from_rfc3339(value.as_str()?).map(Self).map_err(FromSqlError::other)
    }
}

impl ToSql for Sql<NaiveDate> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.0.to_string().into())
    }
}

impl FromSql for Sql<NaiveDate> {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        value.as_str()?.parse().map(Self).map_err(FromSqlError::other)
    }
}

impl ToSql for Sql<ClockTime> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.0.to_string().into())
    }
}

impl FromSql for Sql<ClockTime> {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        value.as_str()?.parse().map(Self).map_err(FromSqlError::other)
    }
}

/// Milliseconds since 1970 UTC: what rows are ordered by, whatever offset each was written with.
pub(crate) fn utc(moment: LocalTime) -> i64 {
    moment.timestamp_millis()
}

/// Takes the value out of an optional column.
pub(crate) fn opt<T>(value: Option<Sql<T>>) -> Option<T> {
    value.map(|Sql(value)| value)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn same_as_on_the_wire<T: Named + serde::Serialize>() {
        for (variant, name) in T::NAMES {
            assert_eq!(serde_json::to_value(variant).unwrap(), *name, "the column and the wire use one name");
            assert_eq!(variant.name(), *name);
        }
    }

    #[test]
    fn enums_have_one_name() {
        same_as_on_the_wire::<BreakOutcome>();
        same_as_on_the_wire::<ExpiredBy>();
        same_as_on_the_wire::<BreakAnswer>();
        same_as_on_the_wire::<EpisodeKind>();
        same_as_on_the_wire::<Muscle>();
        same_as_on_the_wire::<Side>();
        same_as_on_the_wire::<Remedy>();
        same_as_on_the_wire::<Helped>();
        same_as_on_the_wire::<NightAnswer>();
        same_as_on_the_wire::<Alcohol>();
        same_as_on_the_wire::<MedicalKind>();
        same_as_on_the_wire::<TickedBy>();
        same_as_on_the_wire::<SessionEnding>();
    }
}
