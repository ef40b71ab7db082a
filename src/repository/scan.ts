import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Kustomizations } from './kustomization';
import { SourceFiles } from './source-files';
import { CHART_FILE, KUSTOMIZATION_FILES, MANIFEST, SKIPPED } from '../manifests/files';

/** A tree that is deeper contains a link to itself. */
const MOST_LEVELS = 64;

interface Scanned {
  readonly files: SourceFiles;
  readonly kustomizations: Kustomizations;
  isExcluded(path: string): boolean;
}

interface Manifests {
  readonly files: string[];
  readonly kustomizations: string[];
}

/** The manifests of a directory, and the kustomizations in it, which stand for all below them. Links are not followed. */
export function filesIn(directory: string, workshop: Scanned, recurses = true, level = 0): Manifests {
  const { kustomizations, files } = workshop;
  const found: Manifests = { files: [], kustomizations: [] };
  if (!existsSync(directory) || level > MOST_LEVELS) { return found; }
  found.files.push(...files.added.filter(file => dirname(file) === directory && MANIFEST.test(file) && !workshop.isExcluded(file)));
  const entries = readdirSync(directory, { withFileTypes: true }).sort((a, b) => a.name < b.name ? -1 : 1);
  for (const entry of entries.filter(({ name }) => !SKIPPED.includes(name))) {
    const path = join(directory, entry.name);
    if (workshop.isExcluded(path)) { continue; }
    if (entry.isFile() && MANIFEST.test(entry.name) && !KUSTOMIZATION_FILES.includes(entry.name)) { found.files.push(path); }
    if (!entry.isDirectory() || !recurses || existsSync(join(path, CHART_FILE))) { continue; }
    if (kustomizations.in(path)) {
      found.kustomizations.push(path);
    } else {
      const inside = filesIn(path, workshop, recurses, level + 1);
      found.files.push(...inside.files);
      found.kustomizations.push(...inside.kustomizations);
    }
  }
  return found;
}
