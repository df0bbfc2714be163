//! How the real agent keeps its memory: what it tells the C library, and that nobody else is told.

use std::fs;

use crate::support::resident::{Agent, Home, until};

fn variables(pid: u32) -> Vec<String> {
    let environment = fs::read(format!("/proc/{pid}/environ")).unwrap();
    environment.split(|byte| *byte == 0).map(|variable| String::from_utf8_lossy(variable).into_owned()).collect()
}

#[test]
fn no_thread_of_the_agent_keeps_what_it_has_freed_and_the_window_is_told_nothing() {
    for own in [None, Some("glibc.malloc.check=0")] {
        let home = Home::new();
        let mut command = home.command(["agent"]);
        if let Some(own) = own {
            command.env("GLIBC_TUNABLES", own);
        }
        let agent = Agent { child: command.spawn().unwrap() };
        let pid = agent.child.id();
        until("the agent answers", || home.address().record().is_some_and(|it| it.pid == pid && it.socket.exists()));
        // The C library takes the list apart where it stands.
        let set = variables(pid).concat();
        assert!(set.contains("glibc.malloc.tcache_count=0") && set.contains(own.unwrap_or_default()), "{set}");
        assert_eq!(fs::read_to_string(format!("/proc/{pid}/comm")).unwrap(), "limber\n", "it is called as before");
        let line = fs::read_to_string(format!("/proc/{pid}/cmdline")).unwrap();
        assert!(line.ends_with("limber\0agent\0"), "{line:?}");

        let opened = home.run("open");
        assert_eq!(opened.code, 0, "{opened:?}");
        let seen: serde_json::Value =
            serde_json::from_str(&fs::read_to_string(home.path("window.env")).unwrap()).unwrap();
        assert_eq!(seen.get("GLIBC_TUNABLES").and_then(|set| set.as_str()), own, "the window is as usual");
    }
}
