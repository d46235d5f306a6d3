#!/bin/sh
# Every third-party jar that a zone runs, or that is merged into a room's own, is the one that was reviewed: compares the built tree with
# dependencies.sha256.
#   scripts/checksums.sh           fails and names each jar that differs or is not listed
#   scripts/checksums.sh --write   writes the list anew; read the difference before committing it
set -eu
house=$(cd "$(dirname "$0")/.." && pwd -P)
cd "$house"
list=dependencies.sha256

sum() { if command -v sha256sum > /dev/null; then sha256sum "$1"; else shasum -a 256 "$1"; fi | cut -d' ' -f1; }

found() {
  for zone in */target/zone */*/target/zone */target/merged; do
    [ -d "$zone" ] || continue
    for jar in "$zone"/*.jar; do
      name=$(basename "$jar")
      room=$(echo "$name" | sed 's/\(-[0-9][0-9.]*\)*\.jar$//')
      [ -f "$room/pom.xml" ] || [ -f "examples/$room/pom.xml" ] || echo "$(sum "$jar")  $name"
    done
  done | sort -u -k2
}

if [ "${1:-}" = --write ]; then
  found > "$list"
  exit 0
fi
strange=$(found | grep -vxF -f "$list" || true)
[ -z "$strange" ] || { echo "These jars are not the ones in $list:" >&2; echo "$strange" >&2; exit 5; }
