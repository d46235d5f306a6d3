#!/bin/sh
# What ./dev does, verb by verb.
set -eu
house=$(cd "$(dirname "$0")/.." && pwd)
cd "$house"
. scripts/jdk.sh

maven() { mvn -B -q -T2 "$@"; }

case "${1:-help}" in
  fast)  # tests of one room and whatever it stands on, nothing started
    room=${2:?usage: ./dev fast ROOM}
    maven -o -pl "$room" -am test ;;
  test)
    maven verify ;;
  *)
    echo "usage: ./dev setup|fast|test|prove|fmt|run|bench|where" ;;
esac
