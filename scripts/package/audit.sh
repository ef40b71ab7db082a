#!/usr/bin/env bash
# Fails for known vulnerabilities, high or critical, in what users install with this package. A registry that has no advisories is no failure.
set -euo pipefail
cd "$(dirname "$0")/../.."

skip() {
  printf '\n%s\nNOT CHECKED: known vulnerabilities: %s.\n%s\n\n' "${STARS:=****************************************}" "$1" "$STARS" >&2
  exit 0
}

# The peers are tools of this repository as well: a project with nothing but them shows what a user gets.
user="$(mktemp -d)"
trap 'rm -rf "$user"' EXIT
node -e '
  const { dependencies, peerDependencies } = require("./package.json");
  console.log(JSON.stringify({ private: true, dependencies: { ...dependencies, ...peerDependencies } }));
' > "$user/package.json"
cd "$user"
npm install --package-lock-only --no-audit --no-fund --silent || skip 'the registry does not answer'
result=0
npm audit --omit=dev --audit-level=high --json > audit.json 2> error.log || result=$?
node -e '
  const report = JSON.parse(require("fs").readFileSync("audit.json", "utf8"));
  if (!report.metadata?.vulnerabilities) { process.exit(3); }
  for (const { name, severity, range, via } of Object.values(report.vulnerabilities)) {
    console.log(`${severity}: ${name} ${range}: ${via.map(one => one.title ?? one).join("; ")}`);
  }
' 2> /dev/null || skip "the registry has no advisories"
[[ $result -eq 0 ]] || { echo 'fix the vulnerabilities above, or raise the lowest version of the dependency' >&2; exit 1; }
echo 'no known vulnerability, high or critical, in what users install with this package'
