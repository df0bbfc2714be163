# Shared by the scripts in this folder; read with `source`, never run.
# Says what is missing in a sentence, installs system packages where it can, finds the built programs.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"
target=${CARGO_TARGET_DIR:-$root/target}
node_least="20.19"

say() { printf '%s\n' "$*"; }
fail() { printf '%s\n' "$*" >&2; exit 69; }

need_rust() {
  command -v cargo >/dev/null ||
    fail "Rust is missing. Install it from https://rustup.rs (version $(rust_wanted) or newer), open a new terminal and run this again."
  local have
  have=$(rustc --version | awk '{print $2}')
  older "$have" "$(rust_wanted)" &&
    fail "Rust $have is too old: Limber needs $(rust_wanted) or newer. Run \`rustup update\` and then this again."
  return 0
}

need_node() {
  command -v node >/dev/null ||
    fail "Node.js is missing. Install version $node_least or newer from https://nodejs.org and run this again."
  local have
  have=$(node --version) && have=${have#v}
  older "$have" "$node_least" &&
    fail "Node.js $have is too old: Limber needs $node_least or newer. Install it from https://nodejs.org and run this again."
  command -v npm >/dev/null || fail "npm is missing: it usually comes with Node.js. Install it and run this again."
}

rust_wanted() { sed -n 's/^rust-version = "\(.*\)"/\1/p' Cargo.toml | head -1; }

# older A B: true if version A comes before version B.
older() { [ "$1" != "$2" ] && [ "$(printf '%s\n%s\n' "$1" "$2" | sort -V | head -1)" = "$1" ]; }

# install_packages NAME...: Debian packages that are not there yet.
install_packages() {
  local missing=() package
  for package in "$@"; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing+=("$package")
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  local sudo=()
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || fail "These system packages are missing: ${missing[*]}. Install them as root: apt-get install ${missing[*]}"
    sudo=(sudo)
  fi
  say "Installing system packages: ${missing[*]}"
  "${sudo[@]}" apt-get update -qq
  "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

# The system's Python, which has the system's modules, even where another one comes first.
system_python() { if [ -x /usr/bin/python3 ]; then /usr/bin/python3 "$@"; else python3 "$@"; fi; }

# A wlroots newer than the distribution's for the tests, when it is missing or another one is wanted.
install_wlroots() {
  local wanted=tests/agent/support/compositor/requirements.txt place=$target/wlroots
  ! cmp -s "$wanted" "$place/installed" || return 0
  say "Installing wlroots for the tests from $wanted"
  rm -rf "$place"
  mkdir -p "$target"
  system_python -m venv "$place" && "$place/bin/pip" install --quiet --disable-pip-version-check --requirement "$wanted" ||
    fail "wlroots for the tests could not be installed. It needs Python 3.8 to 3.12 with its header files, a C compiler and libxkbcommon with its header files."
  cp "$wanted" "$place/installed"
}

# The page's own packages, when they are missing or the lock file is newer.
install_page_packages() {
  if [ ! -f ui/node_modules/.package-lock.json ] || [ ui/package-lock.json -nt ui/node_modules/.package-lock.json ]; then
    say "Installing the page's packages from ui/package-lock.json"
    (cd ui && npm ci --no-audit --no-fund --loglevel=error)
    touch ui/node_modules/.package-lock.json
  fi
}

build_page() { (cd ui && npm run --silent build -- --logLevel warn); }

has_display() { [ -n "${DISPLAY:-}" ] || [ -n "${WAYLAND_DISPLAY:-}" ] || [ "$(uname)" = Darwin ]; }

# check_with DIR: runs the check in tests/DIR, once its own tests have shown that it notices what must not pass.
check_with() {
  local heard
  need_node
  heard=$(node --test tests/"$1"/*.test.mjs 2>&1) || { printf '%s\n' "$heard" >&2; return 1; }
  node tests/"$1"/check.mjs
}
