#!/usr/bin/env bash
# The GitHub Action: runs the command with its inputs, which are environment variables. No input is part of a command line that a shell reads.
set -euo pipefail

version="$INPUT_VERSION"
if [[ -z "$version" && "$ACTION_REF" =~ ^v?([0-9]+\.[0-9]+\.[0-9]+)$ ]]; then version="${BASH_REMATCH[1]}"; fi
if ! [[ "${version:=latest}" =~ ^[0-9A-Za-z.-]+$ ]]; then
  echo 'The input "version" is invalid: use a version such as 1.2.3.' >&2
  exit 2
fi

arguments=(check "--format=$INPUT_FORMAT")
report="$INPUT_OUTPUT"
if [[ -z "$report" && "$INPUT_FORMAT" != text ]]; then report="$RUNNER_TEMP/report.$INPUT_FORMAT"; fi
if [[ -n "$report" ]]; then arguments+=("--output=$report"); fi
# a line break in the name of the report would be another output
echo "report=${report//$'\n'/}" >> "$GITHUB_OUTPUT"

while IFS= read -r option; do
  if [[ -n "$option" ]]; then arguments+=("$option"); fi
done <<< "$INPUT_OPTIONS"
arguments+=(--)
while IFS= read -r path; do
  if [[ -n "$path" ]]; then arguments+=("$path"); fi
done <<< "$INPUT_PATHS"

exec npx --yes "cdk8s-cnpg-i@$version" "${arguments[@]}"
