//! Episodes: what comes back, what a deletion leaves, what the table refuses.

use limber_core::journal::{EpisodeKind, Helped, Muscle, Remedy, Side};

use super::*;
use crate::tables::testing::{at, date, id, store};
use crate::{Store, mapping::Named};

pub(crate) fn full(number: u128) -> Episode {
    Episode {
        id: id(number),
        night: date("2026-11-11"),
        ongoing: false,
        created_at: at("2026-11-12T02:11:00+01:00"),
        updated_at: at("2026-11-12T08:00:00.125+01:00"),
        entry: EpisodeDraft {
            kind: EpisodeKind::Cramp,
            started_at: at("2026-11-12T02:10:00+01:00"),
            duration_seconds: Some(150),
            severity: Some(7),
            muscle: Some(Muscle::Calf),
            side: Some(Side::Left),
            hard_knot: Some(true),
            woke_me: Some(true),
            sleep_disturbance: Some(5),
            sore_next_day: Some(false),
            tried: vec![
                Tried { remedy: Remedy::Warmth, helped: None },
                Tried { remedy: Remedy::Stretch, helped: Some(Helped::ALittle) },
            ],
            note: Some("Right after the bath.\nTwice: “ouch” 🦵".into()),
        },
    }
}

fn bare(number: u128, night: &str, started_at: &str) -> Episode {
    let mut episode = full(number);
    episode.night = date(night);
    episode.entry = EpisodeDraft::new(EpisodeKind::Ache, at(started_at));
    episode
}

fn numbers(episodes: &[Episode]) -> Vec<u128> {
    episodes.iter().map(|episode| episode.id.as_u128()).collect()
}

#[test]
fn comes_back_as_it_was_written_remedies_in_their_order() {
    let (_folder, store) = store();
    let (full, bare) = (full(1), bare(2, "2026-11-11", "2026-11-11T23:00:00+01:00"));
    store.episodes().add(&full).unwrap();
    store.episodes().add(&bare).unwrap();
    assert_eq!(store.episodes().get(id(1)).unwrap(), full);
    assert_eq!(store.episodes().get(id(2)).unwrap(), bare);
    assert_eq!(store.episodes().between(None, None).unwrap(), [full, bare], "in a list too");
}

#[test]
fn a_change_replaces_the_whole_entry() {
    let (_folder, store) = store();
    store.episodes().add(&full(1)).unwrap();
    let changed = Episode { ongoing: true, ..bare(1, "2026-11-10", "2026-11-10T22:00:00+01:00") };
    store.episodes().update(&changed).unwrap();
    assert_eq!(store.episodes().get(id(1)).unwrap(), changed);
    assert_eq!(store.episodes().update(&full(2)), Err(StoreError::NotFound));
}

#[test]
fn a_span_is_of_nights_and_newest_first() {
    let (_folder, store) = store();
    for episode in [
        bare(1, "2026-11-10", "2026-11-11T01:00:00+01:00"),
        bare(2, "2026-11-11", "2026-11-11T23:30:00+01:00"),
        // The same night, later in truth although its clock shows earlier.
        bare(3, "2026-11-11", "2026-11-11T23:00:00+00:00"),
        bare(4, "2026-11-12", "2026-11-12T22:00:00+01:00"),
    ] {
        store.episodes().add(&episode).unwrap();
    }
    let between = |since: Option<&str>, until: Option<&str>| {
        numbers(&store.episodes().between(since.map(date), until.map(date)).unwrap())
    };
    assert_eq!(between(None, None), [4, 3, 2, 1]);
    assert_eq!(between(Some("2026-11-11"), None), [4, 3, 2]);
    assert_eq!(between(None, Some("2026-11-11")), [3, 2, 1]);
    assert_eq!(between(Some("2026-11-11"), Some("2026-11-11")), [3, 2]);
    assert!(between(Some("2026-11-13"), None).is_empty());
}

