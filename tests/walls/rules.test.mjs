// Each wall is shown something that must not pass: a check that lets it through has rotted.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { allows, arrows, floors, internet, licences, machines, names } from './rules.mjs';

const dependency = (name, kind = null, features = []) => ({ name, kind, features });
const room = (name, ...dependencies) => [{ name, dependencies }];
const file = (path, text) => [{ path, text }];

test('the arrows point one way', () => {
  assert.deepEqual(arrows(room('limber-agent', dependency('limber-store'), dependency('limber-core'))), []);
  assert.match(arrows(room('limber-window', dependency('limber-store')))[0], /must not depend on limber-store/);
  assert.match(arrows(room('limber-window', dependency('limber-agent', 'dev')))[0], /must not depend on limber-agent/);
  assert.match(arrows(room('limber-core', dependency('limber-wire')))[0], /must not depend on limber-wire/);
  assert.match(arrows(room('limber-extra'))[0], /without a place/);
});

test('the domain uses nothing but its list', () => {
  assert.deepEqual(
    arrows(room('limber-core', dependency('chrono', null, ['serde']), dependency('proptest', 'dev'))),
    [],
  );
  assert.equal(arrows(room('limber-core', dependency('tempfile'))).length, 1);
  assert.match(arrows(room('limber-core', dependency('chrono', null, ['clock'])))[0], /clock/);
  assert.match(arrows(room('limber-core', dependency('uuid', null, ['v7'])))[0], /ids/);
});

test('a crate that belongs to one room is refused in another', () => {
  for (const [name, crate] of [
    ['limber-agent', 'rusqlite'],
    ['limber-wire', 'tauri'],
    ['limber-store', 'zbus'],
    ['limber-window', 'libc'],
    ['limber-window', 'tray-icon'],
    ['limber-agent', 'interprocess'],
    ['limber-window', 'windows-sys'],
    ['limber-store', 'windows-registry'],
    ['limber-wire', 'objc2-app-kit'],
  ]) {
    assert.match(arrows(room(name, dependency(crate)))[0] ?? '', /must not name/, `${name} -> ${crate}`);
  }
});

test('names stay in their rooms', () => {
  const wrong = [
    file('src-tauri/agent/src/driver/mod.rs', 'let c = x11rb::connect(None);'),
    file('src-tauri/wire/src/lib.rs', 'unsafe { libc::getuid() }'),
    file('src-tauri/agent/src/journal.rs', 'use rusqlite::Connection;'),
    file('src-tauri/agent/src/run.rs', 'use windows_registry::CURRENT_USER;'),
    file('src-tauri/agent/src/run.rs', 'use objc2_app_kit::NSApplication;'),
    file('src-tauri/wire/src/connection.rs', 'use windows_sys::Win32::Foundation::HANDLE;'),
    file('src-tauri/core/src/lib.rs', 'use tauri::AppHandle;'),
    file('ui/src/views/today/Today.svelte', "import { invoke } from '@tauri-apps/api/core';"),
    file('ui/src/views/today/Hero.svelte', '<p aria-live="polite">{text}</p>'),
    file('ui/src/components/Banner.svelte', "<div class=\"banner\" role={urgent ? 'alert' : 'status'}>"),
    file('ui/src/views/evening/Row.svelte', '<output>{left}</output>'),
    file('ui/src/views/today/Today.svelte', '<p>{@html words}</p>'),
    file('ui/src/lib/x.ts', 'element.innerHTML = text;'),
    file('src-tauri/store/src/lib.rs', 'fn open() -> Result<Connection, String> {'),
    file('src-tauri/store/src/lib.rs', 'fn open() -> Result<Vec<Row>, String> {'),
    file('src-tauri/agent/src/server.rs', 'let socket = std::net::TcpListener::bind(a);'),
    file('src-tauri/window/link.rs', 'std::os::unix::process::CommandExt::process_group(&mut command, 0);'),
    file('src-tauri/window/sole.rs', '#[cfg(unix)]'),
    file('src-tauri/agent/src/run.rs', 'if cfg!(windows) {'),
    file('src-tauri/agent/src/log.rs', '#[cfg(all(test, target_os = "linux"))]'),
    file('ui/src/lib/x.ts', "const answer = await fetch('https://example.org');"),
  ];
  for (const files of wrong) assert.equal(names(files).length, 1, files[0].text);
  const right = [
    file('src-tauri/agent/src/adapters/idle/x11.rs', 'let c = x11rb::connect(None);'),
    file('src-tauri/wire/src/peer.rs', 'use windows_sys::Win32::Foundation::HANDLE;'),
    file('src-tauri/store/src/lib.rs', 'use rusqlite::Connection;'),
    file('src-tauri/window/lib.rs', 'use tauri::AppHandle;'),
    file('src-tauri/window/main.rs', '#![cfg_attr(windows, windows_subsystem = "windows")]'),
    file('src-tauri/agent/src/adapters/clock.rs', '#[cfg(windows)]'),
    file('src-tauri/wire/src/claim.rs', '#[cfg(unix)]'),
    file('src-tauri/agent/src/run.rs', '#[cfg(test)]'),
    file('ui/src/components/Announcements.svelte', '<div aria-live={urgency}></div>'),
    file('ui/src/views/evening/Timer.svelte', '<span role="timer">{left}</span>'),
    file('ui/src/lib/api/client.ts', "import { invoke } from '@tauri-apps/api/core';"),
    file('src-tauri/core/src/lib.rs', '// never tauri::anything'),
  ];
  for (const files of right) assert.deepEqual(names(files), []);
});

