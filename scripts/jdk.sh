# Sourced, not run: finds a JDK 25 or newer and exports JAVA_HOME. Reads the `release` file of each candidate and runs none of them.

# Puts into $major the major version that the JDK in folder $1 states; false for what is no JDK. Starts no program: every command waits for this.
jdk_major() {
  [ -r "$1/release" ] && [ -x "$1/bin/javac" ] || return 1
  while IFS= read -r line; do
    case $line in JAVA_VERSION=\"*) major=${line#*\"}; major=${major%%[!0-9]*}; return 0 ;; esac
  done < "$1/release"
  return 1
}

find_jdk() {
  best=''; best_major=24
  for home in "${JAVA_HOME:-}" /usr/lib/jvm/* /opt/*jdk* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    [ -n "$home" ] || continue
    jdk_major "$home" || continue
    [ "${major:-0}" -ge 25 ] || continue
    if [ "$home" = "${JAVA_HOME:-}" ]; then best=$home; break; fi
    if [ "$major" -gt "$best_major" ]; then best=$home; best_major=$major; fi
  done
  [ -n "$best" ] || {
    echo "gatehouse: no JDK 25 found. Looked at JAVA_HOME, /usr/lib/jvm, /opt, ~/.sdkman, ~/.jdks. Install one (Debian: temurin-25-jdk or openjdk-25-jdk) or set JAVA_HOME." >&2
    exit 5
  }
  JAVA_HOME=$best
  export JAVA_HOME
}

# Options that others leave in the environment would be obeyed by every JVM we start: code by the back door.
unset JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS _JAVA_OPTIONS
find_jdk
