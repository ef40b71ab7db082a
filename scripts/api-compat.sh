#!/usr/bin/env bash
# Compares the compiled API with the baseline of the last release: breaking changes must be intended.
set -euo pipefail
cd "$(dirname "$0")/.."
export JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION=20
allowed=test/public-api/allowed-changes.txt

# jsii-diff needs a package that can resolve its dependencies.
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

The changes marked "err" break users' programs. Either keep the old name or type, deprecate it and add the new one; or, if the change is intended:
  1. describe in CHANGELOG.md, under "### Breaking" of the unreleased changes, what users must change;
  2. add the key in brackets to $allowed, on a separate line, with the reason in a "#" line above it.
A release clears that list and writes a new baseline: npx tsx scripts/api-baseline.ts
END
  exit 1
fi

while read -r key; do
  grep -qF "[$key]" "$released/changes" || { echo "$allowed: the key $key matches no change any more: remove it" >&2; exit 1; }
done < <(grep -v '^#' "$allowed" | grep .)

echo 'the API is compatible with the baseline'
