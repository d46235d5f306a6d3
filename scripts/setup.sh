#!/bin/sh
# Installs the real servers and clients that the proofs use, from npm, into .cache/npm. Nothing else of the machine is touched,
# except that root gets nginx for the bench where apt is there. Does nothing when all is current.
set -eu
house=$(cd "$(dirname "$0")/.." && pwd -P)
quiet=${1:-}
say() { [ "$quiet" = --quiet ] || echo "$@"; }

if command -v npm > /dev/null && command -v node > /dev/null; then
  cache=$house/.cache/npm
  if ! cmp -s "$house/proofs/npm/package-lock.json" "$cache/package-lock.json" 2> /dev/null || [ ! -f "$cache/installed" ]; then
    mkdir -p "$cache"
    rm -f "$cache/installed"
    cp "$house/proofs/npm/package.json" "$house/proofs/npm/package-lock.json" "$cache/"
    (cd "$cache" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error > install.log 2>&1) || {
      echo "setup: npm could not install the proofs' servers; see .cache/npm/install.log" >&2
      exit 5
    }
    : > "$cache/installed"
  fi
  say "npm servers and clients: .cache/npm"
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
