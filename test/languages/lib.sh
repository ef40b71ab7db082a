# What the checks of all languages share.

# of which all packages are made (scripts/package/stage.ts)
PACKAGE=node_modules/.cache/cdk8s-cnpg-i

JOURNEYS=(quickstart sidecar cloudnative-pg plugin-author backups)
# and what not every language can write: in Java and C#, cdk8s-plus' Pods are no peers of its NetworkPolicy
[[ ! -d "examples/$(basename "$(dirname "$0")")/application" ]] || JOURNEYS+=(application)

# place LANGUAGE JOURNEY: copies an example to where its path to the package still holds
place() {
  mkdir -p "$WORK/examples/$1"
  ln -sfn "$PWD/dist" "$WORK/dist"
  rm -rf "$WORK/examples/$1/$2"
  cp -r "examples/$1/$2" "$WORK/examples/$1/$2"
}

# same_manifests LANGUAGE JOURNEY: what the example wrote is what TypeScript's wrote, byte for byte
same_manifests() {
  if ! diff -r "examples/typescript/$2/dist" "$WORK/examples/$1/$2/dist" > "$WORK/difference"; then
    echo "examples/$1/$2 writes other manifests than examples/typescript/$2 (<):" >&2
    head -50 "$WORK/difference" >&2
    return 1
  fi
  echo "$1 $2: the manifests of TypeScript, byte for byte"
}

# mistake EXPECTED FILTER COMMAND...: the command fails, and what FILTER leaves of its output is the text of the file EXPECTED
mistake() {
  local expected="$1" filter="$2" status=0
  shift 2
  "$@" > "$WORK/said" 2>&1 || status=$?
  if [[ $status -eq 0 ]]; then echo "$expected: the mistake passed, exit code 0" >&2; return 1; fi
  if [[ -n "${UPDATE_MISTAKES:-}" ]]; then
    "$filter" < "$WORK/said" > "$expected"
    echo "$expected: rewritten, not checked"
    return
  fi
  if ! "$filter" < "$WORK/said" | diff "$expected" - > "$WORK/difference"; then
    echo "$expected (<) is not what a user sees (>):" >&2
    cat "$WORK/difference" >&2
    return 1
  fi
  echo "$expected: as pinned, exit code $status"
}

# imported LANGUAGE FILE: what the command imports of an example's manifests, as the program $WORK/imported/FILE
imported() {
  rm -rf "$WORK/imported"
  mkdir -p "$WORK/imported"
  npx tsx src/cli/main.ts import examples/typescript/databases/dist --language "$1" --quiet --output "$WORK/imported/$2"
}

# same_imported LANGUAGE COMMAND...: that program, run by the command, writes these manifests
same_imported() {
  CDK8S_OUTDIR="$WORK/imported/dist" "${@:2}" > "$WORK/synth.log" 2>&1 || { tail -30 "$WORK/synth.log" >&2; return 1; }
  diff -r examples/typescript/databases/dist "$WORK/imported/dist" >&2 || return 1
  echo "$1: an imported program writes the manifests of the example, byte for byte"
}
