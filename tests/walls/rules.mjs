// The walls, as pure functions: what they are given comes in, what is wrong goes out as sentences.
// Which wall keeps which invariant stands in docs/architecture.md.

/** Who may depend on whom, inside the workspace. */
const ARROWS = {
  'limber-core': [],
  'limber-store': ['limber-core'],
  'limber-wire': ['limber-core'],
  'limber-agent': ['limber-core', 'limber-store', 'limber-wire'],
  'limber-window': ['limber-core', 'limber-wire'],
};

/** The domain's whole list: none of these opens a file, reads a clock or starts a thread as it is used there. */
const CORE_MAY_USE = ['chrono', 'serde', 'serde_json', 'thiserror', 'ts-rs', 'unicode-normalization', 'uuid'];

/** The floors of the domain, from the ground up. A room may name rooms of lower floors, never its own floor or a higher one. */
const FLOORS = [
  ['invalid', 'change', 'locale', 'side', 'evidence', 'time'],
  ['check'],
  ['settings'],
  ['routine', 'journal', 'winddown', 'backup'],
  ['engine'],
  ['health', 'review', 'care', 'portable'],
  ['report'],
  ['api'],
];

/** Packages that one room (or the rooms with a reason) alone may name. */
const ONE_ROOM = [
  { crate: /^(rusqlite|rusqlite_migration|libsqlite3-sys)$/, rooms: ['limber-store'] },
  { crate: /^(tauri|tauri-build|tauri-plugin-.*|wry|tao|webkit2gtk|gtk|rfd)$/, rooms: ['limber-window'] },
  { crate: /^interprocess$/, rooms: ['limber-wire'] },
  // The wire asks the system one thing: whether the other end of the socket is the same user.
  { crate: /^(rustix|widestring|windows-sys)$/, rooms: ['limber-agent', 'limber-wire'] },
  {
    crate:
      /^(x11rb|zbus|notify-rust|tray-icon|ksni|auto-launch|libc|nix|windows|windows-registry|winapi|objc2?(-.*)?|core-foundation.*|wayland-.*)$/,
    rooms: ['limber-agent'],
  },
];

/** Crates that exist to speak over the internet, or to encrypt it. */
const INTERNET =
  /^(actix.*|async-net|attohttpc|axum|curl|curl-sys|h2|h3|hickory.*|hyper|hyper-.*|isahc|libp2p.*|mio|native-tls|net2|openssl|openssl-sys|quinn.*|reqwest|ring|rustls|rustls-.*|schannel|security-framework|smol|socket2|surf|tiny_http|tonic|trust-dns.*|tungstenite|tokio-tungstenite|ureq|warp|webpki.*|websocket)$/;