#[test]
fn a_deletion_can_be_undone_and_hides_the_episode_until_then() {
    let (_folder, store) = store();
    let now = at("2026-11-12T09:00:00+01:00");
    store.episodes().add(&Episode { ongoing: true, ..full(1) }).unwrap();
    store.episodes().delete(id(1), now).unwrap();
    assert_eq!(store.episodes().get(id(1)), Err(StoreError::NotFound));
    assert_eq!(store.episodes().ongoing(), Ok(None));
    assert_eq!(store.episodes().between(None, None), Ok(vec![]));
    assert_eq!(store.episodes().update(&full(1)), Err(StoreError::NotFound), "what is deleted is not edited");
    assert_eq!(store.episodes().delete(id(1), now), Err(StoreError::NotFound));

    let restored = store.episodes().restore(id(1)).unwrap();
    assert_eq!(restored, Episode { ongoing: true, ..full(1) });
    assert_eq!(store.episodes().restore(id(1)).unwrap(), restored, "pressing undo twice changes nothing");
    assert_eq!(store.episodes().restore(id(2)), Err(StoreError::NotFound));
}

#[test]
fn an_undo_works_after_a_restart_for_thirty_days() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("journal.db");
    let open = |now: &str| Store::open(&path, at(now)).unwrap();

    let store = open("2026-11-12T09:00:00+01:00");
    store.episodes().add(&full(1)).unwrap();
    store.episodes().add(&full(2)).unwrap();
    store.episodes().delete(id(1), at("2026-11-12T09:00:00+01:00")).unwrap();
    drop(store);

    let store = open("2026-12-12T08:59:00+01:00");
    store.episodes().restore(id(1)).unwrap();
    store.episodes().delete(id(1), at("2026-12-12T09:00:00+01:00")).unwrap();
    drop(store);

    let store = open("2027-01-11T09:01:00+01:00");
    assert_eq!(store.episodes().restore(id(1)), Err(StoreError::NotFound), "gone for good after 30 days");
    let orphans: u32 = store
        .connection()
        .query_row("SELECT count(*) FROM episode_remedy WHERE episode_id = ?1", [Sql(id(1))], |row| row.get(0))
        .unwrap();
    assert_eq!(orphans, 0, "its remedies go with it");
    assert_eq!(store.episodes().get(id(2)).unwrap(), full(2), "what was not deleted stays");
}

#[test]
fn the_ongoing_one_is_the_latest() {
    let (_folder, store) = store();
    assert_eq!(store.episodes().ongoing(), Ok(None));
    for (number, started_at) in [(1, "2026-11-12T02:00:00+01:00"), (2, "2026-11-12T01:30:00+00:00")] {
        store.episodes().add(&Episode { ongoing: true, ..bare(number, "2026-11-11", started_at) }).unwrap();
    }
    assert_eq!(store.episodes().ongoing().unwrap().unwrap().id, id(2));
}

#[test]
fn every_kind_muscle_side_and_remedy_can_be_kept() {
    let (_folder, store) = store();
    let mut number = 0;
    for (kind, _) in EpisodeKind::NAMES {
        for (muscle, _) in Muscle::NAMES {
            for (side, _) in Side::NAMES {
                number += 1;
                let mut episode = full(number);
                episode.entry.kind = *kind;
                episode.entry.muscle = Some(*muscle);
                episode.entry.side = Some(*side);
                let helped = Helped::NAMES.iter().cycle();
                episode.entry.tried = Remedy::NAMES
                    .iter()
                    .zip(helped)
                    .map(|((remedy, _), (helped, _))| Tried { remedy: *remedy, helped: Some(*helped) })
                    .collect();
                store.together(|store| store.episodes().add(&episode)).unwrap();
                assert_eq!(store.episodes().get(episode.id).unwrap(), episode);
            }
        }
    }
}

