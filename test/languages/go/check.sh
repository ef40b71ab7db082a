#!/usr/bin/env bash
# The Go module, in a new workspace: the examples, and what mistakes look like.
set -euo pipefail
. test/languages/lib.sh

rm -rf dist/go
# a Go module is its source: what else jsii-pacmak would do is to build it, with dependencies of the registry only
jsii-pacmak --target go --code-only --outdir dist "$PACKAGE" > "$WORK/build.log" 2>&1 || { tail -30 "$WORK/build.log" >&2; exit 1; }

# generate NPM-PACKAGE FOLDER MODULE VERSION: the Go bindings of an installed npm package, in the module's place
generate() {
  local generated
  generated="$LANGUAGES_CACHE/go-$1-$4-$(jsii-pacmak --version | cut -d' ' -f1)"
  if [[ ! -d "$generated" ]]; then
    jsii-pacmak --target go --force-target --code-only --outdir "$WORK/$1" "node_modules/$1" > "$WORK/build.log" 2>&1 \
      || { tail -30 "$WORK/build.log" >&2; exit 1; }
    mv "$WORK/$1/go/$2" "$generated"
  fi
  printf '\t%s => %s\n' "$3" "$generated" >> "$WORK/replaced"
}

# dependency NPM-PACKAGE FOLDER MODULE: the module of the registry, or generated
dependency() {
  local version
  version="$(node -p "require('./node_modules/$1/package.json').version")"
  # the published bindings of cdk8s-plus-28 2.5.6 are older than a method that constructs has since 10.5: Go finds two of it, and refuses
  if [[ "$1" != cdk8s-plus-28 ]] && (cd "$WORK" && go mod download "$3@v$version" > /dev/null 2>&1); then
    echo "go: $3 v$version from the registry"
  else
    echo "go: $3 v$version made of the npm package"
    generate "$1" "$2" "$3" "$version"
  fi
}

: > "$WORK/replaced"
dependency constructs constructs github.com/aws/constructs-go/constructs/v10
dependency cdk8s cdk8s github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2
dependency cdk8s-plus-28 cdk8splus28 github.com/cdk8s-team/cdk8s-plus-go/cdk8splus28/v2

formatted="$(gofmt -l examples/go test/languages/go)"
[[ -z "$formatted" ]] || { echo "gofmt would change: $formatted" >&2; exit 1; }

for journey in "${JOURNEYS[@]}"; do place go "$journey"; done
cp -r test/languages/go/mistakes "$WORK/mistakes"
imported go main.go
cp examples/go/application/go.mod "$WORK/imported"
sed -i 's|^module .*|module my-org.io/imported|' "$WORK/imported/go.mod"
{
  printf 'go 1.25\n\nuse (\n'
  printf '\t./examples/go/%s\n' "${JOURNEYS[@]}"
  printf '\t./imported\n\t./mistakes\n)\n\nreplace (\n\tgithub.com/cdk8s-cnpg-i/cdk8s-cnpg-i-go/cdk8scnpgi => ./dist/go/cdk8scnpgi\n'
  cat "$WORK/replaced"
  printf ')\n'
} > "$WORK/go.work"

for journey in "${JOURNEYS[@]}"; do
  (
    cd "$WORK/examples/go/$journey"
    go vet ./...
    cdk8s synth --check-upgrade=false > "$WORK/synth.log" 2>&1 || { tail -30 "$WORK/synth.log" >&2; exit 1; }
  )
  same_manifests go "$journey"
done
(cd "$WORK/imported" && go vet . && go build -o program .)
same_imported go "$WORK/imported/program"

# the panic, without the stacks and the runtime's farewell
panic() { sed -n '/panic: /,/^$/p' | sed -e 's/^.*panic: /panic: /' -e '/^$/d'; }
# the compiler's words, without the module's path
compiler() { grep 'cannot use'; }

mistakes=test/languages/go/mistakes
(cd "$WORK/mistakes" && go vet . && go build -o "$WORK/mistaken" .)
for name in rule synthesis missing-prop; do
  mistake "$mistakes/$name.txt" panic "$WORK/mistaken" "$name"
done
mistake "$mistakes/wrong-type.txt" compiler go -C "$WORK/mistakes" build -o "$WORK/never" ./type
