//! The local socket between the agent and its clients: where it is, who may speak, how a frame is read; and how the one
//! agent of a journal is found, kept the only one, and started.
//!
//! Knows: paths, locks, peers, lines, the hello. Must never: know what a request means, or open an internet socket.
//! Blocking throughout: a client is one thread, or two when it subscribes.

pub mod address;
pub mod claim;
pub mod client;
pub mod connection;
pub mod keeper;
pub mod line;
pub mod lock;
mod peer;
pub mod private_files;
pub mod record;
pub mod start;
pub mod subscription;
pub mod trouble;

pub use address::{Address, AddressError, data_folder};
pub use claim::{Claim, ClaimError, Listener};
pub use client::{Client, ClientError};
pub use connection::{Connection, Incoming, hello};
pub use keeper::Keeper;
pub use line::{Line, LineReader};
pub use lock::{Lock, LockError};
pub use private_files::{Obstacle, Owner};
pub use record::Record;
pub use start::{Started, start_agent};
pub use subscription::{Events, Requests, Subscription};
pub use trouble::Trouble;
