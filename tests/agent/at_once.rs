//! Two tabs, the terminal and the tray change the same night and the same entry, each from what it read before any of the
//! others had written: nothing is lost of each other.

use std::sync::Barrier;
use std::thread;

use limber_core::api::{Request, Response};
use limber_core::journal::{
    Episode, EpisodeDraft, EpisodeKind, Helped, Muscle, NightAnswer, NightChange, Remedy, Side, Tried,
};

use crate::support::resident::Home;

const ROUNDS: u8 = 8;

fn ask_night(home: &Home, night: chrono::NaiveDate, change: NightChange) {
    home.ask(Request::NightChange { night, change });
}

#[test]
fn four_at_once_lose_nothing_of_each_other() {
    let home = Home::new();
    let _agent = home.start();
    let Response::Status(report) = home.ask(Request::Status) else { panic!("no status") };
    let began = report.now - chrono::TimeDelta::hours(10);
    for round in 0..ROUNDS {
        let entry = EpisodeDraft::new(EpisodeKind::Ache, began + chrono::TimeDelta::minutes(round.into()));
        let Response::Episode(Episode { id, night, entry: base, .. }) = home.ask(Request::EpisodeAdd { entry }) else {
            panic!("not written")
        };
        let update = |change: &dyn Fn(&mut EpisodeDraft)| {
            let mut entry = base.clone();
            change(&mut entry);
            home.ask(Request::EpisodeUpdate { id, entry, base: Some(Box::new(base.clone())) });
        };
        let bed = began - chrono::TimeDelta::minutes(i64::from(round) + 60);
        let start = Barrier::new(4);
        thread::scope(|scope| {
            // A tab.
            scope.spawn(|| {
                start.wait();
                update(&|entry| (entry.severity, entry.note) = (Some(round), Some("from one".into())));
                ask_night(
                    &home,
                    night,
                    NightChange { sleep_quality: Some(Some(1 + round % 5)), ..NightChange::default() },
                );
            });
            // Another one.
            scope.spawn(|| {
                start.wait();
                ask_night(&home, night, NightChange { bed_at: Some(Some(bed)), ..NightChange::default() });
                update(&|entry| {
                    entry.note = Some("from the other".into());
                    entry.tried = vec![Tried { remedy: Remedy::Walk, helped: Some(Helped::Yes) }];
                });
            });
            // The terminal.
            scope.spawn(|| {
                start.wait();
                let digits = id.simple().to_string();
                let answer = home.run(&format!("log edit {digits} --muscle foot --side left"));
                assert_eq!(answer.code, 0, "{answer:?}");
            });
            // The tray.
            scope.spawn(|| {
                start.wait();
                let answer = if round % 2 == 0 { NightAnswer::None } else { NightAnswer::Cramps };
                ask_night(&home, night, NightChange { answer: Some(Some(answer)), ..NightChange::default() });
            });
        });

        let Response::Found(found) = home.ask(Request::EpisodeFind { digits: id.simple().to_string() }) else {
            panic!("not found")
        };
        let entry = &found.episodes[0].entry;
        assert_eq!((entry.severity, entry.muscle, entry.side), (Some(round), Some(Muscle::Foot), Some(Side::Left)));
        assert_eq!(entry.tried, [Tried { remedy: Remedy::Walk, helped: Some(Helped::Yes) }]);
        let note = entry.note.as_deref().unwrap();
        assert!(note.contains("from one") && note.contains("from the other"), "{note}");
        let Response::Night(said) = home.ask(Request::Night { night }) else { panic!("no night") };
        let answer = if round % 2 == 0 { NightAnswer::None } else { NightAnswer::Cramps };
        assert_eq!((said.answer, said.sleep_quality, said.bed_at), (Some(answer), Some(1 + round % 5), Some(bed)));
    }
}
