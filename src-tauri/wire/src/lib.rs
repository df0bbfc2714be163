//! The local socket between the agent and its clients: where it is, who may speak, how a frame is read.
//!
//! Knows: paths, peers, lines, the hello. Must never: know what a request means, or open an internet socket.
//! Blocking throughout: a client is one thread, or two when it subscribes.

pub mod address;
pub mod claim;
pub mod client;
pub mod connection;
pub mod line;
mod peer;
pub mod subscription;

pub use address::{Address, AddressError};
pub use claim::{Claim, ClaimError, Listener};
pub use client::{Client, ClientError};
pub use connection::{Connection, Incoming, hello};
pub use line::{Line, LineReader};
pub use subscription::{Events, Requests, Subscription};
