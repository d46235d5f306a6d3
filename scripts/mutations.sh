#!/bin/sh
# Deletes one rule of the door after another (proofs/mutations/door.txt); each must turn a test red.
# Words: names of rules to try; all where there are none.
set -eu
house=$(cd "$(dirname "$0")/.." && pwd -P)
cd "$house"
. scripts/jdk.sh
mvn -q -o -B -pl gateway -am -DskipTests package

repository=${MAVEN_REPOSITORY:-$HOME/.m2/repository}
newest() { find "$repository/$1" -name "$2" 2> /dev/null | sort -V | tail -1; }
junit=$(sed -n 's:.*<junit.version>\(.*\)</junit.version>.*:\1:p' pom.xml)
path=$house/gateway/target/test-classes
for room in gateway checks confine control identity pipeline protocol serving watch wire; do path=$path:$house/$room/target/classes; done
for jar in "$house"/gateway/target/zone/*.jar; do
  case "${jar##*/}" in gateway.jar|checks.jar|confine.jar|control.jar|identity.jar|pipeline.jar|protocol.jar|serving.jar|watch.jar|wire.jar) ;; *) path=$path:$jar ;; esac
done
for part in jupiter/junit-jupiter-api jupiter/junit-jupiter-engine jupiter/junit-jupiter-params platform/junit-platform-commons platform/junit-platform-engine \
  platform/junit-platform-launcher; do
  path=$path:$repository/org/junit/$part/$junit/${part#*/}-$junit.jar
done
path=$path:$(newest org/assertj/assertj-core 'assertj-core-*.jar'):$(newest org/opentest4j 'opentest4j-*.jar'):$(newest org/jspecify 'jspecify-*.jar')
path=$path:$(newest org/apiguardian 'apiguardian-api-*.jar'):$(newest net/bytebuddy/byte-buddy 'byte-buddy-*.jar')

work=$house/target/mutations
rm -rf "$work"
mkdir -p "$work/tools" "$work/mutant"
"$JAVA_HOME/bin/javac" -d "$work/tools" -cp "$path" proofs/mutations/Suite.java proofs/mutations/Mutations.java
exec "$JAVA_HOME/bin/java" -cp "$work/tools" Mutations "$work/tools:$path" "$work/mutant" proofs/mutations/door.txt "$@"
