//! Which evening a moment belongs to, and an evening laid out in time.

use chrono::{Datelike, Days, FixedOffset, NaiveDate, NaiveDateTime, TimeDelta, TimeZone};

use super::{Checklist, ChecklistAction, ChecklistItem, ChecklistTick, Evening, ListedItem};
use crate::settings::{EveningSettings, SleepTimes};
use crate::time::{LocalTime, date_within, day_of};

/// How long after a bedtime that is later than the end of the day the evening still goes on.
const AFTER_BED: TimeDelta = TimeDelta::hours(1);

/// The evening a moment belongs to: an evening crosses midnight and ends at 04:00, like the day; where bed comes later
/// than that, after a night shift, an hour after bedtime.
pub fn evening_of(now: LocalTime, settings: &EveningSettings) -> NaiveDate {
    let day = day_of(now);
    let Some(before) = day.pred_opt().filter(|before| *before >= FIRST) else { return day };
    let (bed, _) = bed_and_wake(before, settings.of(before));
    if now.naive_local() < bed + AFTER_BED { before } else { day }
}

/// The evening named `night`, ready to show: what is on the list that weekday, with times from its bedtime and ticks of its
/// own. What was ticked is there also where it is switched off since, or removed.
///
/// `offset` is the one in force now; around a change of summer time an evening further off may show an hour
/// too early or late until it comes. Ticks of other nights are left aside, and those of items without words.
pub fn build_evening(
    night: NaiveDate,
    checklist: &Checklist,
    settings: &EveningSettings,
    offset: FixedOffset,
    ticks: &[ChecklistTick],
    not_tonight: bool,
) -> Evening {
    let night = night.clamp(FIRST, LAST);
    let (bed, wake) = bed_and_wake(night, settings.of(night));
    let local = |moment: NaiveDateTime| -> LocalTime { offset.from_utc_datetime(&(moment - offset)) };
    let before_bed = |minutes: u16| local(bed - TimeDelta::minutes(i64::from(minutes)));

    let ticks: Vec<_> = ticks.iter().filter(|tick| tick.night == night).collect();
    let weekday = night.weekday().num_days_from_monday() as usize;
    let is_on = |item: &ListedItem| item.on && item.own.as_ref().is_none_or(|own| own.weekdays[weekday]);
    let line = |item: ListedItem, tick: Option<&ChecklistTick>| ChecklistItem {
        id: item.id,
        words: item.own.map(|own| own.words),
        due_at: before_bed(item.minutes_before_bed),
        action: item.action,
        evidence: item.evidence,
        sources: item.sources,
        be_seen_first: item.be_seen_first,
        remind: item.remind,
        ticked_at: tick.map(|tick| tick.ticked_at),
        ticked_by: tick.map(|tick| tick.ticked_by),
    };
    let mut items: Vec<ChecklistItem> = checklist
        .items()
        .filter_map(|item| {
            let tick = ticks.iter().find(|tick| tick.item == item.id).copied();
            (is_on(&item) || tick.is_some()).then(|| line(item, tick))
        })
        .collect();
    // What was done stays done, also where the item is gone.
    for tick in ticks {
        if items.iter().all(|item| item.id != tick.item)
            && let Some(words) = &tick.words
        {
            items.push(ChecklistItem {
                id: tick.item.clone(),
                words: Some(words.clone()),
                due_at: tick.ticked_at,
                action: ChecklistAction::None,
                evidence: Vec::new(),
                sources: Vec::new(),
                be_seen_first: false,
                remind: false,
                ticked_at: Some(tick.ticked_at),
                ticked_by: Some(tick.ticked_by),
            });
        }
    }
    Evening {
        night,
        winddown_at: before_bed(settings.winddown_minutes),
        bed_at: local(bed),
        wake_at: local(wake),
        not_tonight,
        items,
    }
}

/// Nights outside these cannot be laid out; both ends leave room for the days beside them.
const FIRST: NaiveDate = match NaiveDate::from_ymd_opt(1900, 1, 1) {
    Some(date) => date,
    None => NaiveDate::MIN,
};
const LAST: NaiveDate = match NaiveDate::from_ymd_opt(9999, 12, 1) {
    Some(date) => date,
    None => NaiveDate::MAX,
};