#[test]
fn what_the_domain_should_have_stopped_is_refused_whole() {
    let (_folder, store) = store();
    let wrong: [fn(&mut Episode); 6] = [
        |episode| episode.entry.severity = Some(11),
        |episode| episode.entry.sleep_disturbance = Some(11),
        |episode| episode.entry.duration_seconds = Some(86_401),
        |episode| episode.entry.note = Some("x".repeat(4001)),
        |episode| episode.night = date("2026-11-11") + chrono::Days::new(365 * 9000),
        |episode| episode.entry.tried.push(Tried { remedy: Remedy::Warmth, helped: Some(Helped::No) }),
    ];
    for spoil in wrong {
        let mut episode = full(1);
        spoil(&mut episode);
        let refused = store.episodes().add(&episode);
        assert!(matches!(refused, Err(StoreError::Refused { .. })), "{refused:?}");
        assert_eq!(store.episodes().restore(id(1)), Err(StoreError::NotFound), "nothing of it was written");
    }
}

#[test]
fn so_many_digits_at_the_end_tell_ids_apart() {
    let digits = |ids: &[u128]| {
        let mut ends: Vec<u64> = ids.iter().map(|id| super::last_half_reversed(Uuid::from_u128(*id))).collect();
        super::digits_that_differ(&mut ends)
    };
    assert_eq!(super::last_half_reversed(Uuid::from_u128(0x1234_5678_9abc_def0)), 0x0fed_cba9_8765_4321);
    assert_eq!(digits(&[]), 4);
    assert_eq!(digits(&[7]), 4);
    assert_eq!(digits(&[0x1_0000, 0x2_0001]), 4);
    assert_eq!(digits(&[0x1_0000, 0x2_0000, 0x7777]), 5, "four are the same");
    assert_eq!(digits(&[0x9abc_def0, 0x1abc_def0, 0x7777]), 8);
    assert_eq!(digits(&[1 << 63, 0]), 16);
    assert_eq!(digits(&[1 << 64, 0]), 32, "only the first half differs");

    let (_folder, store) = store();
    for (number, suffix) in [(1, 0xAB_1234), (2, 0xAC_1234)] {
        let mut episode = full(number);
        episode.id = Uuid::from_u128(suffix);
        store.episodes().add(&episode).unwrap();
    }
    assert_eq!(store.episodes().id_digits(), Ok(5));
    store.episodes().delete(Uuid::from_u128(0xAB_1234), at("2026-11-13T09:00:00+01:00")).unwrap();
    assert_eq!(store.episodes().id_digits(), Ok(4), "the deleted one needs none");
}

/// Which of the episodes a filter leaves, newest first.
fn left(store: &Store, filter: EpisodeFilter) -> Vec<u128> {
    let filter = filter.checked().unwrap();
    numbers(&store.episodes().page((None, None), &filter, None).unwrap().episodes)
}

