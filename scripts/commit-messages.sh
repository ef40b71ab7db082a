#!/usr/bin/env bash
# Checks that each commit message has the form `type(scope): subject`. Releases are made from the messages of features and fixes.
set -euo pipefail
cd "$(dirname "$0")/.."

# Commits up to this one are older than this convention.
BASE=4a474e160a505444f37612c949f249272ce12c93

TYPES='build|chore|ci|docs|feat|fix|perf|refactor|revert|style|test'
FORM="($TYPES)(\\([^()[:space:]]+\\))?!?: [^[:space:]].*"

skip() {
  printf '\n%s\nNOT CHECKED: the form of the commit messages: %s.\n%s\n\n' "${STARS:=****************************************}" "$1" "$STARS" >&2
  exit 0
}

command -v git > /dev/null || skip 'git is not installed'
git rev-parse --git-dir > /dev/null 2>&1 || skip 'this directory is not a git checkout'
git merge-base --is-ancestor "$BASE" HEAD 2> /dev/null || skip "the history does not reach back to ${BASE:0:7} (git fetch --unshallow)"

wrong="$(git log --no-merges --format='%h %s' "$BASE..HEAD" | grep -Ev "^[0-9a-f]+ $FORM" || true)"
if [ -n "$wrong" ]; then
  cat >&2 << END
These commit messages must have the form "type(scope): subject", such as "fix(cli): report the line of a parameter":

$wrong

The scope is optional, "!" before the colon marks a breaking change, and the type is one of ${TYPES//|/, }.
To change them: git rebase -i $(git rev-parse --short "$BASE"), with "reword".
END
  exit 1
fi
echo "all commit messages since $(git rev-parse --short "$BASE") are valid"
