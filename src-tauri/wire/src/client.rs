//! The asking end: connect, exchange the hello, ask, read the answer.

use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use interprocess::ConnectWaitMode;
use interprocess::local_socket::ConnectOptions;
use limber_core::api::frame::FrameError;
use limber_core::api::{ApiError, ClientFrame, ErrorCode, Hello, PROTOCOL_VERSION, Request, Response, ServerFrame};

use crate::address::{Address, AddressError, name};
use crate::connection::{Connection, Incoming, hello};
use crate::peer::Peers;
use crate::private_files::{Obstacle, obstacle};

/// How long the agent may take to answer. It answers within milliseconds; a disk that spins up takes seconds.
pub(crate) const PATIENCE: Duration = Duration::from_secs(15);

/// How long it may take to say hello, which waits for nothing: one that says none is stopped or stuck.
const HELLO_PATIENCE: Duration = Duration::from_millis(2500);

/// How long it may take to answer before it is seen whether it answers anything at all. With the hello and a status, which
/// waits for nothing either, that is less than 3 s.
pub(crate) const BEFORE_PROBING: Duration = Duration::from_millis(1500);
const PROBE_PATIENCE: Duration = Duration::from_millis(1200);

/// What takes long is waited for so many times: an hour.
pub(crate) const LONG_WAITS: u32 = 240;

/// A socket whose queue is full is tried again after so long, so often.
const FULL_PAUSE: Duration = Duration::from_millis(50);
const FULL_TRIES: u32 = 40;

/// A connection to the agent that asks one thing at a time. `subscribe` makes it one that also hears events.
#[derive(Debug)]
pub struct Client {
    pub(crate) connection: Connection,
    pub(crate) incoming: Incoming,
    pub(crate) next_id: u64,
    agent: Hello,
    pub(crate) probe: Probe,
}

/// Another way in to the same agent, to see whether it is stuck.
#[derive(Debug)]
pub(crate) struct Probe {
    socket: PathBuf,
    peers: Peers,
    greeting: Hello,
    pid: u32,
}

