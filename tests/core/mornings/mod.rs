//! The morning's question, a night at a time: as stories, and under anything that can happen in some nights.
//!
//! A story says what happens (`tick 1 h`, `seen`, `later`, `answered`, `taken back`, `unread`, `read`, `call on`, `call off`,
//! `leaves`, `works`, `wake 07:00`, `sleep 3 h`, `clock -5 h`, `zone new-york`, `restart`) and what follows
//! (`expect ask 06:30`, `expect withdraw 12:00`). What follows and is not expected fails, and the other way round.

mod desk;
mod properties;
mod stories;
