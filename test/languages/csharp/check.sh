#!/usr/bin/env bash
# The package: with .NET the examples run, and mistakes are made; elsewhere Mono's compiler says whether all of it fits together.
set -euo pipefail
. test/languages/lib.sh

here=test/languages/csharp
rm -rf dist/dotnet
if command -v dotnet > /dev/null; then
  . "$here/with-dotnet.sh"
else
  . "$here/with-mono.sh"
fi
