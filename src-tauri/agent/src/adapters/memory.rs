//! How the process keeps its memory. Knows two switches of the C library.

use std::process::Command;

/// Where the C library of Linux is told how to keep memory, before a program starts.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
const TUNABLES: &str = "GLIBC_TUNABLES";

/// Says that no thread keeps what it has freed for itself.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
const NO_THREAD_CACHES: &str = "glibc.malloc.tcache_count=0";

/// Starts this program again in its own place (same process, same arguments) so that its threads keep nothing they have
/// freed for themselves. To be called first. Does nothing where that is so already, or cannot be.
///
/// glibc lets each thread keep up to seven pieces of each of 64 sizes. The rare sizes of a long-lived thread come together
/// over weeks: 250 kB and still growing after a month, an eighth of what the agent may use, which no call gives back. The
/// switch is read once, before the program's first line.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
pub fn without_thread_caches() {
    use std::os::unix::process::CommandExt;

    let set = std::env::var(TUNABLES).unwrap_or_default();
    // By its name, so that it is called the same afterwards. One that was replaced by a newer one stays as it is.
    let program = std::env::current_exe().ok().filter(|program| program.is_file());
    let (Some(program), false) = (program, set.contains("glibc.malloc.tcache_count")) else { return };
    let mut arguments = std::env::args_os();
    let mut again = Command::new(program);
    if let Some(name) = arguments.next() {
        again.arg0(name);
    }
    let tunables = if set.is_empty() { NO_THREAD_CACHES.to_owned() } else { format!("{set}:{NO_THREAD_CACHES}") };
    let error = again.args(arguments).env(TUNABLES, tunables).exec();
    tracing::debug!(%error, "each thread keeps what it has freed");
}

/// Lets a program that is started keep its memory as it likes.
#[cfg_attr(not(all(target_os = "linux", target_env = "gnu")), allow(unused_variables))]
pub fn as_usual(command: &mut Command) {
    #[cfg(all(target_os = "linux", target_env = "gnu"))]
    if let Ok(set) = std::env::var(TUNABLES) {
        match set.strip_suffix(NO_THREAD_CACHES).map(|before| before.trim_end_matches(':')) {
            Some("") => _ = command.env_remove(TUNABLES),
            Some(before) => _ = command.env(TUNABLES, before),
            None => {}
        }
    }
}

/// From so many bytes on a piece of memory is a mapping of its own, which goes back to the system when it is freed.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
const OWN_MAPPING_BYTES: std::ffi::c_int = 128 * 1024;

/// Lets all threads share one heap, from now on, and gives back what is large. To be called before there are threads.
///
/// glibc otherwise gives each of them one of its own, and the many short-lived ones (a client, a file that is looked
/// at) leave a little in each: about 140 kB over a month, a fourteenth of what the agent may use. Nobody here allocates so
/// much that threads would wait for each other. Whoever once frees a large piece (every id of a long journal, a page of
/// it) makes glibc keep pieces of that size from then on, unless the size was set.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
#[allow(unsafe_code, reason = "a call of the C library without a safe wrapper in the crates at hand")]
pub fn share_one_heap() {
    use std::ffi::c_int;

    /// `malloc.h`.
    const M_ARENA_MAX: c_int = -8;
    const M_MMAP_THRESHOLD: c_int = -3;
    const M_TRIM_THRESHOLD: c_int = -1;

    unsafe extern "C" {
        fn mallopt(parameter: c_int, value: c_int) -> c_int;
    }
    for (parameter, value) in
        [(M_ARENA_MAX, 1), (M_MMAP_THRESHOLD, OWN_MAPPING_BYTES), (M_TRIM_THRESHOLD, OWN_MAPPING_BYTES)]
    {
        // SAFETY: declared as in `malloc.h`; it takes two numbers and changes how later allocations are placed.
        if unsafe { mallopt(parameter, value) } == 0 {
            tracing::debug!(parameter, "the heap stays as the C library has it");
        }
    }
}

