//! The wind-down's reminder, an evening at a time: as stories, and under anything that can happen in some evenings.
//!
//! A story says what happens (`tick 1 h`, `seen`, `put off`, `not tonight`, `done`, `call on`, `call off`, `leaves`,
//! `works`, `bed 23:30`, `starts 30`, `sleep 3 h`, `clock -5 h`, `zone new-york`, `restart`,
//! `unwanted`, `wanted`) and what follows
//! (`expect offer 21:45`, `expect withdraw 22:45`). What follows and is not expected fails, and the other way round.

mod at_its_time;
mod desk;
mod properties;
mod stories;
