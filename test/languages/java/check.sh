#!/usr/bin/env bash
# The jar, from a repository of its own: the examples, and what mistakes look like.
set -euo pipefail
. test/languages/lib.sh

# downloads are kept from run to run, what was built here is not
repository="$LANGUAGES_CACHE/maven"
rm -rf dist/java "$repository/io/github/cdk8s-cnpg-i"
export MAVEN_OPTS="-Dmaven.repo.local=$repository"

build() { jsii-pacmak --target java --maven-local-repository "$repository" "$@" > "$WORK/build.log" 2>&1 || { tail -30 "$WORK/build.log" >&2; exit 1; }; }

plus="$(node -p "require('./node_modules/cdk8s-plus-28/package.json').version")"
made="$repository/org/cdk8s/cdk8s-plus-28/$plus/made-by-jsii-pacmak-$(jsii-pacmak --version | cut -d' ' -f1)"
if [[ -f "$made" ]]; then
  echo "java: cdk8s-plus-28 $plus made of the npm package, in an earlier run"
elif rm -rf "$repository/org/cdk8s/cdk8s-plus-28" && mvn -q -B dependency:get -Dartifact="org.cdk8s:cdk8s-plus-28:$plus" > "$WORK/registry.log" 2>&1; then
  echo "java: cdk8s-plus-28 $plus from the registry"
else
  echo "java: cdk8s-plus-28 $plus is not to be had; its jar is made of the npm package"
  build --force-target --outdir "$WORK/plus" node_modules/cdk8s-plus-28
  rm -f "$repository/org/cdk8s/cdk8s-plus-28/$plus/_remote.repositories" # a file that says where it may be used from
  touch "$made"
fi
build --outdir dist "$PACKAGE"
rm -rf "$repository/io/github/cdk8s-cnpg-i"

for journey in "${JOURNEYS[@]}"; do
  place java "$journey"
  (
    cd "$WORK/examples/java/$journey"
    cdk8s synth --check-upgrade=false > "$WORK/synth.log" 2>&1 || { tail -30 "$WORK/synth.log" >&2; exit 1; }
  )
  same_manifests java "$journey"
done

# the exception's message, without what the bindings add to it
exception() { awk '/^Exception in thread/ { said = 1 } /^Error: / || /^[ \t]+at / { said = 0 } said'; }
compiler() { sed -n 's/^.*: error: /error: /p'; }

mistakes=test/languages/java/mistakes
(cd "$WORK/examples/java/quickstart" && mvn -q -B dependency:build-classpath -Dmdep.outputFile="$WORK/classpath")
imported java Main.java
same_imported java java -cp "$(cat "$WORK/classpath")" "$WORK/imported/Main.java"

for name in rule synthesis missing-prop; do
  mistake "$mistakes/$name.txt" exception java -cp "$(cat "$WORK/classpath")" "$mistakes/Mistakes.java" "$name"
done
mistake "$mistakes/wrong-type.txt" compiler javac -d "$WORK" -cp "$(cat "$WORK/classpath")" "$mistakes/WrongType.java"
