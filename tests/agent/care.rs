//! `limber care`: a long cramp brings a card, which is put aside, and comes back for another one.

use limber_core::api::Event;
use serde_json::{Value, json};

use crate::support::resident::Home;

fn rules(cards: &Value) -> Vec<&str> {
    cards.as_array().unwrap().iter().map(|card| card["rule"].as_str().unwrap()).collect()
}

#[test]
fn a_card_appears_is_put_aside_and_comes_back_for_a_new_fact() {
    let home = Home::new();
    {
        let _agent = home.start();
        let nothing = home.run("care");
        assert!(nothing.code == 0 && nothing.stdout.contains("Nothing that is written down"), "{nothing:?}");
        assert!(nothing.stdout.contains("your local emergency number"), "{nothing:?}");

        let short = home.run("cramp --ago 2h --duration 3m");
        assert!(short.code == 0 && !short.stdout.contains("limber care"), "{short:?}");
        let long = home.run("cramp --ago 3h --duration 20m");
        for part in
            ["lasted over ten minutes on one of the last 30 nights", "Today, if the sign is true", "limber care"]
        {
            assert!(long.stdout.contains(part), "{part}: {long:?}");
        }
        let told = home.run("care");
        for part in [
            "The published sign: A cramp over ten minutes that moving does not ease.",
            "Sources: NHS inform, muscle cramp, undated",
            "limber care aside long-cramp",
        ] {
            assert!(told.stdout.contains(part), "{part}: {told:?}");
        }

        let events = home.client().subscribe(false).unwrap().events;
        let aside = home.json("care aside long-cramp");
        assert_eq!((rules(&aside["cards"]), rules(&aside["put_aside"])), (vec![], vec!["long_cramp"]));
        let heard = events.into_iter().find_map(|event| match event {
            Event::CareChanged(cards) => Some(cards),
            _ => None,
        });
        assert_eq!(heard.map(|cards| cards.put_aside.len()), Some(1), "other windows are told");
        let twice = home.run("care aside long-cramp");
        assert!(twice.code != 0 && twice.stderr.contains("There is no such card: long-cramp"), "{twice:?}");
        assert!(!home.run("cramp --ago 1h --duration 5m").stdout.contains("limber care"), "a short one is no new fact");
        assert_eq!(home.run("quit").code, 0);
    }
    // Kept over a start.
    let _agent = home.start();
    assert_eq!(rules(&home.json("care")["cards"]), Vec::<&str>::new());
    assert_eq!(home.run("care again long-cramp").code, 0);
    assert_eq!(rules(&home.json("care")["cards"]), ["long_cramp"]);
    assert_eq!(home.run("care aside long-cramp").code, 0);
    assert!(home.run("cramp --ago 30m --duration 15m").stdout.contains("limber care"));
    let cards = home.json("care");
    assert_eq!((rules(&cards["cards"]), cards["cards"][0]["count"].clone()), (vec!["long_cramp"], json!(1)));
}

#[test]
fn a_statin_in_the_list_brings_a_card_with_its_own_name() {
    let home = Home::new();
    let _agent = home.start();
    assert_eq!(home.run("medicine add Zocor forte").code, 0);
    assert_eq!(rules(&home.json("care")["cards"]), Vec::<&str>::new());
    assert!(home.run("cramp --ago 2h --severity 4").stdout.contains("Zocor forte is on your list"));
    assert_eq!(home.run("medicine delete Zocor").code, 0);
    assert_eq!(rules(&home.json("care")["cards"]), Vec::<&str>::new());
}
