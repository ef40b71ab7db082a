#!/usr/bin/env bash
# build.sh OUTPUT PROGRAM...: builds Go programs into a cache outside the checkout, and writes where they are into the file OUTPUT, as JSON.
#
# With BUILD_SECONDS, all of them together take at most that long: what is not finished by then has an empty path. What the compiler has done until then is
# in Go's own cache, and the next run goes on from there.
set -euo pipefail
cd "$(dirname "$0")"
output=$1
shift

cache="${CDK8S_CNPG_I_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/cdk8s-cnpg-i}"
mkdir -p "$cache"
# a checkout of another user's has no revision that Go would read, and none is needed
export CGO_ENABLED=0 GOFLAGS='-mod=readonly -buildvcs=false'

# the version that nodes report is set by whoever links Kubernetes
flags_of() {
  [ "$1" = node ] || return 0
  version=$(sed -n 's|^\tk8s.io/kubernetes v||p' node/go.mod)
  IFS=. read -r major minor _ <<< "$version"
  package=k8s.io/component-base/version
  echo "-s -w -X $package.gitVersion=v$version -X $package.gitMajor=$major -X $package.gitMinor=$minor"
}

build() {
  limit=()
  if [ -n "${BUILD_SECONDS:-}" ]; then
    left=$((BUILD_SECONDS - SECONDS))
    [ "$left" -gt 0 ] || return 1
    limit=(timeout --kill-after=10 "$left")
  fi
  (cd "$1" && "${limit[@]}" go build -trimpath -ldflags "$(cd .. && flags_of "$1")" -o "$2.$$" . && mv "$2.$$" "$2")
}

entries=()
for program in "$@"; do
  key=$(cat "$program"/go.mod "$program"/go.sum "$program"/*.go <(go version) <(flags_of "$program") | sha256sum | cut -c1-16)
  target="$cache/$program-$key"
  if [ ! -x "$target" ]; then
    case $program in
      apiserver|certmanager|node|coredns|netpolicy) echo "building $program: several minutes the first time on 2 cores, seconds from then on" ;;
      *) echo "building $program" ;;
    esac
    status=0
    build "$program" "$target" || status=$?
    if [ "$status" != 0 ]; then
      # without a limit every failure counts; with one, only what the compiler itself reports
      [ -n "${BUILD_SECONDS:-}" ] && [ "$SECONDS" -ge "$BUILD_SECONDS" ] || exit "$status"
      echo "$program was not built within $BUILD_SECONDS seconds"
      target=
    fi
  fi
  entries+=("\"$program\": \"$target\"")
  if [ "$program" = certmanager ]; then
    # the program may come from the cache where its modules do not
    (cd certmanager && go mod download github.com/cert-manager/cert-manager)
    entries+=("\"certmanagerCrds\": \"$(cd certmanager && go list -m -f '{{.Dir}}' github.com/cert-manager/cert-manager)/deploy/crds\"")
  fi
done
(IFS=,; printf '{ %s }\n' "${entries[*]}" > "$output")
