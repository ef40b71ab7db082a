#!/usr/bin/env bash
# Fails while SECURITY.md states no contact to which vulnerabilities can be reported.
set -euo pipefail
cd "$(dirname "$0")/.."

contact="$(sed -n 's/^Contact: //p' SECURITY.md)"
if ! [[ "$contact" =~ ^(\<?https://[^[:space:]]+|\<?(mailto:)?[^[:space:]@]+@[^[:space:]@]+)$ ]] || [[ "$contact" =~ \.(example|invalid|test)([/\>]|$) ]]; then
  echo "SECURITY.md: the line \"Contact: $contact\" is invalid: expected an address or an https URL at which vulnerabilities can be reported" >&2
  exit 1
fi
echo "vulnerabilities are reported to $contact"
