#!/usr/bin/env bash
# Compares the compiled API with the baseline of the last release: a change that breaks users' programs must be meant.
set -euo pipefail
cd "$(dirname "$0")/.."
export JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION=20
allowed=test/public-api/allowed-changes.txt

# jsii-diff reads a package, which finds its dependencies.
released="$(mktemp -d)"
trap 'rm -rf "$released"' EXIT
cp package.json "$released"
cp test/public-api/baseline.json "$released/.jsii"
ln -s "$PWD/node_modules" "$released/node_modules"

result=0
node_modules/.bin/jsii-diff --error-on all --keys --ignore-file "$allowed" "$released" . 2> "$released/changes" || result=$?
cat "$released/changes" >&2

if [[ $result -ne 0 ]]; then
  cat >&2 << END

The changes marked "err" break programs of users. Either keep the old name or type (add beside it, and deprecate), or, when the break is meant:
  1. say in CHANGELOG.md, under "### Breaking" of the unreleased changes, what users have to write instead;
  2. add the key in brackets, on a line of its own, to $allowed, with the reason in a "#" line above it.
A release empties that list and writes a new baseline: npx tsx scripts/api-baseline.ts
END
  exit 1
fi

while read -r key; do
  grep -qF "[$key]" "$released/changes" || { echo "$allowed: no change has the key $key any more; remove it" >&2; exit 1; }
done < <(grep -v '^#' "$allowed" | grep .)

echo 'the API keeps what the baseline promises'
