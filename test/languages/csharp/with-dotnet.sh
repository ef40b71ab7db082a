# The package built, installed and run.
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
# downloads are kept from run to run, what was built here is not
export NUGET_PACKAGES="$LANGUAGES_CACHE/nuget"
rm -rf "$NUGET_PACKAGES/cdk8scnpgi"

jsii-pacmak --target dotnet --outdir dist "$PACKAGE" > "$WORK/build.log" 2>&1 || { tail -30 "$WORK/build.log" >&2; exit 1; }

for journey in "${JOURNEYS[@]}"; do
  place csharp "$journey"
  (
    cd "$WORK/examples/csharp/$journey"
    cdk8s synth --check-upgrade=false > "$WORK/synth.log" 2>&1 || { tail -30 "$WORK/synth.log" >&2; exit 1; }
  )
  same_manifests csharp "$journey"
done

# where the examples are, so that the path to the package holds
project="$WORK/examples/csharp/mistakes"

cp -r "$here/mistakes/run" "$project"
dotnet build "$project" > "$WORK/build.log" 2>&1 || { tail -30 "$WORK/build.log" >&2; exit 1; }
for name in rule synthesis missing-prop; do
  expected="$here/mistakes/run/$name.txt"
  said() { local all; all="$(cat)"; [[ "$all" == *"$(cat "$expected")"* ]] && cat "$expected"; } # the bindings say more around it
  # the filter needs the text that is expected: it is updated by hand
  UPDATE_MISTAKES='' mistake "$expected" said dotnet run --no-build --project "$project" "$name"
done

# Mono's compiler words its errors otherwise: the numbers are the same
numbers() { sed -n 's/^.*error \(CS[0-9]*\).*/\1/p' | sort -u; }
for program in "$here"/mistakes/compile/*.cs; do
  cp "$program" "$project/Mistake.cs"
  grep -o 'CS[0-9]*' "${program%.cs}.txt" > "$WORK/$(basename "$program" .cs)"
  UPDATE_MISTAKES='' mistake "$WORK/$(basename "$program" .cs)" numbers dotnet build "$project"
done
