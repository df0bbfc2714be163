//! The break engine, in one program: told as stories, what a day looks like to the person, minute by minute
//! (`scenarios`); the reminder of the evening and the question of the morning (`evenings`, `mornings`); under anything that can happen (`properties`); for two years (`endurance`); and from states that
//! versions before have saved (`saved`).

#![allow(clippy::unwrap_used, reason = "helpers of tests: what cannot be built ends the test")]

mod endurance;
mod evenings;
mod machine;
mod mornings;
mod properties;
mod saved;
mod scenarios;
mod story;
mod zone;
