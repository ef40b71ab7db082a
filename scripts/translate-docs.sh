#!/usr/bin/env bash
# Compiles the programs of the README and the docstrings like a user's, and translates them to all languages.
# Fails if one does not compile. Writes .jsii.tabl.json beside .jsii, where jsii-pacmak finds the translations.
set -euo pipefail
cd "$(dirname "$0")/.."
export JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION=20

# A directory in which the package can be imported by its name, as in a user's node_modules. A link in the package's own node_modules would make jsii slow.
user="$(mktemp -d)"
trap 'rm -rf "$user"' EXIT
mkdir "$user/node_modules"
ln -s "$PWD" "$user/node_modules/cdk8s-cnpg-i"
for dependency in @types cdk8s cdk8s-plus-28 constructs; do
  ln -s "$PWD/node_modules/$dependency" "$user/node_modules/$dependency"
done

node_modules/.bin/jsii-rosetta extract --strict --directory "$user" .
