#!/usr/bin/env bash
# Rewrites the tracked manifests of all examples.
set -euo pipefail
cd "$(dirname "$0")/../examples/typescript"
for example in */; do
  (cd "$example" && npx cdk8s synth --check-upgrade=false)
done
