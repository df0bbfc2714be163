//! The generator of a long journal gives what it says, the same every time; and what is read of one comes in pages.

use std::fs;

use crate::fifty_years::{Rows, write};
use crate::sample::{NOW, at, date, episode};
use limber_core::journal::{EPISODE_PAGE_BYTES, EPISODES_A_PAGE, Episode, EpisodeFilter, EpisodePage};
use limber_store::Store;
use uuid::Uuid;

fn pages(store: &Store) -> Vec<EpisodePage> {
    let mut pages = vec![store.episodes().page((None, None), &EpisodeFilter::default(), None).unwrap()];
    while let Some(next) = &pages.last().unwrap().next {
        let next = store.episodes().page((None, None), &EpisodeFilter::default(), Some(next)).unwrap();
        pages.push(next);
    }
    pages
}

#[test]
fn a_long_journal_is_the_same_every_time_and_comes_in_pages_that_leave_nothing_out() {
    let folder = tempfile::tempdir().unwrap();
    let (one, two) = (folder.path().join("one.db"), folder.path().join("two.db"));
    for path in [&one, &two] {
        let rows = write(path, date("2026-11-12"), 100).unwrap();
        assert_eq!(rows, Rows { days: 100, breaks: 1000, episodes: 547, ticks: 300 });
    }
    let (one, two) = (Store::open(&one, at(NOW)).unwrap(), Store::open(&two, at(NOW)).unwrap());
    one.check().unwrap();
    let all = one.episodes().between(None, None).unwrap();
    assert_eq!(all, two.episodes().between(None, None).unwrap());
    assert_eq!(all.len(), 547);
    let nights = one.nights().summaries(date("2026-08-05"), date("2026-11-12")).unwrap();
    assert!(nights.iter().all(|night| (5..=6).contains(&night.episodes)));

    let pages = pages(&one);
    assert!(pages.iter().all(|page| page.episodes.len() <= EPISODES_A_PAGE));
    assert_eq!(pages.iter().flat_map(|page| page.episodes.clone()).collect::<Vec<_>>(), all);

    // A span has an end of its own, also within a page.
    let (first, last) = (date("2026-11-01"), date("2026-11-03"));
    let span = one.episodes().page((Some(first), Some(last)), &EpisodeFilter::default(), None).unwrap();
    assert_eq!(span.episodes, one.episodes().between(Some(first), Some(last)).unwrap());
    assert_eq!(span.next, None);
}

#[test]
fn a_page_is_bounded_in_bytes_too() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&folder.path().join("journal.db"), at(NOW)).unwrap();
    store
        .together(|store| {
            (0..60).try_for_each(|number| {
                // All at the same moment; each character takes six in a frame.
                let mut long = Episode { id: Uuid::from_u128(number), ..episode() };
                long.entry.note = Some("\u{1}".repeat(4000));
                store.episodes().add(&long)
            })
        })
        .unwrap();
    let pages = pages(&store);
    for page in &pages {
        let bytes = serde_json::to_vec(page).unwrap().len();
        assert!(bytes < EPISODE_PAGE_BYTES + 64 * 1024, "{bytes}");
        assert!(!page.episodes.is_empty());
    }
    let mut ids: Vec<_> = pages.iter().flat_map(|page| &page.episodes).map(|episode| episode.id.as_u128()).collect();
    ids.reverse();
    assert_eq!(ids, (0..60).collect::<Vec<_>>());
}

#[test]
fn a_page_goes_on_where_the_last_one_ended_whatever_changed_meanwhile() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("journal.db");
    write(&path, date("2026-11-12"), 100).unwrap();
    let store = Store::open(&path, at(NOW)).unwrap();
    let all = store.episodes().between(None, None).unwrap();
    let first = store.episodes().page((None, None), &EpisodeFilter::default(), None).unwrap();
    let count = first.episodes.len();
    // The last of the page goes, and a newer one comes.
    store.episodes().delete(first.episodes[count - 1].id, at(NOW)).unwrap();
    store.episodes().add(&Episode { id: Uuid::from_u128(u128::MAX), night: date("2026-11-12"), ..episode() }).unwrap();
    let second = store.episodes().page((None, None), &EpisodeFilter::default(), first.next.as_ref()).unwrap();
    assert_eq!(second.episodes, all[count..count + second.episodes.len()]);
    drop(store);
    fs::remove_file(path).unwrap();
}