impl Probe {
    /// An error if the agent does not even say how it stands, which waits for nothing.
    pub(crate) fn is_alive(&self) -> Result<(), ClientError> {
        // Where there is no place for one more client, or it is just leaving, waiting goes on.
        let Ok(mut client) = Client::connect_at(&self.socket, self.peers, &self.greeting) else { return Ok(()) };
        client.limit(PROBE_PATIENCE);
        match client.ask(Request::Status).and_then(|asked| client.answer_to(&asked)) {
            Err(ClientError::TimedOut) => Err(ClientError::Hung { pid: Some(self.pid) }),
            _ => Ok(()),
        }
    }
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
    /// An agent holds its socket open and does not even say hello: it is stopped or stuck.
    #[error("the agent does not say hello")]
    Hung {
        /// Its process, if it is known.
        pid: Option<u32>,
    },
    /// An agent was started for this and ended at once.
    #[error("the agent ended when it was started: {reason}")]
    NotStarted {
        /// Its exit code.
        code: Option<i32>,
        /// What it said: a sentence for the person, without the full stop; empty if it said nothing.
        reason: String,
    },
    /// A file cannot be used: the socket, the program, the output.
    #[error("{}: {source}", path.display())]
    Unusable {
        /// Which.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// The socket, or a folder on the way to it, may not be used.
    #[error("{} may not be used", .0.path.display())]
    Denied(Obstacle),
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

/// How many times the answer is waited for.
fn waits(asked: &ClientFrame) -> u32 {
    match asked {
        ClientFrame::Request { request, .. } if request.takes_long() => LONG_WAITS,
        _ => 1,
    }
}

impl Client {
    /// Connects to the user's agent. `version` is that of the calling program.
    pub fn connect(version: &str) -> Result<Self, ClientError> {
        Self::connect_to(&Address::of_user()?, &hello(version))
    }

    /// Connects to the agent at an address, with a hello of the caller's making.
    pub fn connect_to(address: &Address, greeting: &Hello) -> Result<Self, ClientError> {
        let peers = Peers::of_client(address.folder());
        let mut nobody = ClientError::NotRunning;
        for door in address.doors_to_try() {
            match Self::connect_at(&door, peers, greeting) {
                Err(ClientError::NotRunning) => {}
                // Another place may be the right one.
                Err(denied @ ClientError::Denied(_)) => nobody = denied,
                Err(ClientError::Hung { .. }) => {
                    let record = address.record().filter(|record| record.socket == door && record.is_here());
                    return Err(ClientError::Hung { pid: record.map(|record| record.pid) });
                }
                reached => return reached,
            }
        }
        Err(nobody)
    }

    fn connect_at(socket: &Path, peers: Peers, greeting: &Hello) -> Result<Self, ClientError> {
        let denied = |error: io::Error| match error.kind() {
            io::ErrorKind::PermissionDenied => ClientError::Denied(obstacle(socket)),
            _ => match error.into() {
                ClientError::Io(source) => ClientError::Unusable { path: socket.to_owned(), source },
                error => error,
            },
        };
        let stream = connect(socket).map_err(denied)?;
        let (connection, mut incoming) = Connection::new(stream, peers).map_err(denied)?;
        incoming.limit_waits(Some(HELLO_PATIENCE));
        connection.limit_sends(Some(HELLO_PATIENCE));
        let hung = |error: io::Error| match error.into() {
            ClientError::TimedOut => ClientError::Hung { pid: None },
            error => error,
        };
        connection.send(&ClientFrame::Hello(greeting.clone())).map_err(hung)?;
        match incoming.next_frame().map_err(hung)? {
            Some(Ok(ServerFrame::Hello(agent))) if agent.protocol == PROTOCOL_VERSION => {
                connection.limit_sends(Some(PATIENCE));
                let (socket, greeting, pid) = (socket.to_owned(), greeting.clone(), agent.pid);
                let probe = Probe { socket, peers, greeting, pid };
                Ok(Self { connection, incoming, next_id: 0, agent, probe })
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

    /// Asks and waits for the answer, as long as the agent answers anything at all: 15 s, or an hour for what takes long.
    pub fn request(&mut self, request: Request) -> Result<Response, ClientError> {
        self.limit(BEFORE_PROBING);
        let asked = self.ask(request)?;
        match self.answer_to(&asked) {
            Err(ClientError::TimedOut) => {}
            answered => return answered,
        }
        for _ in 0..waits(&asked) {
            self.probe.is_alive()?;
            self.limit(PATIENCE.saturating_sub(BEFORE_PROBING));
            match self.answer_to(&asked) {
                Err(ClientError::TimedOut) => {}
                answered => return answered,
            }
        }
        Err(ClientError::TimedOut)
    }

    fn limit(&self, wait: Duration) {
        self.incoming.limit_waits(Some(wait));
        self.connection.limit_sends(Some(wait));
    }

    fn ask(&mut self, request: Request) -> Result<ClientFrame, ClientError> {
        self.next_id += 1;
        let frame = ClientFrame::Request { id: self.next_id, request };
        self.connection.send(&frame)?;
        Ok(frame)
    }

    /// The answer to what was asked last.
    fn answer_to(&mut self, asked: &ClientFrame) -> Result<Response, ClientError> {
        let id = self.next_id;
        let fits = |response: &Response| matches!(asked, ClientFrame::Request { request, .. } if request.is_answered_by(response));
        loop {
            match self.incoming.next_frame()? {
                // An answer without an id concerns a frame that could not be read: ours is the only one under way.
                Some(Ok(ServerFrame::Reply { id: answered, result })) if answered == id || answered == 0 => {
                    let response = result.map_err(ClientError::from)?;
                    let other = || FrameError::Malformed("an answer to something else".into()).into();
                    return if fits(&response) { Ok(response) } else { Err(other()) };
                }
                Some(Ok(ServerFrame::Reply { .. } | ServerFrame::Event(_) | ServerFrame::Hello(_))) => {}
                Some(Err(error)) => return Err(error.into()),
                None => return Err(ClientError::Disconnected),
            }
        }
    }
}

/// A connection, made without waiting for a queue that nobody empties.
fn connect(socket: &Path) -> Result<interprocess::local_socket::Stream, io::Error> {
    let mut tries = 0;
    loop {
        let wait = ConnectWaitMode::Timeout(HELLO_PATIENCE);
        let attempt = ConnectOptions::new().name(name(socket)?).wait_mode(wait).connect_sync();
        match attempt {
            Err(error) if error.kind() == io::ErrorKind::WouldBlock && tries < FULL_TRIES => {
                tries += 1;
                std::thread::sleep(FULL_PAUSE);
            }
            outcome => return outcome,
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
