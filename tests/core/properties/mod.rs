//! A machine on which anything may happen, and the promises that hold all the same.

pub(crate) mod action;
mod promises;
mod sight;
pub(crate) mod world;
