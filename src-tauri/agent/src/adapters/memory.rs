//! How the process keeps its memory. Knows one switch of the C library.

/// Lets all threads share one heap, from now on. To be called before there are threads.
///
/// glibc otherwise gives each of them one of its own, and the many short-lived ones (a client, a file that is looked
/// at) leave a little in each: about 140 kB over a month, a fourteenth of what the agent may use. Nobody here allocates so
/// much that threads would wait for each other.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
#[allow(unsafe_code, reason = "a call of the C library without a safe wrapper in the crates at hand")]
pub fn share_one_heap() {
    use std::ffi::c_int;

    /// `malloc.h`.
    const M_ARENA_MAX: c_int = -8;

    unsafe extern "C" {
        fn mallopt(parameter: c_int, value: c_int) -> c_int;
    }
    // SAFETY: declared as in `malloc.h`; it takes two numbers and changes how later allocations are placed.
    if unsafe { mallopt(M_ARENA_MAX, 1) } == 0 {
        tracing::debug!("each thread has a heap of its own");
    }
}

/// Elsewhere the system's own way is as good.
#[cfg(not(all(target_os = "linux", target_env = "gnu")))]
pub fn share_one_heap() {}

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
