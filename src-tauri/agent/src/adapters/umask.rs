//! Who may read what the agent writes. Knows one setting of the process.

/// Closes every file this process will make to others, whatever the person's shell says: log, notes and saved state are
/// made by libraries that ask nobody. To be called before anything is written.
#[cfg(unix)]
pub fn keep_files_private() {
    rustix::process::umask(rustix::fs::Mode::from_raw_mode(0o077));
}

/// Elsewhere the folders are inside the person's profile, which others cannot enter.
#[cfg(not(unix))]
pub fn keep_files_private() {}
