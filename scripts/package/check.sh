#!/usr/bin/env bash
# Checks the package for npm as a user gets it: its size, what is in it, and that it works in an empty project. Run `npx projen package:js` before.
set -euo pipefail
cd "$(dirname "$0")/../.."

# The library for programs is below 550 kB; the rest is what the command alone loads: builds, fixes, configuration, language server, migration, import.
LIMIT=745000
tarball="$(ls "$PWD"/dist/js/cdk8s-cnpg-i@*.jsii.tgz)"
fail() { echo "$tarball: $*" >&2; exit 1; }

size="$(stat -c %s "$tarball")"
[[ $size -le $LIMIT ]] || fail "$size bytes, expected at most $LIMIT"
files="$(tar -tzf "$tarball")"
for file in .jsii lib/index.js lib/index.d.ts lib/cli/main.js LICENSE SECURITY.md sbom.cdx.json node_modules/yaml/LICENSE node_modules/yaml/dist/index.js; do
  grep -qxF "package/$file" <<< "$files" || fail "$file is missing"
done
! grep -E '^package/(src|test|scripts|docs|node_modules/yaml/browser)/|\.tsbuildinfo$' <<< "$files" || fail 'the files above are not for users'

work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
tar -xzf "$tarball" -C "$work"
! grep -rl 'sourceMappingURL=data:' "$work/package/lib" || fail 'the files above have a source map with the source'
cmp "$work/package/sbom.cdx.json" dist/sbom.cdx.json
node -e '
  const [sbom, yaml] = process.argv.slice(1).map(file => JSON.parse(require("fs").readFileSync(file, "utf8")));
  require("assert").deepStrictEqual(sbom.components.map(({ name, version, licenses }) => [name, version, licenses[0].license.id]), [["yaml", yaml.version, yaml.license]]);
' dist/sbom.cdx.json "$work/package/node_modules/yaml/package.json"

# A program in an empty project: types, manifests, and the command.
example=examples/typescript/quickstart
mkdir "$work/user"
cp "$example/main.ts" "$work/user"
installed() { node -p "require('./node_modules/$1/package.json').version"; }
versions=()
for name in cdk8s cdk8s-plus-28 constructs typescript @types/node; do versions+=("$name@$(installed "$name")"); done
(
  cd "$work/user"
  echo '{ "private": true }' > package.json
  npm install --silent --no-audit --no-fund "$tarball" "${versions[@]}"
  npx tsc --strict --target es2022 --module node16 --types node --outDir out main.ts
  node out/main.js
  npx --no-install cdk8s-cnpg-i check dist
)
diff -r "$example/dist" "$work/user/dist"
echo "the package: $size bytes, $(wc -l <<< "$files") files; it works in an empty project"
