#!/bin/sh
# The official MCP conformance suite: direct (the TypeScript fixture alone), through (the gateway in front of it) or client (the suite's
# own servers, reached through the gateway). After direct or through, `ours` is our own fixture in place of the TypeScript one, a URL is a
# server that runs already, and revisions are the only ones that the TypeScript fixture speaks then.
set -eu
house=$(cd "$(dirname "$0")/.." && pwd -P)
mode=${1:-through}
case "$mode" in
  direct | through | client) ;;
  *) echo "usage: ./dev conformance [direct|through] [ours[@REVISION,…]|URL|REVISION,… [SCENARIO[@REVISION],…]], ./dev conformance client [SCENARIO]" >&2; exit 2 ;;
esac

cache=$house/.cache/conformance
[ -f "$cache/installed" ] && [ -f "$house/.cache/npm/installed" ] || { echo "conformance: the suite is not installed; run ./dev setup." >&2; exit 5; }
node=$(command -v node)
for newer in "$house"/.cache/node/node_modules/node-*/bin/node; do
  [ ! -x "$newer" ] || node=$newer
done
"$node" -e 'process.exit(parseInt(process.versions.node) < 22 ? 1 : 0)' || { echo "conformance: needs Node 22 or newer; run ./dev setup." >&2; exit 5; }
case "$mode ${2:-}" in
  "direct ours"* | through* | client*) "$house/scripts/build.sh" ;;
esac
. "$house/scripts/jdk.sh"
cd "$cache"
shift || true
exec "$node" "$house/proofs/npm/conformance/run.mjs" "$mode" "$@"