/// Local bedtime and the wake time that follows it. A bedtime before noon is after midnight, on the next date.
pub(super) fn bed_and_wake(night: NaiveDate, times: SleepTimes) -> (NaiveDateTime, NaiveDateTime) {
    let bed = date_within(night, times.bedtime).and_time(times.bedtime.to_naive());
    let wake = (night + Days::new(1)).and_time(times.wake_time.to_naive());
    (bed, if wake > bed { wake } else { wake + Days::new(1) })
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;
    use uuid::Uuid;

    use super::*;
    use crate::winddown::{ChecklistItemChange, OwnItem, TickedBy};

    fn at(text: &str) -> LocalTime {
        DateTime::parse_from_rfc3339(text).unwrap()
    }

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn berlin() -> FixedOffset {
        FixedOffset::east_opt(3600).unwrap()
    }

    fn settings(bedtime: &str, wake_time: &str) -> EveningSettings {
        let times = SleepTimes { bedtime: bedtime.parse().unwrap(), wake_time: wake_time.parse().unwrap() };
        EveningSettings { week: [times; 7], ..EveningSettings::default() }
    }

    fn evening(settings: &EveningSettings, ticks: &[ChecklistTick]) -> Evening {
        build_evening(date("2026-11-11"), &Checklist::default(), settings, berlin(), ticks, false)
    }

    #[test]
    fn an_evening_ends_at_four() {
        let usual = EveningSettings::default();
        for (moment, evening) in [
            ("2026-11-11T23:59:00+01:00", "2026-11-11"),
            ("2026-11-12T00:01:00+01:00", "2026-11-11"),
            ("2026-11-12T03:59:59+01:00", "2026-11-11"),
            ("2026-11-12T04:00:00+01:00", "2026-11-12"),
            ("2026-11-12T11:59:00+01:00", "2026-11-12"),
            ("2026-11-12T12:01:00+01:00", "2026-11-12"),
        ] {
            assert_eq!(evening_of(at(moment), &usual), date(evening), "{moment}");
        }
    }

    #[test]
    fn an_evening_after_a_night_shift_ends_an_hour_after_bed() {
        let shift = settings("08:00", "15:00");
        for (moment, evening) in [
            ("2026-11-12T06:55:00+01:00", "2026-11-11"),
            ("2026-11-12T08:59:59+01:00", "2026-11-11"),
            ("2026-11-12T09:00:00+01:00", "2026-11-12"),
            ("2026-11-12T23:00:00+01:00", "2026-11-12"),
        ] {
            assert_eq!(evening_of(at(moment), &shift), date(evening), "{moment}");
        }
        let last_before_noon = settings("11:59", "19:00");
        assert_eq!(evening_of(at("2026-11-12T12:58:00+01:00"), &last_before_noon), date("2026-11-11"));
        assert_eq!(evening_of(at("2026-11-12T12:59:00+01:00"), &last_before_noon), date("2026-11-12"));
    }

    #[test]
    fn times_count_back_from_bedtime() {
        let evening = evening(&EveningSettings::default(), &[]);
        assert_eq!(evening.bed_at, at("2026-11-11T22:45:00+01:00"));
        assert_eq!(evening.wake_at, at("2026-11-12T06:30:00+01:00"));
        assert_eq!(evening.winddown_at, at("2026-11-11T21:45:00+01:00"));
        let times: Vec<_> = evening.items.iter().map(|item| (item.id.as_str(), item.due_at)).collect();
        assert_eq!(times[0], ("last-caffeine", at("2026-11-11T13:45:00+01:00")), "9 h before bed");
        assert_eq!(times[times.len() - 1], ("in-bed", at("2026-11-11T22:45:00+01:00")));
        assert!(times.is_sorted_by_key(|(_, due_at)| *due_at));
    }

    #[test]
    fn legs_up_has_a_timer_and_stretching_opens_the_player() {
        let evening = evening(&EveningSettings::default(), &[]);
        let action = |id: &str| evening.items.iter().find(|item| item.id == id).unwrap().action.clone();
        assert_eq!(action("legs-up"), ChecklistAction::Timer { minutes: 12 });
        assert_eq!(action("stretching"), ChecklistAction::Routine { routine: "bedtime-5".into() });
        assert_eq!(action("in-bed"), ChecklistAction::None);
    }

    #[test]
    fn a_bedtime_after_midnight_is_on_the_next_date() {
        let late = evening(&settings("00:30", "08:00"), &[]);
        assert_eq!(late.bed_at, at("2026-11-12T00:30:00+01:00"));
        assert_eq!(late.wake_at, at("2026-11-12T08:00:00+01:00"));
        assert_eq!(late.winddown_at, at("2026-11-11T23:30:00+01:00"));

        let morning = evening(&settings("08:00", "07:00"), &[]);
        assert_eq!(morning.bed_at, at("2026-11-12T08:00:00+01:00"));
        assert_eq!(morning.wake_at, at("2026-11-13T07:00:00+01:00"), "waking comes after going to bed");
    }

    #[test]
    fn each_weekday_has_its_own_times() {
        let mut settings = settings("22:00", "06:00");
        settings.week[4].bedtime = "23:30".parse().unwrap();
        let bed =
            |night: &str| build_evening(date(night), &Checklist::default(), &settings, berlin(), &[], false).bed_at;
        assert_eq!(bed("2026-11-13"), at("2026-11-13T23:30:00+01:00"), "a Friday");
        assert_eq!(bed("2026-11-14"), at("2026-11-14T22:00:00+01:00"));
    }

    #[test]
    fn ticks_land_on_their_items_and_their_night_only() {
        let tick = |night: &str, item: &str| ChecklistTick {
            night: date(night),
            item: item.into(),
            ticked_at: at("2026-11-12T00:40:00+01:00"),
            ticked_by: TickedBy::Player,
            words: None,
        };
        let ticks = [tick("2026-11-11", "stretching"), tick("2026-11-10", "legs-up"), tick("2026-11-11", "vitamins")];
        let evening = evening(&EveningSettings::default(), &ticks);
        let ticked: Vec<_> = evening.items.iter().filter(|item| item.ticked_at.is_some()).collect();
        assert_eq!(ticked.len(), 1);
        assert_eq!((ticked[0].id.as_str(), ticked[0].ticked_by), ("stretching", Some(TickedBy::Player)));
    }

    fn own(words: &str, minutes_before_bed: u16, weekdays: [bool; 7]) -> OwnItem {
        OwnItem { words: words.into(), minutes_before_bed, timer_minutes: Some(3), weekdays }
    }

    #[test]
    fn an_own_item_is_there_on_its_weekdays_at_its_time() {
        let only = |day: usize| std::array::from_fn(|one| one == day);
        let list = Checklist::default().added(Uuid::from_u128(7), own("Feed the cat", 50, only(2))).unwrap();
        let of = |night: &str| {
            build_evening(date(night), &list, &EveningSettings::default(), berlin(), &[], false)
                .items
                .into_iter()
                .find(|item| item.words.is_some())
        };
        let item = of("2026-11-11").expect("a Wednesday");
        assert_eq!(item.words.as_deref(), Some("Feed the cat"));
        assert_eq!(item.due_at, at("2026-11-11T21:55:00+01:00"));
        assert_eq!(item.action, ChecklistAction::Timer { minutes: 3 });
        assert_eq!(of("2026-11-12"), None, "a Thursday");
    }

    #[test]
    fn what_was_ticked_stays_where_the_item_is_off_or_gone() {
        let now = at("2026-11-12T09:00:00+01:00");
        let tick = |item: &str, words: Option<&str>| ChecklistTick {
            night: date("2026-11-11"),
            item: item.into(),
            ticked_at: at("2026-11-11T22:00:00+01:00"),
            ticked_by: TickedBy::Person,
            words: words.map(Into::into),
        };
        let list = Checklist::default().added(Uuid::from_u128(7), own("Feed the cat", 50, [true; 7])).unwrap();
        let cat = list.items().find(|item| item.own.is_some()).unwrap().id;
        let off = ChecklistItemChange { on: Some(false), ..ChecklistItemChange::default() };
        let list = list.without(&cat, now).unwrap().changed("warm-bath", &off).unwrap();
        let ids = |ticks: &[ChecklistTick]| -> Vec<(String, Option<String>)> {
            build_evening(date("2026-11-11"), &list, &EveningSettings::default(), berlin(), ticks, false)
                .items
                .into_iter()
                .filter(|item| item.id == cat || item.id == "warm-bath")
                .map(|item| (item.id, item.words))
                .collect()
        };
        assert_eq!(ids(&[]), []);
        let ticks = [tick(&cat, Some("Feed the cat")), tick("warm-bath", None)];
        assert_eq!(ids(&ticks), [("warm-bath".into(), None), (cat.clone(), Some("Feed the cat".into()))]);
    }

    #[test]
    fn no_night_is_too_far() {
        for night in [NaiveDate::MIN, NaiveDate::MAX] {
            let evening = build_evening(night, &Checklist::default(), &EveningSettings::default(), berlin(), &[], true);
            assert!(evening.not_tonight && evening.winddown_at < evening.bed_at && evening.bed_at < evening.wake_at);
        }
    }
}
