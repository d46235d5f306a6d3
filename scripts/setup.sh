#!/bin/sh
# Installs the real servers and clients that the proofs use, from npm, into .cache: npm (what `./dev test` uses), and unless --quiet
# also conformance (the conformance suite and the Inspector) and, where the machine's Node is too old for them, node. Nothing else of
# the machine is touched, except that root gets nginx for the bench where apt is there. Does nothing when all is current.
set -eu
house=$(cd "$(dirname "$0")/.." && pwd -P)
quiet=${1:-}
say() { [ "$quiet" = --quiet ] || echo "$@"; }

# Brings .cache/$2 to what $1 locks; more options for npm may follow.
install() {
  wanted=$house/$1
  cache=$house/.cache/$2
  name=.cache/$2
  shift 2
  if ! cmp -s "$wanted/package-lock.json" "$cache/package-lock.json" 2> /dev/null || [ ! -f "$cache/installed" ]; then
    mkdir -p "$cache"
    rm -f "$cache/installed"
    cp "$wanted/package.json" "$wanted/package-lock.json" "$cache/"
    (cd "$cache" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error "$@" > install.log 2>&1) || {
      echo "setup: npm could not install all; see $name/install.log" >&2
      exit 5
    }
    : > "$cache/installed"
  fi
}

# Whether Node $1 runs the suite and the Inspector.
runs_suite() { "$1" -e 'const [a, b] = process.versions.node.split("."); process.exit(a > 22 || (a == 22 && b >= 19) ? 0 : 1)' 2> /dev/null; }

if command -v npm > /dev/null && command -v node > /dev/null; then
  install proofs/npm npm
  say "npm servers and clients: .cache/npm"
  if [ "$quiet" != --quiet ]; then
    install proofs/npm/conformance conformance --omit=optional # natives of a bundler that nobody starts
    runs_suite node || install proofs/npm/node node
    say "conformance suite and Inspector: .cache/conformance"
  fi
else
  echo "setup: node and npm are not there (Debian: apt-get install nodejs npm); proofs with real servers are left out." >&2
  [ "$quiet" = --quiet ] || exit 5
fi

if [ "$quiet" != --quiet ] && ! command -v nginx > /dev/null; then
  if [ "$(id -u)" = 0 ] && command -v apt-get > /dev/null; then
    apt-get install -y -qq nginx-light > /dev/null 2>&1 || echo "setup: nginx could not be installed; the bench needs it." >&2
  else
    echo "setup: the bench compares with nginx (Debian: apt-get install nginx-light)." >&2
  fi
fi
exit 0
