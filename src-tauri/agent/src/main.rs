//! The binary `limber`.

fn main() {}
