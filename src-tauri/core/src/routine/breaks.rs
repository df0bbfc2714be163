//! Which routine a break plays.
//!
//! Knows: the kinds of break, and the routines of each. Must never: remember what was played: that comes as a number.

/// The routines of an hourly break.
pub(super) const AT_THE_DESK: &[&str] =
    &["desk-reset", "desk-reset-thighs", "desk-reset-hips", "desk-reset-lower-calf"];

/// The routines of a break in gentle mode, the day after a bad night: shorter and seated.
pub(super) const GENTLE: &[&str] = &["seated", "seated-hips", "seated-thighs"];

/// The routines of a break from standing: on the feet for a moment, then the chair.
pub(super) const FROM_STANDING: &[&str] = &["standing", "standing-shift"];

/// The routines of every kind of break, to be looked through.
pub const BREAK_ROUTINES: [&[&str]; 3] = [AT_THE_DESK, GENTLE, FROM_STANDING];

/// The routine of an hourly break. A gentle one is seated whoever it is for. `turn` counts the breaks that were offered or
/// begun: with each the next routine has its turn, so none comes twice in a row. No routine is of two kinds: neither does one
/// where the kind changes.
pub fn break_routine(gentle: bool, standing_work: bool, turn: u64) -> &'static str {
    let routines = match (gentle, standing_work) {
        (true, _) => GENTLE,
        (false, true) => FROM_STANDING,
        (false, false) => AT_THE_DESK,
    };
    let place = turn.checked_rem(routines.len() as u64).unwrap_or(0);
    usize::try_from(place).ok().and_then(|place| routines.get(place)).copied().unwrap_or("desk-reset")
}
