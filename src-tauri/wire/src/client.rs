//! The asking end: connect, exchange the hello, ask, read the answer.

use std::io;
use std::time::Duration;

use interprocess::local_socket::ConnectOptions;
use limber_core::api::frame::FrameError;
use limber_core::api::{ApiError, ClientFrame, ErrorCode, Hello, PROTOCOL_VERSION, Request, Response, ServerFrame};

use crate::address::{Address, AddressError};
use crate::connection::{Connection, Incoming, hello};

/// How long the agent may take to say hello or to answer. It answers within milliseconds; a disk that spins up
/// takes seconds.
pub(crate) const PATIENCE: Duration = Duration::from_secs(15);

/// A connection to the agent that asks one thing at a time. `subscribe` makes it one that also hears events.
#[derive(Debug)]
pub struct Client {
    pub(crate) connection: Connection,
    pub(crate) incoming: Incoming,
    pub(crate) next_id: u64,
    agent: Hello,
}

/// Why there is no answer.
#[derive(Debug, thiserror::Error)]
pub enum ClientError {
    /// There is no folder a socket could be in.
    #[error(transparent)]
    Address(#[from] AddressError),
    /// Nobody listens.
    #[error("the agent is not running")]
    NotRunning,
    /// The agent speaks another version of the protocol.
    #[error(
        "the agent that runs is version {} (protocol {}), this program speaks protocol {PROTOCOL_VERSION}",
        agent.version, agent.protocol
    )]
    ProtocolMismatch {
        /// Who it is.
        agent: Hello,
    },
    /// The agent went away before it answered. What was asked may or may not have been done.
    #[error("the agent went away before it answered")]
    Disconnected,
    /// The agent did not answer in time.
    #[error("the agent did not answer within {} seconds", PATIENCE.as_secs())]
    TimedOut,
    /// What arrived or was to be sent is not a frame.
    #[error(transparent)]
    Frame(#[from] FrameError),
    /// The socket failed.
    #[error("the socket failed: {0}")]
    Io(io::Error),
    /// The agent refused, and says why.
    #[error(transparent)]
    Refused(#[from] ApiError),
}

impl From<io::Error> for ClientError {
    fn from(error: io::Error) -> Self {
        use io::ErrorKind as Kind;
        match error.kind() {
            Kind::NotFound | Kind::ConnectionRefused => Self::NotRunning,
            Kind::BrokenPipe | Kind::ConnectionReset | Kind::ConnectionAborted | Kind::UnexpectedEof => {
                Self::Disconnected
            }
            Kind::WouldBlock | Kind::TimedOut => Self::TimedOut,
            Kind::InvalidData => Self::Frame(FrameError::TooLarge),
            _ => Self::Io(error),
        }
    }
}

impl Client {
    /// Connects to the user's agent. `version` is that of the calling program.
    pub fn connect(version: &str) -> Result<Self, ClientError> {
        Self::connect_to(&Address::of_user()?, &hello(version))
    }

    /// Connects to an agent at an address, with a hello of the caller's making.
    pub fn connect_to(address: &Address, greeting: &Hello) -> Result<Self, ClientError> {
        let stream = ConnectOptions::new().name(address.name()?).connect_sync()?;
        let (connection, mut incoming) = Connection::new(stream)?;
        incoming.limit_waits(Some(PATIENCE));
        connection.limit_sends(Some(PATIENCE));
        connection.send(&ClientFrame::Hello(greeting.clone()))?;
        match incoming.next_frame()? {
            Some(Ok(ServerFrame::Hello(agent))) if agent.protocol == PROTOCOL_VERSION => {
                Ok(Self { connection, incoming, next_id: 1, agent })
            }
            Some(Ok(ServerFrame::Hello(agent))) => Err(ClientError::ProtocolMismatch { agent }),
            Some(Ok(ServerFrame::Reply { result: Err(error), .. })) => Err(error.into()),
            Some(Ok(_)) => Err(FrameError::Malformed("the agent did not say hello first".into()).into()),
            Some(Err(error)) => Err(error.into()),
            None => Err(ClientError::Disconnected),
        }
    }

    /// Who answers.
    pub fn agent(&self) -> &Hello {
        &self.agent
    }

    /// Asks and waits for the answer.
    pub fn request(&mut self, request: Request) -> Result<Response, ClientError> {
        let id = self.next_id;
        self.next_id += 1;
        self.connection.send(&ClientFrame::Request { id, request })?;
        loop {
            match self.incoming.next_frame()? {
                // An answer without an id concerns a frame that could not be read: ours is the only one under way.
                Some(Ok(ServerFrame::Reply { id: answered, result })) if answered == id || answered == 0 => {
                    return result.map_err(ClientError::from);
                }
                Some(Ok(ServerFrame::Reply { .. } | ServerFrame::Event(_) | ServerFrame::Hello(_))) => {}
                Some(Err(error)) => return Err(error.into()),
                None => return Err(ClientError::Disconnected),
            }
        }
    }
}

impl ClientError {
    /// The code of a refusal by the agent.
    pub fn code(&self) -> Option<ErrorCode> {
        match self {
            Self::Refused(error) => Some(error.code),
            Self::ProtocolMismatch { .. } => Some(ErrorCode::ProtocolMismatch),
            _ => None,
        }
    }
}
