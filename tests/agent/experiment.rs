//! `limber experiment`: begun, kept over a start, ended early and taken up again, one at a time.

use limber_core::api::Event;
use serde_json::{Value, json};

use crate::support::resident::Home;

fn first(home: &Home) -> Value {
    home.json("experiment")[0].clone()
}

#[test]
fn one_at_a_time_is_begun_kept_ended_and_taken_up_again() {
    let home = Home::new();
    {
        let _agent = home.start();
        assert!(home.run("experiment").stdout.contains("No experiment yet"));
        for (line, sentence) in [
            ("experiment start stretching --weeks 13", "name an even number"),
            ("experiment start stretching --weeks 10", "The number of pairs of weeks has to be between 6 and 13"),
            ("experiment start magnesium", "magnesium"),
            ("experiment stop", "There is no such experiment"),
        ] {
            let answer = home.run(line);
            assert!(answer.code != 0 && answer.stderr.contains(sentence), "{line}: {answer:?}");
        }
        let events = home.client().subscribe(false).unwrap().events;
        let begun = home.run("experiment start stretching");
        assert_eq!(begun.code, 0, "{begun:?}");
        for part in ["Stretch in the evening, or not", "week 1 of 12: today with", "knowing before would steer it"] {
            assert!(begun.stdout.replace("today without", "today with").contains(part), "{part}: {begun:?}");
        }
        assert!(events.into_iter().any(|event| event == Event::ExperimentsChanged), "other windows are told");
        let another = home.run("experiment start no-alcohol");
        assert!(another.code != 0 && another.stderr.contains("End that one first"), "{another:?}");
        assert_eq!(home.run("quit").code, 0);
    }
    let _agent = home.start();
    let kept = first(&home);
    assert_eq!(kept["experiment"]["first_tries"].as_array().map(Vec::len), Some(6));
    assert_eq!((kept["week"].clone(), kept["result"].clone(), kept["past"].clone()), (json!(1), json!(null), json!(0)));
    let stopped = home.run("experiment stop");
    assert!(
        stopped.stdout.contains("Ended early.") && stopped.stdout.contains("Too little is recorded"),
        "{stopped:?}"
    );
    assert_eq!(home.run("experiment start less-caffeine").code, 0);
    let resumed = home.run("experiment resume");
    assert!(resumed.code != 0 && resumed.stderr.contains("End that one first"), "{resumed:?}");
    assert_eq!(home.run("experiment stop").code, 0);
    assert_eq!(home.run("experiment resume").code, 0);
    assert_eq!(first(&home)["result"], json!(null), "goes on again");
}
