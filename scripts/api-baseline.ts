/**
 * Writes the baseline of the public API from the compiled assembly: what a release promises, without words and places.
 *
 *   npx tsx scripts/api-baseline.ts
 */
import { readFileSync, writeFileSync } from 'fs';
import { join } from 'path';

const ROOT = join(__dirname, '..');

/** What jsii-diff compares, and what it needs to load the file. */
const KEPT = ['schema', 'jsiiVersion', 'name', 'version', 'dependencies', 'submodules', 'types'];

/** Documentation and places in the source, which no program depends on. A deprecated member is held to the same promise as any other. */
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