/** Words in the sources that open an internet socket, by file ending. */
const OPENS_A_SOCKET = {
  rs: /\b(std::net::(?!Shutdown\b)|TcpStream|TcpListener|UdpSocket|ToSocketAddrs)/,
  ts: /\b(fetch\(|XMLHttpRequest|WebSocket|EventSource|sendBeacon|RTCPeerConnection)/,
  svelte: /\b(fetch\(|XMLHttpRequest|WebSocket|EventSource|sendBeacon|RTCPeerConnection)/,
};

/** Licences that may be in the program. */
// prettier-ignore
const LICENCES = new Set([
  '0BSD', 'Apache-2.0', 'Apache-2.0 WITH LLVM-exception', 'BSD-2-Clause', 'BSD-3-Clause', 'CC0-1.0', 'ISC', 'MIT', 'MIT-0',
  'MPL-2.0', 'OFL-1.1', 'Unicode-3.0', 'Unlicense', 'Zlib', 'BSL-1.0',
]);

/** Rooms inside the agent, each with those it may not name: arrows there point down as well. */
const AGENT_ROOMS = [
  {
    room: 'desk',
    not: ['clerk', 'driver', 'ports', 'adapters', 'server', 'client', 'message', 'system', 'cli', 'run'],
  },
  {
    room: 'ports',
    not: ['clerk', 'desk', 'driver', 'adapters', 'server', 'client', 'message', 'system', 'cli', 'run'],
  },
  { room: 'driver', not: ['adapters', 'clerk', 'server', 'system', 'window_process', 'cli', 'run'] },
];

/** Whether a line of Rust names one of the modules, as a path or in a list of imports. */
const naming = (modules) =>
  new RegExp(`\\b(${modules.join('|')})::|\\b(crate|super)::(\\{[^}]*\\b)?(${modules.join('|')})\\b`);

/** @param {{name: string, dependencies: {name: string, kind: string|null, features: string[]}[]}[]} packages */
export function arrows(packages) {
  const wrong = [];
  for (const { name, dependencies } of packages) {
    const allowed = ARROWS[name];
    if (!allowed) {
      wrong.push(`${name} is a package without a place: add it to ARROWS in tests/walls/rules.mjs`);
      continue;
    }
    for (const dependency of dependencies) {
      if (dependency.name in ARROWS && !allowed.includes(dependency.name)) {
        wrong.push(`${name} must not depend on ${dependency.name}`);
      }
      for (const { crate, rooms } of ONE_ROOM) {
        if (crate.test(dependency.name) && !rooms.includes(name) && dependency.kind !== 'dev') {
          wrong.push(`${name} must not name ${dependency.name}: only ${rooms.join(' and ')} may`);
        }
      }
      if (name !== 'limber-core' || dependency.kind !== null) continue;
      if (!CORE_MAY_USE.includes(dependency.name)) {
        wrong.push(`limber-core must not depend on ${dependency.name}: its whole list is ${CORE_MAY_USE.join(', ')}`);
      }
      if (
        dependency.name === 'chrono' &&
        dependency.features.some((feature) => ['clock', 'now', 'std-clock'].includes(feature))
      ) {
        wrong.push('limber-core must not have chrono with a clock');
      }
      if (dependency.name === 'uuid' && dependency.features.some((feature) => /^v\d|rng/.test(feature))) {
        wrong.push('limber-core must not make ids: uuid without v1-v8');
      }
    }
  }
  return wrong;
}

/** The domain's rooms stand on each other: which may name which. @param {{path: string, text: string}[]} files */
export function floors(files) {
  const wrong = [];
  const floor = (room) => FLOORS.findIndex((rooms) => rooms.includes(room));
  for (const { path, text } of files) {
    const inside = /^src-tauri\/core\/src\/(.+)\.rs$/.exec(path)?.[1];
    if (!inside || inside === 'lib') continue;
    const modules = inside.replace(/\/mod$/, '').split('/');
    const here = modules[0];
    if (floor(here) < 0) {
      wrong.push(`${path}: the room ${here} has no floor: add it to FLOORS in tests/walls/rules.mjs`);
      continue;
    }
    const code = text.replace(/^\s*\/\/.*$/gm, (line) => ' '.repeat(line.length));
    // Up by `crate::` or by as many `super::` as the module is deep (one more within an inner module).
    const paths = new RegExp(`\\b(?:crate::|(?:super::){${modules.length},})\\s*(?:(\\w+)|\\{)`, 'g');
    for (const found of code.matchAll(paths)) {
      const end = found.index + found[0].length;
      for (const room of found[1] ? [found[1]] : firstNames(code.slice(end))) {
        if (room === here || floor(room) < 0 || floor(room) < floor(here)) continue;
        wrong.push(
          `${path}:${code.slice(0, end).split('\n').length}: ${here} must not name ${room}, which stands ${floor(room) === floor(here) ? 'beside' : 'above'} it`,
        );
      }
    }
  }
  return wrong;
}

/** The first name of each path in a group, from after its `{` on: `a::{b, c}, d}` gives `a` and `d`. */
function firstNames(text) {
  const names = [];
  let depth = 0;
  let name = '';
  let first = true;
  for (const sign of text) {
    if (depth === 0 && (sign === ',' || sign === '}')) {
      if (name) names.push(name);
      if (sign === '}') return names;
      [name, first] = ['', true];
    } else if (sign === '{') depth += 1;
    else if (sign === '}') depth -= 1;
    else if (depth === 0 && first && /\w/.test(sign)) name += sign;
    else if (depth === 0 && name) first = false;
  }
  return names;
}

/** @param {{path: string, text: string}[]} files */
export function names(files) {
  const wrong = [];
  const rust = (path) => path.endsWith('.rs');
  const page = (path) => path.startsWith('ui/src/') && /\.(ts|svelte|js)$/.test(path);
  const rules = [
    {
      of: (path) =>
        rust(path) &&
        !path.startsWith('src-tauri/agent/src/adapters/') &&
        !/^src-tauri\/wire\/src\/(peer|start)\.rs$/.test(path) &&
        !path.startsWith('tests/'),
      what: /\b(x11rb|zbus|notify_rust|tray_icon|ksni|auto_launch|libc|nix|windows_sys|windows_registry|winapi|objc2?(_\w+)?)::/,
      say: 'only src-tauri/agent/src/adapters may name an operating system',
    },
    {
      // The wire is where a socket is a file on one system and a pipe on the other; the store keeps its files private.
      of: (path) =>
        rust(path) &&
        path.startsWith('src-tauri/') &&
        !/^src-tauri\/(agent\/src\/adapters\/|wire\/|store\/|window\/(page_life|announce)\.rs$)/.test(path),
      what: /\bstd::os::(unix|windows|linux|macos|fd)\b|\bcfg!?\((?:[^)"]*[(,\s])?(unix|windows|target_os|target_family)\b/,
      say: 'only the adapters, the wire and the store may ask which operating system it is',
    },
    {
      of: (path) => rust(path) && !path.startsWith('src-tauri/store/') && !path.startsWith('tests/'),
      what: /\b(rusqlite|rusqlite_migration)::/,
      say: 'only src-tauri/store may name the database',
    },
    {
      of: (path) => rust(path) && !path.startsWith('src-tauri/window/'),
      what: /\b(tauri|tauri_build|wry|tao|rfd)::/,
      say: 'only src-tauri/window may name Tauri',
    },
    {
      of: (path) => page(path) && !path.startsWith('ui/src/lib/api/'),
      what: /['"]@tauri-apps\/|__TAURI/,
      say: 'only ui/src/lib/api may name Tauri',
    },
    {
      // The figures are drawn as markup from numbers alone.
      of: (path) => page(path) && path !== 'ui/src/figure/Figure.svelte',
      what: /\{@html|\.innerHTML\b|insertAdjacentHTML|\beval\(|new Function\(/,
      say: 'the page never turns text into markup or code',
    },
    {
      // Some engines tell of a live region and some do not: what is heard goes through `announce`, so that it is heard once.
      of: (path) => page(path) && path !== 'ui/src/components/Announcements.svelte',
      what: /\baria-live\b|\brole=(["']|\{.*?['"])(alert|status|log|marquee)\b|<output\b/,
      say: 'what is to be heard is said by announce (docs/adr/0023)',
    },
    {
      of: (path) => rust(path) && path.startsWith('src-tauri/'),
      what: /Result<[^<>]*(<[^<>]*>)?[^<>]*, String>/,
      say: 'an error is a type, not a String',
    },
    {
      of: (path) => rust(path) && path.startsWith('src-tauri/agent/src/driver/'),
      what: /\b(Store|StoreError)\b/,
      say: "the agent's driver may not touch the journal: the desk does",
    },
    {
      // What is printed may hold what others wrote: print.rs is where a terminal is kept from acting on it.
      of: (path) =>
        rust(path) && /^src-tauri\/(agent|wire|store|core)\/src\//.test(path) && !path.endsWith('agent/src/print.rs'),
      what: /\b(e?print(ln)?|dbg)!|\b(stdout|stderr)\(\)|\.print(_long)?(_help)?\(\)|\.(get_matches\w*|exit)\(|\bArguments::parse\w*\(/,
      say: 'only src-tauri/agent/src/print.rs may print',
    },
    ...AGENT_ROOMS.map(({ room, not }) => ({
      of: (path) => rust(path) && path.startsWith(`src-tauri/agent/src/${room}/`),
      what: naming(not),
      say: `the agent's ${room} may not name ${not.join(', ')}`,
    })),
  ];
  for (const { path, text } of files) {
    const lines = text.split('\n');
    const complain = (what, say) => {
      const at = lines.findIndex((line) => what.test(line) && !/^\s*(\/\/|\*)/.test(line));
      if (at >= 0) wrong.push(`${path}:${at + 1}: ${say}`);
    };
    for (const rule of rules) if (rule.of(path)) complain(rule.what, rule.say);
    const ending = path.split('.').at(-1);
    if ((path.startsWith('src-tauri/') || path.startsWith('ui/src/')) && OPENS_A_SOCKET[ending]) {
      complain(OPENS_A_SOCKET[ending], 'nothing in Limber opens an internet socket');
    }
  }
  return wrong;
}

/** @param {{name: string, features: string[], via?: string}[]} tree every package of one target, with the features in force */
export function internet(tree, target) {
  const wrong = [];
  for (const { name, features } of tree) {
    if (INTERNET.test(name)) wrong.push(`${target}: ${name} opens internet sockets`);
    if (name === 'tokio' && features.includes('net')) wrong.push(`${target}: tokio has its feature "net"`);
  }
  return wrong;
}

/** Packages that forgot to name their licence in the manifest; their licence file was read. */
const LICENCE_READ = { 'svelte-toolbelt': 'MIT' };

/** @param {{name: string, licence: string}[]} tree */
export function licences(tree) {
  return tree
    .filter(({ name, licence }) => !allows(licence ?? LICENCE_READ[name]))
    .map(({ name, licence }) => `${name} has the licence "${licence}", which nobody has looked at`);
}

/** Whether an SPDX expression can be met with licences on the list. AND binds tighter than OR. */
export function allows(expression) {
  const tokens = (expression ?? '')
    .replaceAll('/', ' OR ')
    .replaceAll('(', ' ( ')
    .replaceAll(')', ' ) ')
    .trim()
    .split(/\s+/);
  let at = 0;
  const or = () => {
    let value = and();
    while (tokens[at] === 'OR') {
      at += 1;
      value = and() || value;
    }
    return value;
  };
  const and = () => {
    let value = one();
    while (tokens[at] === 'AND') {
      at += 1;
      value = one() && value;
    }
    return value;
  };
  const one = () => {
    if (tokens[at] === '(') {
      at += 1;
      const value = or();
      at += 1;
      return value;
    }
    let name = tokens[at++] ?? '';
    if (tokens[at] === 'WITH') {
      name += ` WITH ${tokens[at + 1]}`;
      at += 2;
    }
    return LICENCES.has(name);
  };
  const met = or();
  return met && at === tokens.length;
}

/** Folders of one machine have no place in the project. @param {{path: string, text: string}[]} files */
export function machines(files) {
  // Put together from parts, so that this file does not find itself.
  const paths = new RegExp(
    [
      ['', 'work', ''],
      ['', 'root', ''],
      ['', 'tmp', 'wt'],
      ['..', 'shared', ''],
    ]
      .map((parts) => parts.join('/').replaceAll('.', '\\.'))
      .map((path) => `(?<![\\w}.*])${path}`)
      .join('|'),
  );
  const wrong = [];
  for (const { path, text } of files) {
    const at = text.split('\n').findIndex((line) => paths.test(line));
    if (at >= 0) wrong.push(`${path}:${at + 1}: names a folder of one machine`);
  }
  return wrong;
}
