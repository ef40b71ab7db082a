#!/usr/bin/env bash
# Builds the Go programs that the real tests run, into a cache outside the checkout, and writes where they are into the file $1.
set -euo pipefail
cd "$(dirname "$0")"

cache="${CDK8S_CNPG_I_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/cdk8s-cnpg-i}"
mkdir -p "$cache"
# a checkout of another user's has no revision that Go would read, and none is needed
export CGO_ENABLED=0 GOFLAGS='-mod=readonly -buildvcs=false'

# apiserver is not built where KUBEBUILDER_ASSETS has one
programs=(connect plugin certmanager)
[ -x "${KUBEBUILDER_ASSETS:-/nonexistent}/kube-apiserver" ] || programs+=(apiserver)

for program in "${programs[@]}"; do
  key=$(cat "$program"/go.mod "$program"/go.sum "$program"/*.go <(go version) | sha256sum | cut -c1-16)
  target="$cache/$program-$key"
  if [ ! -x "$target" ]; then
    case $program in
      apiserver|certmanager) echo "building $program: several minutes the first time on 2 cores, seconds from then on" ;;
      *) echo "building $program" ;;
    esac
    (cd "$program" && go build -trimpath -o "$target.$$" . && mv "$target.$$" "$target")
  fi
  declare "$program=$target"
done

# the programs may come from the cache where the modules do not
(cd certmanager && go mod download github.com/cert-manager/cert-manager)
crds="$(cd certmanager && go list -m -f '{{.Dir}}' github.com/cert-manager/cert-manager)/deploy/crds"
cat > "$1" <<JSON
{ "apiserver": "${apiserver:-}", "certmanager": "$certmanager", "certmanagerCrds": "$crds", "plugin": "$plugin", "connect": "$connect" }
JSON
