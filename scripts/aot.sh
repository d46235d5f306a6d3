#!/bin/sh
# Makes the start caches of the zones and the command, from one real run behind all walls: start a house, call it once, let each zone note
# what it loaded, and have the JDK make caches of that. Anything that goes wrong leaves the tree without caches: starts are slower, no more.
set -eu
house=$(cd "$(dirname "$0")/.." && pwd -P)
. "$house/scripts/jdk.sh"

work=$(mktemp -d /tmp/gh-aot.XXXXXX)
chmod 711 "$work"
home=$work/h
launcher=''
jvm() {
  "$JAVA_HOME/bin/java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:+UseCompactObjectHeaders -Xmx64m -Xss256k -XX:-UsePerfData \
    --enable-native-access=dev.gatehouse.confine -Dgatehouse.tree="$house" "$@" 8>&-
}
verb() { jvm --module-path "$house/cli/target/zone" -m dev.gatehouse.cli/dev.gatehouse.cli.Main "$@" --home "$home"; }
ended() {
  [ -z "$launcher" ] || kill -CONT "$launcher" 2> /dev/null || true
  verb down > /dev/null 2>&1 || true
  rm -rf "$work"
}
trap ended EXIT

numbers() { sed -n "s/.*\"$1\" *: *\([0-9][0-9]*\).*/\1/p" | tr '\n' ' '; }
running() { for pid in $1; do state=$(sed 's/.*) \(.\).*/\1/' "/proc/$pid/stat" 2> /dev/null || echo Z); [ "$state" = Z ] || return 0; done; return 1; }
until_gone() { tries=0; while running "$1" && [ $tries -lt 300 ]; do sleep 0.1; tries=$((tries + 1)); done; }

# Notes without what the compiler learned: with it each start begins with compiling, which costs more than it saves.
notes() { echo "-XX:AOTMode=record -XX:AOTConfiguration=$work/$1.conf -XX:+UnlockDiagnosticVMOptions -XX:-AOTRecordTraining -Xlog:disable -Xlog:all=error:stderr"; }

# `--port=0` and not `--port 0`: so the library for command lines is among what is noted.
jvm $(notes cli) -Dgatehouse.training=true --module-path "$house/cli/target/zone" -m dev.gatehouse.cli/dev.gatehouse.cli.Main \
  up --detach --port=0 --home "$home" > "$work/up" || exit 1
sed -n 's/^ *\(curl .*\)/\1/p' "$work/up" | head -1 > "$work/call"
[ ! -s "$work/call" ] || ! command -v curl > /dev/null || sh "$work/call" > /dev/null 2>&1 || true

state=$(tr ',' '\n' < "$home/run/zones.json")
launcher=$(echo "$state" | numbers launcher)
zones=$(echo "$state" | numbers pid)
kill -STOP $launcher # else it would start the zones again
kill -TERM $zones
until_gone "$zones"
for pair in gate:gateway broker:vault keeper:hosting recorder:recorder office:office; do
  cp "$home/zones/${pair%%:*}/zone.aotconf" "$work/${pair##*:}.conf" 2> /dev/null || true
done
kill -TERM $launcher
kill -CONT $launcher
until_gone "$launcher" # it writes its notes at its end; `down` would not wait that long
launcher=''
verb down > /dev/null 2>&1 || true
cp "$home/run/launcher.aotconf" "$work/launcher.conf" 2> /dev/null || true

said() { printf '{"jsonrpc":"2.0",%s}\n' "$1"; }
{
  said '"id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"start","version":"1"}}'
  said '"method":"notifications/initialized"'
  said '"id":2,"method":"tools/list"'
  said '"id":3,"method":"tools/call","params":{"name":"list_notes","arguments":{}}'
} | (cd "$work" && "$JAVA_HOME/bin/java" -XX:+UseSerialGC -XX:+UseCompactObjectHeaders -Xmx24m -Xss256k -XX:TieredStopAtLevel=1 -XX:-UsePerfData $(notes examples) \
  --module-path "$house/examples/target/zone" -m dev.gatehouse.examples/dev.gatehouse.examples.notes.Main) > "$work/said" || true

caches=$work/aot
mkdir -p "$caches"
make() { # the cache of program $1, whose notes are there, of room $2, with further options
  [ -s "$work/$1.conf" ] || return 0
  cache=$1 room=$2 main=$3
  shift 3
  "$JAVA_HOME/bin/java" -XX:+UseSerialGC -XX:+UseCompactObjectHeaders -Xss256k -XX:AOTMode=create -XX:AOTConfiguration="$work/$cache.conf" \
    -XX:AOTCache="$caches/$cache.aot" "$@" --module-path "$house/$room/target/zone" -m "dev.gatehouse.$room/$main" > "$work/$cache.log" 2>&1 || true
}
native=--enable-native-access=dev.gatehouse.confine
for room in gateway vault hosting recorder office cli; do make $room $room dev.gatehouse.$room.Main $native; done
make launcher cli dev.gatehouse.cli.Main $native
make examples examples dev.gatehouse.examples.notes.Main
rm -rf "$house/target/aot"
mkdir -p "$house/target"
mv "$caches" "$house/target/aot"
chmod 755 "$house/target/aot"
chmod 644 "$house"/target/aot/*.aot
