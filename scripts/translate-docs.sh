#!/usr/bin/env bash
# Compiles the programs of the README and the docstrings as a user would, and translates them to every language.
# Fails when one does not compile. Writes .jsii.tabl.json beside .jsii: jsii-pacmak takes the translations from there.
set -euo pipefail
cd "$(dirname "$0")/.."
export JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION=20

# A place where the package is found by its name, as in a user's node_modules; a link to itself in its own makes jsii's tools slow.
user="$(mktemp -d)"
trap 'rm -rf "$user"' EXIT
mkdir "$user/node_modules"
ln -s "$PWD" "$user/node_modules/cdk8s-cnpg-i"
for dependency in @types cdk8s cdk8s-plus-28 constructs; do
  ln -s "$PWD/node_modules/$dependency" "$user/node_modules/$dependency"
done

node_modules/.bin/jsii-rosetta extract --strict --directory "$user" .