#[test]
fn a_filter_leaves_what_it_names_and_nothing_else() {
    let (_folder, store) = store();
    let ache = bare(1, "2026-11-09", "2026-11-09T23:00:00+01:00");
    let mut both = full(2);
    both.entry.side = Some(Side::Both);
    both.entry.severity = Some(3);
    both.entry.note = Some("ÜBUNG vor dem Schlafen".into());
    let mut right = full(3);
    right.entry.side = Some(Side::Right);
    right.entry.tried = vec![Tried { remedy: Remedy::Walk, helped: Some(Helped::No) }];
    right.entry.note = Some("小腿抽筋".into());
    let mut deleted = full(4);
    deleted.entry.note = Some("Übung".into());
    for episode in [&ache, &both, &right, &full(5), &deleted] {
        store.episodes().add(episode).unwrap();
    }
    store.episodes().delete(id(4), at("2026-11-13T09:00:00+01:00")).unwrap();

    let filter = EpisodeFilter::default;
    let words = |words: &str| EpisodeFilter { words: Some(words.into()), ..filter() };
    assert_eq!(left(&store, filter()), [5, 3, 2, 1]);
    assert_eq!(left(&store, EpisodeFilter { kind: Some(EpisodeKind::Ache), ..filter() }), [1]);
    assert_eq!(left(&store, EpisodeFilter { muscle: Some(Muscle::Calf), ..filter() }), [5, 3, 2]);
    assert_eq!(
        left(&store, EpisodeFilter { side: Some(Side::Left), ..filter() }),
        [5, 2],
        "both legs are the left one too"
    );
    assert_eq!(left(&store, EpisodeFilter { side: Some(Side::Both), ..filter() }), [2]);
    assert_eq!(
        left(&store, EpisodeFilter { severity_from: Some(4), ..filter() }),
        [5, 3],
        "not said is not as bad as 4"
    );
    assert_eq!(left(&store, EpisodeFilter { severity_to: Some(3), ..filter() }), [2], "nor as slight as 3");
    assert_eq!(left(&store, EpisodeFilter { remedy: Some(Remedy::Walk), ..filter() }), [3]);
    assert_eq!(left(&store, words("ubung")), [2], "the deleted one is not found");
    assert_eq!(left(&store, words("抽筋")), [3]);
    assert_eq!(left(&store, words("OUCH")), [5]);
    assert_eq!(left(&store, EpisodeFilter { side: Some(Side::Right), ..words("bath") }), []);
    assert_eq!(left(&store, words("100 %_")), [], "no sign means another");
}

#[test]
fn pages_of_a_filter_leave_nothing_out() {
    let (_folder, store) = store();
    for number in 1..=450 {
        let mut episode = bare(number, "2026-11-09", "2026-11-09T23:00:00+01:00");
        episode.entry.note = Some(if number % 2 == 0 { "even".into() } else { "odd".into() });
        store.episodes().add(&episode).unwrap();
    }
    let filter = EpisodeFilter { words: Some("EVEN".into()), ..EpisodeFilter::default() }.checked().unwrap();
    let first = store.episodes().page((None, None), &filter, None).unwrap();
    let second = store.episodes().page((None, None), &filter, first.next.as_ref()).unwrap();
    assert_eq!((first.episodes.len(), second.episodes.len(), second.next), (EPISODES_A_PAGE, 25, None));
    let all: Vec<u128> = numbers(&first.episodes).into_iter().chain(numbers(&second.episodes)).collect();
    assert_eq!(all, (1..=225).rev().map(|half| half * 2).collect::<Vec<u128>>());
}

#[test]
fn a_search_says_how_many_and_where_each_page_of_them_begins() {
    let (_folder, store) = store();
    for number in 1..=450 {
        let mut episode = bare(number, "2026-11-09", "2026-11-09T23:00:00+01:00");
        episode.entry.note = (number % 10 != 0).then(|| "Ouch".into());
        store.episodes().add(&episode).unwrap();
    }
    store.episodes().delete(id(1), at("2026-11-13T09:00:00+01:00")).unwrap();
    let filter = EpisodeFilter { words: Some("ouch".into()), ..EpisodeFilter::default() }.checked().unwrap();
    let episodes = store.episodes();
    let search = episodes.search((None, None), &filter).unwrap();
    assert_eq!((search.found, search.of, search.places.len()), (404, 449, 2));
    assert_eq!(search.page, episodes.page((None, None), &filter, None).unwrap());
    assert_eq!(search.page.next, search.places.first().copied());
    let second = episodes.page((None, None), &filter, search.places.first()).unwrap();
    assert_eq!(second.next, search.places.last().copied());
    assert_eq!(episodes.page((None, None), &filter, search.places.last()).unwrap().episodes.len(), 4);

    let of_span = |since, until| episodes.search((since, until), &filter).unwrap().found;
    let (day, next) = (Some(date("2026-11-09")), Some(date("2026-11-10")));
    assert_eq!([of_span(day, day), of_span(next, None), of_span(None, next)], [404, 0, 404]);
}