test('inside the agent the arrows point down', () => {
  for (const [path, text] of [
    ['desk/episodes.rs', 'use crate::driver::Driver;'],
    ['desk/episodes.rs', 'use crate::ports::Ports;'],
    ['desk/mod.rs', 'let free = crate::adapters::disk::free_bytes(folder);'],
    ['desk/mod.rs', 'use crate::{adapters, words};'],
    ['desk/today.rs', 'use super::super::driver;'],
    ['driver/mod.rs', 'use crate::adapters::Signal;'],
    ['driver/mod.rs', 'use crate::{adapters, words};'],
    ['driver/clients.rs', 'use crate::server::encoded;'],
    ['driver/known.rs', 'use limber_store::{ResumeFile, Store}; // may not name it'],
    ['ports/mod.rs', 'use crate::adapters::notify::Reminder;'],
    ['ports/mod.rs', 'use crate::driver::Message;'],
  ]) {
    assert.match(names(file(`src-tauri/agent/src/${path}`, text))[0] ?? '', /may not (name|touch)/, `${path}: ${text}`);
  }
  for (const [path, text] of [
    ['driver/mod.rs', 'use crate::desk::Desk;'],
    ['driver/mod.rs', 'use crate::ports::signal::Signal;'],
    ['desk/mod.rs', '//! Must never: name the driver, `crate::driver::Driver`.'],
    ['desk/nights.rs', 'use limber_store::Store;'],
    ['system.rs', 'use crate::adapters::disk;'],
    ['ports/mod.rs', 'use tray::TrayView;'],
  ]) {
    assert.deepEqual(names(file(`src-tauri/agent/src/${path}`, text)), [], `${path}: ${text}`);
  }
});

test('what is printed passes the one place that keeps a terminal from acting on it', () => {
  for (const text of [
    'println!("{note}");',
    'eprintln!("{error}");',
    'writeln!(io::stdout(), "{line}")',
    'let out = std::io::stderr().lock();',
    'error.print();',
    'command.print_help();',
    'Command::new("x").get_matches();',
    'error.exit()',
    'let arguments = Arguments::parse();',
  ]) {
    assert.match(names(file('src-tauri/agent/src/cli/commands.rs', text))[0] ?? '', /may print/, text);
    assert.deepEqual(names(file('src-tauri/agent/src/print.rs', text)), [], text);
  }
  for (const text of [
    'command.stdout(Stdio::null()).stderr(Stdio::piped());',
    'print::answer(&text)',
    'Arguments::try_parse_from(&typed)',
    'let complaints = child.stderr.take();',
  ]) {
    assert.deepEqual(names(file('src-tauri/agent/src/cli/commands.rs', text)), [], text);
  }
});

