#!/usr/bin/env bash
# Writes the API references of all languages except TypeScript (see API.md) from the compiled assembly.
set -euo pipefail
cd "$(dirname "$0")/.."
export JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION=20

mkdir -p docs/api
printf '%s\n' python java go csharp | xargs -P 2 -I{} node_modules/.bin/jsii-docgen --language {} --output docs/api/{}.md
