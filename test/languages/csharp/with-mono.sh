# The generated code and the examples compiled against each other. They do not run: Amazon.JSII.Runtime is a stub here.
if ! command -v mcs > /dev/null; then
  { apt-get update -qq && apt-get install -y -qq --no-install-recommends mono-mcs; } > "$WORK/install.log" 2>&1 || { tail -30 "$WORK/install.log" >&2; exit 1; }
fi

generate() { jsii-pacmak --target dotnet --code-only "$@" > "$WORK/build.log" 2>&1 || { tail -30 "$WORK/build.log" >&2; exit 1; }; }
for dependency in constructs cdk8s cdk8s-plus-28; do
  generate --force-target --outdir "$WORK/$dependency" "node_modules/$dependency"
done
generate --outdir dist "$PACKAGE"

sources="$WORK/sources" built="$WORK/built"
mkdir "$built"
node "$here/to-csharp7.mjs" "$sources" "$WORK"/*/dotnet/* dist/dotnet/* examples/csharp "$here/mistakes"

# compile NAME FOLDER OPTION...: with all that was compiled before
compile() {
  local compiled=("$built"/*.dll)
  # as the generated projects have it: obsolete members are no news, a hidden one is an error of the generator
  mcs -nologo -nowarn:612,618 -warnaserror:108,109 "${compiled[@]/#/-r:}" "${@:3}" -out:"$built/$1" -recurse:"$2/*.cs"
}

mcs -nologo -target:library -out:"$built/Amazon.JSII.Runtime.dll" "$here"/stub/*.cs
for package in Constructs Org.Cdk8s Org.Cdk8s.Plus28 Cdk8sCnpgI; do
  compile "$package.dll" "$sources/$package" -target:library
  echo "csharp: $package compiles"
done
for journey in "${JOURNEYS[@]}"; do
  compile "$journey.exe" "$sources/csharp/$journey"
  echo "csharp $journey: compiles"
done
compile mistakes.exe "$sources/mistakes/run"

errors() { sed -n 's/^.*: error \(CS[0-9]*\)/\1/p'; }
for program in "$here"/mistakes/compile/*.cs; do
  name="$(basename "$program" .cs)"
  mkdir "$WORK/$name"
  cp "$program" "$WORK/$name"
  mistake "${program%.cs}.txt" errors compile "$name.dll" "$WORK/$name" -target:library
done
echo 'csharp: compiled, not run: this machine has no .NET'
