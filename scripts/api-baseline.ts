/**
 * Writes the baseline of the public API from the compiled assembly: the public contract of a release, without documentation and source locations.
 *
 *   npx tsx scripts/api-baseline.ts
 */
import { readFileSync, writeFileSync } from 'fs';
import { join } from 'path';

const ROOT = join(__dirname, '..');

/** The parts that jsii-diff compares, or needs to load the file. */
const KEPT = ['schema', 'jsiiVersion', 'name', 'version', 'dependencies', 'submodules', 'types'];

/** Documentation and source locations: no program depends on them. Deprecated members are part of the contract like all others. */
const STRIPPED = ['docs', 'locationInModule', 'symbolId'];

export function baseline(assembly: Record<string, unknown>): string {
  if (!assembly.types) { throw new Error('.jsii has no types: compile without compression of the assembly'); }
  const kept = Object.fromEntries(KEPT.map(key => [key, assembly[key]]));
  return `${JSON.stringify(kept, (key, value) => STRIPPED.includes(key) ? undefined : value, 1)}\n`;
}

if (require.main === module) {
  const assembly = JSON.parse(readFileSync(join(ROOT, '.jsii'), 'utf8'));
  writeFileSync(join(ROOT, 'test', 'public-api', 'baseline.json'), baseline(assembly));
}
