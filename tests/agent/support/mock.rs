//! A desktop service played by python-dbusmock, in a process of its own on the test's private bus: written by others,
//! from what the services themselves do.

use std::collections::HashMap;
use std::path::Path;

use serde::Serialize;
use zbus::blocking::Connection;
use zbus::blocking::fdo::DBusProxy;
use zbus::zvariant::{DynamicType, OwnedValue, Value};

use crate::support::desktop::{Server, eventually, start};

const MOCK: &str = "org.freedesktop.DBus.Mock";

/// A service: what it has is added by the test, or comes with one of dbusmock's templates.
pub(crate) struct Mock {
    connection: Connection,
    service: &'static str,
    path: &'static str,
    interface: &'static str,
    server: Server,
}

/// A method of a service: name, argument types, result types, and Python that sets `ret` from `args`.
pub(crate) type Method<'m> = (&'m str, &'m str, &'m str, &'m str);

impl Mock {
    /// A service with one object, which can do nothing yet.
    pub(crate) fn new(service: &'static str, path: &'static str, interface: &'static str) -> Self {
        Self::run(&[service, path, interface], (service, path, interface))
    }

    /// systemd-logind.
    pub(crate) fn logind() -> Self {
        let names = ("org.freedesktop.login1", "/org/freedesktop/login1", "org.freedesktop.login1.Manager");
        Self::run(&["--template", "logind"], names)
    }

    /// A notification service that can show buttons.
    pub(crate) fn notifications() -> Self {
        let name = "org.freedesktop.Notifications";
        let parameters = r#"{"capabilities": "actions body"}"#;
        let arguments = ["--template", "notification_daemon", "--parameters", parameters];
        Self::run(&arguments, (name, "/org/freedesktop/Notifications", name))
    }

    fn run(arguments: &[&str], names: (&'static str, &'static str, &'static str)) -> Self {
        let (service, path, interface) = names;
        let connection = Connection::session().unwrap();
        // Debian's module is not known to a Python that somebody put before the system's.
        let python = if Path::new("/usr/bin/python3").exists() { "/usr/bin/python3" } else { "python3" };
        let server = start(python, &[&["-m", "dbusmock"], arguments].concat());
        let mock = Self { connection, service, path, interface, server };
        eventually("python-dbusmock takes the service's name", || {
            let names = DBusProxy::new(&mock.connection).unwrap();
            names.name_has_owner(service.try_into().unwrap()).unwrap()
        });
        // Answered once its template is there.
        mock.calls("Nothing");
        mock
    }

    /// Ends it, without warning.
    pub(crate) fn kill(mut self) {
        self.server.0.kill().unwrap();
        self.server.0.wait().unwrap();
    }

    /// Adds methods to an interface of the service's object.
    pub(crate) fn methods(&self, interface: &str, methods: &[Method<'_>]) {
        self.control(self.path, "AddMethods", &(interface, methods));
    }

    /// Adds properties, which is told to nobody.
    pub(crate) fn properties(&self, interface: &str, properties: &[(&str, Value<'_>)]) {
        self.control(self.path, "AddProperties", &(interface, dictionary(properties)));
    }

    /// Changes a property and says so.
    pub(crate) fn change(&self, interface: &str, property: (&str, Value<'_>)) {
        self.control(self.path, "UpdateProperties", &(interface, dictionary(&[property])));
    }

    /// Emits a signal of the service's main interface.
    pub(crate) fn emit(&self, signal: &str, types: &str, arguments: &[Value<'_>]) {
        self.control(self.path, "EmitSignal", &(self.interface, signal, types, arguments));
    }

    /// How often a method has been called so far.
    pub(crate) fn calls(&self, method: &str) -> usize {
        let reply = self.control(self.path, "GetMethodCalls", &(method,));
        reply.body().deserialize::<Vec<(u64, Vec<OwnedValue>)>>().unwrap().len()
    }

    /// Calls a method of one of its objects, as a program on the desktop would.
    pub(crate) fn call(&self, path: &str, interface: &str, method: &str, body: &(impl Serialize + DynamicType)) {
        self.connection.call_method(Some(self.service), path, Some(interface), method, body).unwrap();
    }

    /// Tells the mock what to do.
    pub(crate) fn control(&self, path: &str, method: &str, body: &(impl Serialize + DynamicType)) -> zbus::Message {
        self.connection.call_method(Some(self.service), path, Some(MOCK), method, body).unwrap()
    }
}

fn dictionary<'v>(entries: &[(&'v str, Value<'v>)]) -> HashMap<&'v str, Value<'v>> {
    entries.iter().map(|(name, value)| (*name, value.try_clone().unwrap())).collect()
}
