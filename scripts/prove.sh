#!/bin/sh
# The long proofs, in named parts of at most 45 minutes. Each stamps the commit that it passed on into target/proved.
# What follows `mutations` names rules; what follows another part goes to Maven: ./dev prove fuzz -Dfuzz.seed=N repeats what a run found, -Dprove.minutes=1 shortens one.
set -eu
house=$(cd "$(dirname "$0")/.." && pwd -P)
cd "$house"
. scripts/jdk.sh

parts() {
  echo "mutations    deletes one rule of the door after another; each must turn a case red"
  echo "kill         ends every zone while a tool works, 20 times each, at most 4 minutes a zone"
  echo "breach       leaves out one wall after another; each must let code inside a zone reach more"
  echo "objects      attacks the server that trusts everybody through a house with marks on its objects"
  echo "clients      every real client with every real server, against the table of docs/clients.md"
  echo "streams      holds 2,000 streams of news open for a minute; memory, one event to all, and the end of all"
  echo "soak         works for 40 minutes while settings change every minute (-Dprove.minutes=60 for an hour): no call lost, memory flat"
  echo "fuzz         the fuzz tests of wire and protocol on new seeds, 4 minutes each; a failure names its seed (-Dfuzz.seed=N)"
}

part=${1:-}
[ $# = 0 ] || shift
commit=$(git rev-parse HEAD)
[ -z "$(git status --porcelain)" ] || commit="$commit and changes that were not committed"
proof() { mvn -B -q -o -Djunit.jupiter.execution.timeout.mode=disabled -Dsurefire.failIfNoSpecifiedTests=false "$@" verify; }
case "$part" in
  mutations) scripts/mutations.sh "$@" ;;
  kill) proof -pl proofs -am -Dprove=kill -Dtest='KillTest' "$@" ;;
  objects) proof -pl proofs -am -Dprove=objects -Dtest='ObjectAttacksTest' "$@" ;;
  clients) proof -pl proofs -am -Dprove=clients -Dtest='RealPartsTest' "$@" ;;
  streams) proof -pl proofs -am -Dprove=streams -Dtest='ManyStreamsTest' "$@" ;;
  soak) proof -pl proofs -am -Dprove=soak -Dtest='SoakTest' "$@" ;;
  breach) proof -pl proofs -am -Dprove=breach -Dtest='Breach*Test' "$@" ;;
  fuzz) proof -pl wire,protocol -am -Dprove=fuzz -Dtest='*Fuzz*,*Differential*' "$@" ;;
  *) echo "usage: ./dev prove PART, with one of:"; parts; exit 2 ;;
esac
mkdir -p target
echo "$part${*:+ $*} passed on $commit at $(date -u +%Y-%m-%dT%H:%M:%SZ)" | tee -a target/proved
