//! Who may be at the other end of a socket: the same user, the administrator, and nobody else.

use std::io;

use interprocess::local_socket::Stream;

/// Who besides the same user may be at the other end.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Peers {
    /// Number of another user.
    also: Option<u32>,
}

impl Peers {
    /// As the agent: the administrator may ask too (`sudo limber pause`), who can do anything to it in any case.
    pub(crate) fn of_agent() -> Self {
        Self { also: Some(0) }
    }

    /// As a client: the administrator may ask the agent of the person whose journal it is.
    #[cfg_attr(not(unix), allow(unused_variables, reason = "there an administrator is no other user"))]
    pub(crate) fn of_client(folder: Option<&std::path::Path>) -> Self {
        #[cfg(unix)]
        if rustix::process::geteuid().is_root() {
            return Self { also: folder.and_then(crate::private_files::owner_number) };
        }
        Self::default()
    }
}

/// Refuses an end that belongs to somebody else.
pub(crate) fn check(stream: &Stream, peers: Peers) -> io::Result<()> {
    if system::is_one_of(stream, peers.also)? {
        return Ok(());
    }
    Err(io::Error::new(io::ErrorKind::PermissionDenied, "the other end of the socket belongs to another user"))
}

#[cfg(windows)]
pub(crate) use system::owner_only;

#[cfg(unix)]
mod system {
    use std::io;

    use interprocess::local_socket::Stream;
    use interprocess::local_socket::traits::StreamCommon as _;

    pub(super) fn is_one_of(stream: &Stream, also: Option<u32>) -> io::Result<bool> {
        let Some(user) = stream.peer_creds()?.euid() else { return Ok(false) };
        Ok(user == rustix::process::geteuid().as_raw() || also == Some(user))
    }
}

/// A pipe is let in by its access rights, so the agent's admit one user. A program that asks has to look as well: anybody
/// may have made a pipe of that name before the agent did, but only under a name of their own.
#[cfg(windows)]
#[allow(unsafe_code, reason = "access rights have no safe wrapper in the crates at hand")]
mod system {
    use std::io;
    use std::os::windows::io::{AsHandle, AsRawHandle, BorrowedHandle, FromRawHandle, OwnedHandle};
    use std::ptr::null_mut;

    use interprocess::local_socket::Stream;
    use interprocess::os::windows::security_descriptor::SecurityDescriptor;
    use widestring::{U16CStr, U16CString};
    use windows_sys::Win32::Foundation::{ERROR_SUCCESS, LocalFree};
    use windows_sys::Win32::Security::Authorization::{ConvertSidToStringSidW, GetSecurityInfo, SE_KERNEL_OBJECT};
    use windows_sys::Win32::Security::{
        GetTokenInformation, OWNER_SECURITY_INFORMATION, PSID, SECURITY_MAX_SID_SIZE, TOKEN_QUERY, TOKEN_USER,
        TokenUser,
    };
    use windows_sys::Win32::System::Threading::{GetCurrentProcess, OpenProcessToken};

    pub(super) fn is_one_of(stream: &Stream, _also: Option<u32>) -> io::Result<bool> {
        let Stream::NamedPipe(pipe) = stream;
        Ok(owner(pipe.inner().as_handle())? == user()?)
    }

    /// Access rights with which a pipe belongs to this user and admits nobody else.
    pub(crate) fn owner_only() -> io::Result<SecurityDescriptor> {
        let user = user()?.to_string_lossy();
        // Owner; a protected list of rights with one entry: allow, everything, the owner.
        let rights = format!("O:{user}D:P(A;;GA;;;{user})");
        let rights = U16CString::from_str(rights).map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error))?;
        SecurityDescriptor::deserialize(&rights)
    }

    /// Who owns the pipe: whoever made it, and nobody can name another without the rights of an administrator.
    fn owner(pipe: BorrowedHandle<'_>) -> io::Result<U16CString> {
        let (mut owner, mut holder): (PSID, _) = (null_mut(), null_mut());
        let (pipe, what) = (pipe.as_raw_handle(), OWNER_SECURITY_INFORMATION);
        // SAFETY: the handle is open. On success `owner` points into `holder`, which is given back once it was read.
        unsafe {
            let (group, rights, audit) = (null_mut(), null_mut(), null_mut());
            let result =
                GetSecurityInfo(pipe, SE_KERNEL_OBJECT, what, &raw mut owner, group, rights, audit, &raw mut holder);
            if result != ERROR_SUCCESS {
                return Err(io::Error::from_raw_os_error(result.cast_signed()));
            }
            let name = name(owner);
            LocalFree(holder);
            name
        }
    }

    /// Who runs this process.
    fn user() -> io::Result<U16CString> {
        /// Room for the answer, and for what it points at.
        #[repr(C)]
        struct Answer(TOKEN_USER, [u8; SECURITY_MAX_SID_SIZE as usize]);
        let size = u32::try_from(size_of::<Answer>()).map_err(|_| io::ErrorKind::InvalidData)?;
        let mut token = null_mut();
        // SAFETY: the place is alive; the pseudo handle of this process needs no closing.
        if unsafe { OpenProcessToken(GetCurrentProcess(), TOKEN_QUERY, &raw mut token) } == 0 {
            return Err(io::Error::last_os_error());
        }
        // SAFETY: the token was just opened, and is nobody else's.
        let token = unsafe { OwnedHandle::from_raw_handle(token) };
        let mut answer = std::mem::MaybeUninit::<Answer>::zeroed();
        let mut used = 0;
        // SAFETY: `answer` holds `size` bytes, and is read only after it was filled in; zeroes are valid in all of it.
        unsafe {
            let place = answer.as_mut_ptr().cast();
            if GetTokenInformation(token.as_raw_handle(), TokenUser, place, size, &raw mut used) == 0 {
                return Err(io::Error::last_os_error());
            }
            name((*answer.as_ptr()).0.User.Sid)
        }
    }

    /// The identifier as text, such as `S-1-5-21-1-2-3-1001`.
    ///
    /// # Safety
    /// `identifier` points to one that is whole.
    unsafe fn name(identifier: PSID) -> io::Result<U16CString> {
        let mut text = null_mut();
        // SAFETY: as the caller promises; on success `text` is a string that ends with a zero, and is given back once.
        unsafe {
            if ConvertSidToStringSidW(identifier, &raw mut text) == 0 {
                return Err(io::Error::last_os_error());
            }
            let name = U16CStr::from_ptr_str(text).to_ucstring();
            LocalFree(text.cast());
            Ok(name)
        }
    }
}
