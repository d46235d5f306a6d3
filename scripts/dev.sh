#!/bin/sh
# What ./dev does, verb by verb.
set -eu
house=$(cd "$(dirname "$0")/.." && pwd -P)
cd "$house"
. scripts/jdk.sh

usage() {
  cat << 'END'
The developers' verbs:

  ./dev setup         installs what the proofs use beyond the JDK: npm servers and clients, the conformance suite, nginx (Debian, as root)
  ./dev fast ROOM     builds one room and what it stands on, and runs its tests
  ./dev test          everything that a change must pass (what CI runs)
  ./dev prove [PART]  the long proofs; without PART names them
  ./dev conformance [direct|through|client]  the official MCP suite, against a fixture alone or through the gateway
  ./dev fmt           trims and orders what a formatter may
  ./dev run …         builds and runs the gatehouse command
  ./dev bench         measures what a call costs, against nginx in the same run
  ./dev vulnerable [PORT]  starts the example server that falls to every attack of docs/attacks.md, on 127.0.0.1
  ./dev where WORD    says in which room something is
END
}

maven() { mvn -B -T2 "$@"; }

case "${1:-help}" in
  setup) exec scripts/setup.sh ;;
  fast)
    room=${2:?usage: ./dev fast ROOM}
    maven -q -o -pl "$room" -am -DskipTests package && maven -q -o -pl "$room" -am -Dtest="dev.gatehouse.$room.**" -Dsurefire.failIfNoSpecifiedTests=false test ;;
  test) exec scripts/test.sh ;;
  prove) shift; exec scripts/prove.sh "$@" ;;
  conformance) shift; exec scripts/conformance.sh "$@" ;;
  fmt) exec scripts/fmt.sh ;;
  run) shift; exec ./gatehouse "$@" ;;
  bench) shift; exec scripts/bench.sh "$@" ;;
  vulnerable)
    scripts/build.sh
    exec "$JAVA_HOME/bin/java" -p examples/vulnerable/target/zone -m dev.gatehouse.examples.vulnerable/dev.gatehouse.examples.vulnerable.Main "${2:-9000}" ;;
  where)
    word=${2:?usage: ./dev where WORD}
    exec scripts/where.sh "$word" ;;
  *) usage ;;
esac
