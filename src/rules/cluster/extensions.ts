import { posix } from 'path';
import { ExtensionConfiguration } from '../../api/extensions';
import { ClusterInput, ClusterRule, operatorSupports } from '../engine/cluster-rule';
import { webhook } from '../engine/source';
import { isReservedVariable, objects, repeated, strings } from '../engine/spec-values';

/** Since when the operator mounts extensions from images. */
const FIRST = ['1.27.0'];
/** Since when it expectedType them from catalogs and gives them variables and paths of commands. */
const CATALOGS = ['1.29.0'];
/** Since when it resolves an absolute path inside the image before it looks whether the path escapes. */
const RESOLVES_PATHS = ['1.28.5', '1.29.3', '1.30.1'];

function extensionsOf(input: ClusterInput): ExtensionConfiguration[] {
  return operatorSupports(input, FIRST) ? objects(input.spec.postgresql?.extensions) : [];
}

/** Each extension is a volume, whose name has hyphens where the extension's has underscores. */
export const extensionName: ClusterRule = {
  id: 'extension-name',
  severity: 'error',
  title: 'Extensions have names of their own',
  symptom: 'the operator refuses the Cluster ("Duplicate value", "extension name results in duplicate volume name")',
  cause: 'each extension becomes a volume of the pods, named after it',
  fix: 'state each extension once, and choose names that differ in more than "-" and "_"',
  source: webhook(2940),
  releases: 'from 1.27.0 on',
  field: 'spec.postgresql.extensions',
  check: input => {
    const names = strings(extensionsOf(input).map(({ name }) => name));
    const keys = operatorSupports(input, ['1.27.3', '1.28.1']) ? names.map(name => name.replace(/_/g, '-')) : names;
    const second = keys.findIndex((key, index) => keys.indexOf(key) !== index);
    return second < 0 ? undefined : `postgresql.extensions "${names[keys.indexOf(keys[second])]}" and "${names[second]}" clash`;
  },
};

/** An extension comes from an image, or from the catalog that the cluster's image comes from. */
export const extensionImage: ClusterRule = {
  id: 'extension-image',
  severity: 'error',
  title: 'An extension has an image',
  symptom: 'the operator refuses the Cluster ("must be set when no image catalog is configured")',
  cause: 'the files of an extension are mounted from an image, which the extension or the cluster\'s catalog names',
  fix: 'state image.reference, or (since operator 1.29) imageCatalogRef with a catalog that has the extension',
  source: webhook(2940),
  releases: 'from 1.27.4, 1.28.2 and 1.29.0 on',
  field: 'spec.postgresql.extensions',
  check: input => {
    const fromCatalog = input.spec.imageCatalogRef !== undefined && operatorSupports(input, CATALOGS);
    const extensions = extensionsOf(input);
    const index = extensions.findIndex(({ image }) => !image?.reference);
    return index < 0 || fromCatalog || !operatorSupports(input, ['1.27.4', '1.28.2'])
      ? undefined
      : `postgresql.extensions[${index}] "${extensions[index].name}" has no image`;
  },
};

/** An extension's directories are in its image. */
export const extensionPath: ClusterRule = {
  id: 'extension-path',
  severity: 'error',
  title: 'An extension\'s directories are in its image',
  symptom: 'the operator refuses the Cluster ("value cannot be empty", "Duplicate value", "path must not escape the extension directory")',
  cause: 'the operator joins each directory to the place where the image is mounted, and puts it into PostgreSQL\'s search paths',
  fix: 'state each directory once, in the image, without ".." before it',
  source: webhook(2940),
  releases: 'from 1.27.0 on',
  field: 'spec.postgresql.extensions',
  check: input => {
    const all = operatorSupports(input, CATALOGS);
    for (const [index, extension] of extensionsOf(input).entries()) {
      for (const list of ['extensionControlPath', 'dynamicLibraryPath', ...all ? ['ldLibraryPath', 'binPath'] as const : []] as const) {
        const paths = strings(extension[list]);
        const wrong = paths.find(path => path === '' || escapes(input, path)) ?? repeated(paths);
        if (wrong !== undefined) {
          return `postgresql.extensions[${index}].${list} has "${wrong}"${paths.indexOf(wrong) === paths.lastIndexOf(wrong) ? '' : ' twice'}`;
        }
      }
    }
    return undefined;
  },
};

/** Whether a path leads out of the image, as the operator's release sees it: the first ones with such a check reject names that begin with ".." too. */
function escapes(input: ClusterInput, path: string): boolean {
  return operatorSupports(input, RESOLVES_PATHS)
    ? /^\.\.(\/|$)/.test(posix.join('.', path))
    : operatorSupports(input, CATALOGS) && posix.normalize(path).startsWith('..');
}

/** Some of an extension's variables are the operator's to set. */
export const extensionEnv: ClusterRule = {
  id: 'extension-env',
  severity: 'error',
  title: 'An extension sets variables that the operator leaves to it',
  symptom: 'the operator refuses the Cluster ("the usage of this environment variable is reserved", '
    + '"PATH must be configured via spec.postgresql.extensions…", "unsupported placeholder(s)", "Duplicate value")',
  cause: 'the variables are PostgreSQL\'s own, to which the operator adds those that it needs',
  fix: 'set each variable once; PATH is binPath and LD_LIBRARY_PATH is ldLibraryPath, names that begin with PG or CNPG_ are reserved, '
    + '${image_root} is the only placeholder, and "$${" means "${"',
  manifestFix: 'set each variable once; PATH is bin_path and LD_LIBRARY_PATH is ld_library_path, names that begin with PG or CNPG_ are reserved, '
    + '${image_root} is the only placeholder, and "$${" means "${"',
  source: webhook(3041),
  releases: 'from 1.29.0 on',
  field: 'spec.postgresql.extensions',
  check: input => {
    for (const [index, { env }] of operatorSupports(input, CATALOGS) ? extensionsOf(input).entries() : []) {
      const variables = objects(env);
      const wrong = variables.find(({ name, value }) => isReservedVariable(name) || name === 'PATH' || name === 'LD_LIBRARY_PATH' || hasPlaceholder(value));
      const name = wrong?.name ?? repeated(variables.map(variable => variable.name));
      if (name !== undefined) {
        const stated = wrong && hasPlaceholder(wrong.value) ? `${name}=${wrong.value}` : name;
        return `postgresql.extensions[${index}].env sets ${stated}${wrong ? '' : ' twice'}`;
      }
    }
    return undefined;
  },
};

/** Whether there is a placeholder that the operator does not know: an odd number of "$" before a name in braces. */
function hasPlaceholder(value: unknown): boolean {
  const found = typeof value === 'string' ? [...value.matchAll(/(\$+)\{([^}]+)\}/g)] : [];
  return found.some(([, dollars, name]) => dollars.length % 2 === 1 && name !== 'image_root');
}
