//! The break engine, told as stories: what a day looks like to the person, minute by minute.

mod scenarios;
mod story;
