#!/bin/sh
# Trims trailing blanks and ends every text file with one line feed. What a line says stays its author's.
set -eu
cd "$(dirname "$0")/.."
git ls-files '*.java' '*.md' '*.sh' '*.xml' | while read -r file; do
  sed -i 's/[[:space:]]*$//' "$file"
done
git diff --stat
