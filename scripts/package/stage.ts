// Writes the directory of which the packages of all languages are made, node_modules/.cache/cdk8s-cnpg-i: what users get, and nothing else.
// Its list of what is bundled is also dist/sbom.cdx.json.
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'fs';
import { dirname, join } from 'path';
import { reachableDeclarations } from './declarations';
import { packedFiles, shipped } from './files';
import { Bundled, Manifest, sbomOf } from './sbom';
import { smallAssembly } from './small-assembly';
import { withoutDocs } from './without-docs';

const ROOT = join(__dirname, '..', '..');
// Beside the dependencies, which jsii-pacmak looks for there; git, npm, jest and the linter do not look into it.
const STAGED = join(ROOT, 'node_modules', '.cache', 'cdk8s-cnpg-i');

function json<T>(...path: string[]): T {
  return JSON.parse(readFileSync(join(ROOT, ...path), 'utf8')) as T;
}

function bundledIn(manifest: Manifest): Bundled[] {
  const lock = json<{ packages: Record<string, { integrity?: string }> }>('package-lock.json');
  return (manifest.bundledDependencies ?? []).map(name => {
    const bundled = json<Manifest>('node_modules', name, 'package.json');
    if (Object.keys(bundled.dependencies ?? {}).length > 0) { throw new Error(`${name} has dependencies: the list of what is bundled must have them as well`); }
    return { manifest: bundled, integrity: lock.packages[`node_modules/${name}`]?.integrity };
  });
}

rmSync(STAGED, { recursive: true, force: true });
const declarations = reachableDeclarations('lib/index.d.ts', file => existsSync(join(ROOT, file)) ? readFileSync(join(ROOT, file), 'utf8') : undefined);
for (const file of shipped(packedFiles(ROOT)).filter(name => !/^lib\/.*\.d\.ts$/.test(name) || declarations.has(name))) {
  const target = join(STAGED, file);
  mkdirSync(dirname(target), { recursive: true });
  if (/^lib\/.*\.js$/.test(file)) {
    writeFileSync(target, withoutDocs(readFileSync(join(ROOT, file), 'utf8')), { mode: statSync(join(ROOT, file)).mode });
  } else if (file === '.jsii') {
    writeFileSync(target, smallAssembly(readFileSync(join(ROOT, file), 'utf8')));
  } else {
    copyFileSync(join(ROOT, file), target);
  }
}

// translated examples are for the packages of other languages
writeFileSync(join(STAGED, '.npmignore'), '.jsii.tabl.json\n');
const manifest = json<Manifest>('package.json');
const sbom = `${JSON.stringify(sbomOf(manifest, bundledIn(manifest)), undefined, 2)}\n`;
writeFileSync(join(STAGED, 'sbom.cdx.json'), sbom);
mkdirSync(join(ROOT, 'dist'), { recursive: true });
writeFileSync(join(ROOT, 'dist', 'sbom.cdx.json'), sbom);
