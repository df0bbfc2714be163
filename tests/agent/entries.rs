//! `limber log edit`, `delete` and `undo`.

use crate::support::resident::Home;

/// The signs before the entry that has `part` in its line.
fn id_of(home: &Home, part: &str) -> String {
    let log = home.run("log").stdout;
    let line = log.lines().find(|line| line.contains(part)).unwrap_or_else(|| panic!("{part} is not in {log}"));
    line.split(' ').next().unwrap().to_owned()
}

fn add(home: &Home, note: &str) {
    let answer = home.run_all(&["cramp", "--ago", "20m", "--muscle", "calf", "--severity", "5", "--note", note]);
    assert_eq!(answer.code, 0, "{answer:?}");
}

#[test]
fn an_edit_changes_what_is_named_and_undo_takes_it_back() {
    let home = Home::new();
    let _agent = home.start();
    add(&home, "first");
    add(&home, "second");
    let id = id_of(&home, "first");
    assert!((4..=6).contains(&id.len()), "{id}");
    let answer = home.run(&format!("log edit {id} --severity 8 --side Left"));
    assert_eq!(answer.code, 0, "{answer:?}");
    for part in ["Changed:", "calf", "left", "8/10", "first", "limber log undo"] {
        assert!(answer.stdout.contains(part), "{part}: {answer:?}");
    }
    assert!(home.run("log").stdout.contains("5/10") && home.run("log").stdout.contains("second"));
    let edited = home.json(&format!("log edit {} --duration 90s --kind ache", id.to_uppercase()));
    let said = ["duration_seconds", "severity", "side", "kind", "note"].map(|field| edited[field].clone());
    assert_eq!(serde_json::json!(said), serde_json::json!([90, 8, "left", "ache", "first"]));
    // The night moves with the moment, and comes back with it.
    let moved = home.run_all(&["log", "edit", &id, "--at", "2026-01-10 23:30"]);
    assert!(moved.stdout.contains("Sat 10 Jan 2026"), "{moved:?}");
    assert!(home.run("night --date 2026-01-10").stdout.contains("not recorded"), "an ache is no cramp");
    let undone = home.json("log undo");
    assert_eq!((&undone["kind"], &undone["duration_seconds"]), (&"ache".into(), &90.into()));
    assert_eq!(home.json("log --until 2026-01-31"), serde_json::json!([]));
}

#[test]
fn what_was_deleted_or_changed_comes_back_one_by_one_after_a_restart_too() {
    let home = Home::new();
    {
        let _agent = home.start();
        add(&home, "kept");
        add(&home, "changed");
        add(&home, "deleted");
        assert_eq!(home.run(&format!("log edit {} --note better", id_of(&home, "changed"))).code, 0);
        let id = id_of(&home, "deleted");
        let answer = home.run(&format!("log delete {id}"));
        assert!(answer.code == 0 && answer.stdout.contains("Deleted:") && answer.stdout.contains(&id), "{answer:?}");
        assert_eq!(home.run(&format!("log delete {id}")).code, 66, "it is gone already");
        assert_eq!(home.run("log").stdout.lines().count(), 2);
        assert_eq!(home.run("quit").code, 0);
    }
    let undone = home.run("log undo");
    assert!(undone.code == 0 && undone.stdout.contains("deleted"), "{undone:?}");
    let undone = home.run("log undo");
    assert!(undone.code == 0 && undone.stdout.contains("changed"), "{undone:?}");
    let log = home.run("log").stdout;
    assert!(log.contains("changed") && log.contains("deleted") && !log.contains("better"), "{log}");
    let nothing = home.run("log undo");
    assert_eq!((nothing.code, nothing.stdout.as_str()), (66, ""), "{nothing:?}");
    assert!(nothing.stderr.contains("nothing to take back"), "{nothing:?}");
}

#[test]
fn what_names_no_entry_or_several_is_answered_with_what_does() {
    let home = Home::new();
    let _agent = home.start();
    add(&home, "first");
    add(&home, "second");
    // Ids begin with the moment they were made at: the beginning fits both.
    let whole = home.json("log")[0]["id"].as_str().unwrap().to_owned();
    let answer = home.run(&format!("log delete {}", &whole[..4]));
    assert_eq!(answer.code, 64, "{answer:?}");
    for part in ["first", "second", "cramp", &id_of(&home, "first"), &id_of(&home, "second")] {
        assert!(answer.stderr.contains(part), "{part}: {answer:?}");
    }
    for (line, code, part) in [
        ("log delete abc", 64, "4 or more"),
        ("log delete kitchen", 64, "names no entry"),
        ("log delete 000000000000", 66, "There is no entry"),
        ("log edit", 64, "Something is missing"),
        ("log edit 000000000000 --severity 12", 64, "0 to 10"),
        ("log edit 000000000000", 64, "Say what is to be changed"),
        ("log --since today undo", 64, "limber --help"),
    ] {
        let answer = home.run(line);
        assert_eq!(answer.code, code, "{line}: {answer:?}");
        assert!(answer.stderr.contains(part), "{line}: {answer:?}");
    }
    assert_eq!(home.run("log").stdout.lines().count(), 2, "nothing was changed");
    assert_eq!(home.run(&format!("log delete {whole}")).code, 0, "a whole id is one too");
}
