#!/bin/sh
# Builds the tree unless it is current. Says so on stderr, since the caller's stdout belongs to the verb.
set -eu
house=$(cd "$(dirname "$0")/.." && pwd -P)
stamp=$house/target/built

current() {
  [ -f "$stamp" ] || return 1
  [ -z "$(find "$house" \( -name target -o -name .git -o -name .cache -o -name node_modules -o -name test \) -prune -o \
      -type f \( -name '*.java' -o -name pom.xml -o -path '*/src/main/resources/*' \) -newer "$stamp" -print -quit)" ]
}

current && exit 0
. "$house/scripts/jdk.sh"
command -v mvn > /dev/null || { echo "gatehouse: building needs Maven 3.8 or newer on the PATH (Debian: apt-get install maven)." >&2; exit 5; }
mkdir -p "$house/target"
if command -v flock > /dev/null; then
  exec 8> "$house/target/building"
  flock 8
  current && exit 0
fi
echo "gatehouse: building (the first time takes a minute or two) …" >&2
begun=$house/target/begun
: > "$begun"
log=$house/target/build.log
rm -rf "$house"/*/target/zone "$house"/*/*/target/zone "$house"/cel/target # what is no longer needed must not stay on a module path
(cd "$house" && mvn -B -q -T2 -Dmaven.test.skip=true package 8>&-) > "$log" 2>&1 < /dev/null || {
  grep -v -i unsafe "$log" | head -40 >&2
  echo "gatehouse: the build failed; all of it is in target/build.log." >&2
  exit 5
}
"$house/scripts/checksums.sh" || exit 5
rm -rf "$house/target/aot"
"$house/scripts/aot.sh" > "$house/target/aot.log" 2>&1 < /dev/null || echo "gatehouse: the start caches could not be made (target/aot.log); starts are slower." >&2
mv "$begun" "$stamp"
