//! The break engine, told as stories: what a day looks like to the person, minute by minute.

#![allow(clippy::unwrap_used)] // helpers of tests: what cannot be built ends the test

mod scenarios;
mod story;
mod zone;
