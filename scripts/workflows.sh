#!/usr/bin/env bash
# Audits the workflows with zizmor: no finding of medium or high severity. Where PyPI does not answer, the audit is skipped.
set -euo pipefail
cd "$(dirname "$0")/.."
VERSION=1.32.0

venv="${CDK8S_CNPG_I_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/cdk8s-cnpg-i}/zizmor-$VERSION"
if ! [[ -x "$venv/bin/zizmor" ]]; then
  rm -rf "$venv"
  if ! { python3 -m venv "$venv" && "$venv/bin/pip" install --quiet --disable-pip-version-check "zizmor==$VERSION"; }; then
    rm -rf "$venv"
    printf '\n%s\nNOT CHECKED: the workflows: zizmor %s cannot be installed.\n%s\n\n' "${STARS:=****************************************}" "$VERSION" "$STARS" >&2
    exit 0
  fi
fi
"$venv/bin/zizmor" --offline --quiet --min-severity medium .github projenrc/actions action.yml
