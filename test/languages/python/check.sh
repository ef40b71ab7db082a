#!/usr/bin/env bash
# The wheel, in a new virtual environment: the examples, and what mistakes look like.
set -euo pipefail
. test/languages/lib.sh

rm -rf dist/python
jsii-pacmak --target python --outdir dist "$PACKAGE" > "$WORK/build.log" 2>&1 || { tail -30 "$WORK/build.log" >&2; exit 1; }

python3 -m venv "$WORK/venv"
export PATH="$WORK/venv/bin:$PATH"
for journey in "${JOURNEYS[@]}"; do
  place python "$journey"
  (
    cd "$WORK/examples/python/$journey"
    pip install --quiet --disable-pip-version-check -r requirements.txt
    cdk8s synth --check-upgrade=false > "$WORK/synth.log" 2>&1 || { tail -30 "$WORK/synth.log" >&2; exit 1; }
  )
  same_manifests python "$journey"
done

python test/languages/python/own_plugin.py

imported python main.py
same_imported python python "$WORK/imported/main.py"

# each ignore in the mistakes must be needed: the types refuse what the bindings refuse
pip install --quiet --disable-pip-version-check mypy==1.18.2
for folder in test/languages/python "$WORK/imported" "${JOURNEYS[@]/#/$WORK/examples/python/}"; do
  mypy --strict --cache-dir "$WORK/mypy" "$folder" > "$WORK/mypy.log" || { cat "$WORK/mypy.log" >&2; exit 1; }
done
echo "python: mypy --strict finds nothing"

# the exception, without the stacks above it and the warnings of the library
exception() { awk '/^\(/{ next } /^[A-Za-z]+Error: /{ text = "" } { text = text $0 "\n" } END { printf "%s", text }'; }

mistakes=test/languages/python/mistakes
for name in rule synthesis missing-prop wrong-type unknown-prop; do
  mistake "$mistakes/$name.txt" exception python "$mistakes/mistakes.py" "$name"
done