test("the domain's rooms stand on each other, and no path leads up or aside", () => {
  const wrong = [
    file('src-tauri/core/src/engine/pause.rs', 'use crate::api::PauseLength;'),
    file(
      'src-tauri/core/src/routine/content.rs',
      'use crate::{\n    settings::PlayerSettings,\n    api::{Library, Today},\n};',
    ),
    file('src-tauri/core/src/journal/validate.rs', 'fn f(x: crate::routine::Routine) {}'),
    file('src-tauri/core/src/settings/document/tests.rs', 'use super::super::super::engine::Engine;'),
    file('src-tauri/core/src/time.rs', 'use crate::settings;'),
    file('src-tauri/core/src/health/mod.rs', 'mod tests {\n    use super::super::api::Event;\n}'),
    file('src-tauri/core/src/extra.rs', '//! A room without a floor.'),
  ];
  for (const files of wrong) assert.equal(floors(files).length, 1, files[0].text);
  assert.match(floors(wrong[1])[0], /content\.rs:\d+: routine must not name api, which stands above it/);
  assert.match(floors(wrong[2])[0], /beside/);
  const right = [
    file('src-tauri/core/src/api/event.rs', 'use crate::health::HealthReport;'),
    file(
      'src-tauri/core/src/engine/pause.rs',
      'use crate::settings::{Settings, hours};\n//! See crate::api::PauseLength',
    ),
    file('src-tauri/core/src/engine/pause.rs', 'use super::Engine;\nuse crate::{engine::Effect, time};'),
    file('src-tauri/core/src/lib.rs', 'pub mod api;'),
    file('src-tauri/agent/src/reminder.rs', 'use crate::words;'),
  ];
  for (const files of right) assert.deepEqual(floors(files), []);
});

test('a crate that opens internet sockets is seen', () => {
  assert.deepEqual(
    internet(
      [
        { name: 'tokio', features: ['rt'] },
        { name: 'http', features: [] },
      ],
      'x',
    ),
    [],
  );
  for (const name of ['reqwest', 'hyper', 'rustls', 'socket2', 'mio', 'ureq', 'quinn-proto', 'native-tls', 'curl']) {
    assert.equal(internet([{ name, features: [] }], 'x').length, 1, name);
  }
  assert.equal(internet([{ name: 'tokio', features: ['rt', 'net'] }], 'x').length, 1);
});

test('licences are read as expressions', () => {
  for (const good of [
    'MIT',
    'MIT/Apache-2.0',
    'Apache-2.0 OR GPL-2.0-only',
    '(MIT OR Apache-2.0) AND Unicode-3.0',
    'Apache-2.0 WITH LLVM-exception',
    'GPL-3.0 OR (MIT AND ISC)',
  ]) {
    assert.ok(allows(good), good);
  }
  for (const bad of ['GPL-3.0', 'MIT AND GPL-3.0', '', undefined, 'MIT Apache-2.0', '(GPL-3.0 OR AGPL-3.0) AND MIT'])
    assert.ok(!allows(bad), String(bad));
  assert.equal(licences([{ name: 'x', licence: 'SSPL-1.0' }]).length, 1);
});

test('a folder of one machine is seen', () => {
  for (const parts of [
    ['', 'work', 'main'],
    ['', 'root', '.cargo'],
    ['', 'tmp', 'wt', 'x'],
    ['..', 'shared', 'design'],
  ]) {
    assert.equal(machines(file('docs/x.md', `see ${parts.join('/')}`)).length, 1, parts.join('/'));
  }
  assert.deepEqual(machines(file('docs/x.md', 'the network/work/life balance; assets/root/x')), []);
});
