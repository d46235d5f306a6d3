#!/bin/sh
# Measures what a call costs (docs/bench.md). Builds first where needed; the table goes to stdout, nothing is written into the tree.
set -eu
house=$(cd "$(dirname "$0")/.." && pwd -P)
cd "$house"
. scripts/jdk.sh
scripts/build.sh
exec "$JAVA_HOME/bin/java" -XX:+UseSerialGC -Xmx512m -Dgatehouse.tree="$house" --module-path bench/target/zone -m dev.gatehouse.bench/dev.gatehouse.bench.Main "$@"