/// Gives back what was freed, and the pages of the program's own code: they are those of the file, and come again from the
/// system's cache the moment they are needed, sixteen at a time.
///
/// Whoever starts, or draws up a review, goes through code that the resident does not need again for hours: four of its ten
/// megabytes were such pages. What is kept for longer mostly lies above what is not, where only this gives it back.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
#[allow(unsafe_code, reason = "a call of the C library without a safe wrapper in the crates at hand")]
pub fn give_back() {
    use std::ffi::{c_int, c_void};
    use std::ptr;

    /// `sys/mman.h`.
    const MADV_DONTNEED: c_int = 4;
    /// The largest page of any system that is in use. Code ends and begins inside of one: both ends are left.
    const PAGE: usize = 64 * 1024;

    unsafe extern "C" {
        /// Where the program's code begins and ends; the linker's names.
        static __executable_start: u8;
        static etext: u8;
        /// `malloc.h`.
        fn malloc_trim(left: usize) -> c_int;
        fn madvise(from: *mut c_void, bytes: usize, advice: c_int) -> c_int;
    }
    // SAFETY: declared as in `malloc.h`; it takes a number and gives back what nobody has.
    unsafe { malloc_trim(0) };
    let (begins, ends) = (&raw const __executable_start, &raw const etext);
    let from = begins.addr().next_multiple_of(PAGE);
    let bytes = (ends.addr() / PAGE * PAGE).saturating_sub(from);
    // SAFETY: all of it lies in this program's code and what is only read before it, mapped from its file and never written
    // to (the linker is not asked for text relocations). What is given back is read from the file again.
    if bytes > 0 && unsafe { madvise(ptr::with_exposed_provenance_mut(from), bytes, MADV_DONTNEED) } != 0 {
        tracing::debug!("the program's pages stay in memory");
    }
}

/// Elsewhere the system's own way is as good.
#[cfg(not(all(target_os = "linux", target_env = "gnu")))]
pub fn give_back() {}

/// Elsewhere the system's own way is as good.
#[cfg(not(all(target_os = "linux", target_env = "gnu")))]
pub fn share_one_heap() {}

/// The same.
#[cfg(not(all(target_os = "linux", target_env = "gnu")))]
pub fn without_thread_caches() {}

#[cfg(all(test, target_os = "linux", target_env = "gnu"))]
mod tests {
    /// The heaps of this process beside the first: glibc maps each in a region of its own, aligned to 64 MiB.
    fn heaps() -> usize {
        let maps = std::fs::read_to_string("/proc/self/maps").unwrap();
        let start = |line: &str| u64::from_str_radix(line.split_once('-')?.0, 16).ok();
        let is_heap =
            |line: &&str| line.contains(" rw-p 00000000 00:00 0") && start(line).is_some_and(|at| at % (64 << 20) == 0);
        maps.lines().filter(is_heap).count()
    }

    #[test]
    fn code_that_is_given_back_is_there_when_it_is_needed() {
        let code = || {
            let smaps = std::fs::read_to_string("/proc/self/smaps").unwrap();
            let here = (super::give_back as fn() as usize) as u64;
            let mut lines = smaps.lines().skip_while(|line| {
                let ends = line.split_once(' ').and_then(|(range, _)| range.split_once('-'));
                let read = |end: &str| u64::from_str_radix(end, 16).ok();
                !ends
                    .and_then(|(from, to)| read(from).zip(read(to)))
                    .is_some_and(|(from, to)| (from..to).contains(&here))
            });
            let rss = lines.find(|line| line.starts_with("Rss:")).unwrap();
            rss.split_whitespace().nth(1).unwrap().parse::<u64>().unwrap()
        };
        let before = code();
        super::give_back();
        let after = code();
        assert!(after < before, "{before} kB of code became {after}");
    }

    #[test]
    fn threads_that_come_and_go_leave_no_heap_of_their_own() {
        super::share_one_heap();
        let before = heaps();
        let work = || {
            let threads = (0..8).map(|_| std::thread::spawn(|| std::hint::black_box(vec![7u8; 10_000]).len()));
            threads.collect::<Vec<_>>().into_iter().for_each(|thread| _ = thread.join().unwrap());
        };
        for _ in 0..20 {
            work();
        }
        assert!(heaps() <= before, "{} heaps became {}", before, heaps());
    }
}
