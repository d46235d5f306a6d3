#!/bin/sh
# Builds everything and runs every test of every room; names what was left out; ends with one line that says how many ran.
set -eu
house=$(cd "$(dirname "$0")/.." && pwd -P)
cd "$house"
. scripts/jdk.sh

# Zones that root starts have users of their own: a tree that those cannot reach is tested as a copy that they can.
if [ "$(id -u)" = 0 ] && command -v setpriv > /dev/null && ! setpriv --reuid 65534 --regid 65534 --clear-groups test -r "$house/scripts/test.sh"; then
  copy=$(mktemp -d /tmp/gatehouse-test.XXXXXX)
  trap 'rm -rf "$copy"' EXIT
  chmod 755 "$copy"
  cp -R "$house" "$copy/main"
  chmod -R go+rX "$copy/main"
  [ ! -d "$house/../shared" ] || ln -s "$(cd "$house/../shared" && pwd -P)" "$copy/shared"
  "$copy/main/scripts/test.sh" "$@"
  exit
fi
mkdir -p target
begun=target/tests-begun
: > "$begun"
scripts/setup.sh --quiet || echo "test: the npm parts could not be installed; the proofs that use them say so by name."
scripts/build.sh # as a newcomer's first command does: the proofs start the house from this build
status=0
mvn -B -q -T2 -Dmaven.test.failure.ignore=true -Dstyle.color=never verify || status=$?
[ "$status" = 0 ] || echo "test: the build failed before all tests could run."
find . -path '*/target/surefire-reports/TEST-*.xml' -newer "$begun" -exec grep -hoE '<skipped message="[^"]*"' {} + 2> /dev/null |
  sed 's/<skipped message="\(.*\)"/left out: \1/' | sort | uniq -c | sort -rn | head -20
find . -path '*/target/surefire-reports/TEST-*.xml' -newer "$begun" -exec grep -ho '<testsuite [^>]*' {} + |
  awk '{ for (i = 1; i <= NF; i++) { split($i, a, "\""); if (a[1] == "tests=") t += a[2]; if (a[1] == "failures=" || a[1] == "errors=") f += a[2]; if (a[1] == "skipped=") s += a[2] } }
    END { printf "%d passed, %d failed, %d skipped\n", t - f - s, f, s; exit (f > 0 || t - f - s == 0) }' || status=1
exit "$status"
