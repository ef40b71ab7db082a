/** What a lock file states of a package. */
export interface LockedPackage {
  readonly license?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/** Licences that only require that they are named. */
const ALLOWED = new Set(['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'BlueOak-1.0.0', 'ISC', 'MIT', 'Python-2.0']);

/** The packages that are installed with the root of a lock file, without those for its development, by their paths. */
export function installedWith(packages: Readonly<Record<string, LockedPackage>>): ReadonlyMap<string, LockedPackage> {
  const found = new Map<string, LockedPackage>();
  const visit = (from: string) => {
    const { dependencies, peerDependencies, optionalDependencies } = packages[from];
    for (const name of Object.keys({ ...dependencies, ...peerDependencies, ...optionalDependencies })) {
      const path = resolve(packages, from, name);
      if (path === undefined || found.has(path)) { continue; }
      found.set(path, packages[path]);
      visit(path);
    }
  };
  visit('');
  return found;
}

/** As Node looks for it: in the package's own node_modules, then in those of each one around it. */
function resolve(packages: Readonly<Record<string, LockedPackage>>, from: string, name: string): string | undefined {
  for (let around = from; ; around = around.slice(0, Math.max(0, around.lastIndexOf('node_modules/') - 1))) {
    const path = `${around && `${around}/`}node_modules/${name}`;
    if (packages[path]) { return path; }
    if (around === '') { return undefined; }
  }
}

/** The packages whose licence is missing or not allowed. */
export function withoutAllowedLicence(installed: ReadonlyMap<string, LockedPackage>): { path: string; licence: string }[] {
  return [...installed]
    .map(([path, { license }]) => ({ path, licence: license ?? 'none' }))
    .filter(({ licence }) => !isAllowed(licence));
}

function isAllowed(licence: string): boolean {
  const either = licence.replace(/^\((.*)\)$/, '$1').split(' OR ');
  return either.some(one => one.split(' AND ').every(part => ALLOWED.has(part)));
}
