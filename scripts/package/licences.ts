// Checks the licences of everything that comes into a user's program with this package: what it bundles, its peers, and what these depend on.
// Reads package-lock.json, and asks no registry.
import { readFileSync } from 'fs';
import { join } from 'path';
import { installedWith, LockedPackage, withoutAllowedLicence } from './locked-packages';

const root = join(__dirname, '..', '..');
const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as { packages: Record<string, LockedPackage> };
const installed = installedWith(packages);
const wrong = withoutAllowedLicence(installed);

for (const { path, licence } of wrong) {
  console.error(`${path}: the licence "${licence}" is not one of those which users may be given; if it may be, add it to scripts/package/locked-packages.ts`);
}
if (wrong.length > 0) { process.exit(1); }
console.log(`the licences of all ${installed.size} packages that users install with this one are permissive`);
