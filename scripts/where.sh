#!/bin/sh
# Which room is this in? Looks at the names of files first, then at what the rooms' first pages and types say of themselves.
set -eu
word=$1
cd "$(dirname "$0")/.."
files() { find . \( -name target -o -name .git -o -name .cache -o -name node_modules \) -prune -o -type f \( -name '*.java' -o -name '*.md' -o -name '*.sh' \) -print; }

by_name=$(files | grep -i "/[^/]*$word[^/]*$" | sed 's|^\./||' | sort | head -20)
by_text=$(files | grep '/main/' | xargs grep -il -E "^///.*$word|(class|record|interface|enum) $word" 2> /dev/null | sed 's|^\./||' | sort | head -20)
[ -n "$by_name$by_text" ] || { echo "where: nothing is called or described as '$word'." >&2; exit 1; }
[ -z "$by_name" ] || { echo "named so:"; echo "$by_name" | sed 's/^/  /'; }
[ -z "$by_text" ] || { echo "described so:"; echo "$by_text" | sed 's/^/  /'; }
rooms=$(printf '%s\n%s\n' "$by_text" "$by_name" | grep '/' | cut -d/ -f1 | sort | uniq -c | sort -rn | awk '{print $2}' | head -3 | tr '\n' ' ')
echo "rooms: $rooms"
