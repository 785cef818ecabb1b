//! Work on many things with all cores, and the results in order.

use std::collections::BTreeMap;
use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Condvar, Mutex, PoisonError, mpsc};
use std::thread;

/// Things are handed out so many at a time at most: few, since what comes of them may be large.
const LARGEST_CHUNK: usize = 8;
/// More threads than this bring nothing: the drive is busy.
const MOST_THREADS: usize = 16;
/// So many chunks for each thread may be worked on before the first of them is taken: what is finished early waits in memory.
const AHEAD: usize = 4;

/// Does `work` for each number below `count`, on all cores, and hands the results to `take` in the order of the numbers. Few results
/// are held at a time, however many there are.
///
/// # Errors
/// At the first result that `take` refuses; no more work is begun then.
pub fn in_order<R: Send, E>(
    count: usize,
    work: impl Fn(usize) -> R + Sync,
    mut take: impl FnMut(R) -> Result<(), E>,
) -> Result<(), E> {
    let threads = thread::available_parallelism().map_or(1, NonZero::get).min(MOST_THREADS);
    let size = (count / (threads * 8)).clamp(1, LARGEST_CHUNK);
    let chunks = count.div_ceil(size);
    let next = AtomicUsize::new(0);
    let gate = Gate::new(threads * AHEAD);
    let (finished, results) = mpsc::channel();
    thread::scope(|scope| {
        for _ in 0..threads.min(chunks) {
            let (finished, next, gate, work) = (finished.clone(), &next, &gate, &work);
            scope.spawn(move || {
                let _closing = CloseOnPanic(gate);
                loop {
                    let chunk = next.fetch_add(1, Ordering::Relaxed);
                    if chunk >= chunks || !gate.lets_through(chunk) {
                        break;
                    }
                    let numbers = chunk * size..count.min((chunk + 1) * size);
                    if finished.send((chunk, numbers.map(work).collect::<Vec<R>>())).is_err() {
                        break;
                    }
                }
            });
        }
        drop(finished);
        // The others are waited for before a panic in `take` goes on.
        let _closing = CloseOnPanic(&gate);
        let mut early: BTreeMap<usize, Vec<R>> = BTreeMap::new();
        let mut expected = 0;
        for (chunk, found) in results {
            early.insert(chunk, found);
            while let Some(found) = early.remove(&expected) {
                if let Err(refused) = found.into_iter().try_for_each(&mut take) {
                    gate.close();
                    return Err(refused);
                }
                expected += 1;
                gate.open_up_to(expected + threads * AHEAD);
            }
        }
        Ok(())
    })
}

/// Holds back work that is too far ahead.
struct Gate {
    /// The first chunk that may not be begun yet; nothing once no more may be begun.
    open: Mutex<Option<usize>>,
    moved: Condvar,
}

impl Gate {
    fn new(open: usize) -> Self {
        Self { open: Mutex::new(Some(open)), moved: Condvar::new() }
    }

    /// Waits until a chunk may be begun; false if it never may.
    fn lets_through(&self, chunk: usize) -> bool {
        let open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        let is_ahead = |open: &mut Option<usize>| open.is_some_and(|open| chunk >= open);
        let open = self.moved.wait_while(open, is_ahead).unwrap_or_else(PoisonError::into_inner);
        open.is_some()
    }

    fn open_up_to(&self, chunk: usize) {
        self.set(|open| open.map(|_| chunk));
    }

    fn close(&self) {
        self.set(|_| None);
    }

    fn set(&self, change: impl FnOnce(Option<usize>) -> Option<usize>) {
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        *open = change(*open);
        self.moved.notify_all();
    }
}

/// Ends the work of the other threads if this one panics: what they wait for would never come.
struct CloseOnPanic<'g>(&'g Gate);

impl Drop for CloseOnPanic<'_> {
    fn drop(&mut self) {
        if thread::panicking() {
            self.0.close();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_order_whichever_is_ready_first() {
        for count in [0, 1, 7, 1000, 5000] {
            let mut taken = Vec::new();
            let slow_at_first = |number: usize| {
                if number.is_multiple_of(97) {
                    thread::yield_now();
                }
                number
            };
            let done: Result<(), ()> = in_order(count, slow_at_first, |number| {
                taken.push(number);
                Ok(())
            });
            assert!(done.is_ok());
            assert_eq!(taken, (0..count).collect::<Vec<_>>());
        }
    }

    /// While the first result is waited for, the others don't run away.
    #[test]
    fn few_results_are_held_at_a_time() {
        let threads = thread::available_parallelism().map_or(1, NonZero::get).min(MOST_THREADS);
        let count = 100_000;
        let (begun, taken) = (AtomicUsize::new(0), AtomicUsize::new(0));
        let work = |_| {
            // Others may have begun and been taken between the two counts.
            let begun = begun.fetch_add(1, Ordering::SeqCst) + 1;
            let ahead = begun.saturating_sub(taken.load(Ordering::SeqCst));
            assert!(ahead <= (threads * AHEAD + 1) * LARGEST_CHUNK, "{ahead}");
        };
        let done: Result<(), ()> = in_order(count, work, |()| {
            taken.fetch_add(1, Ordering::SeqCst);
            Ok(())
        });
        assert!(done.is_ok());
        assert_eq!(taken.into_inner(), count);
    }

    #[test]
    fn a_refusal_ends_the_work() {
        let begun = AtomicUsize::new(0);
        let work = |number| {
            begun.fetch_add(1, Ordering::SeqCst);
            number
        };
        let refused = in_order(1_000_000, work, |number| if number == 3 { Err("enough") } else { Ok(()) });
        assert_eq!(refused, Err("enough"));
        assert!(begun.into_inner() < 1_000_000);
    }

    #[test]
    fn a_panic_ends_the_work_of_all() {
        let at_work = || in_order::<_, ()>(100_000, |number| assert_ne!(number, 5), |()| Ok(()));
        assert!(std::panic::catch_unwind(at_work).is_err());
        let in_taking = || {
            in_order::<_, ()>(
                100_000,
                |number| number,
                |number| {
                    assert_ne!(number, 5);
                    Ok(())
                },
            )
        };
        assert!(std::panic::catch_unwind(in_taking).is_err());
    }
}
