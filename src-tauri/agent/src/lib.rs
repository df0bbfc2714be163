//! Limber's resident: the parts its binary and its tests are made of.

#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may fail by panicking"))]

pub mod adapters;
