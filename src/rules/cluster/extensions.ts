import { posix } from 'path';
import { ExtensionConfiguration } from '../../api/extensions';
import { ClusterInput, ClusterRule, operatorSupports } from '../engine/cluster-rule';
import { Mistake } from '../engine/rule';
import { webhook } from '../engine/source';
import { duplicatesIn, isReservedVariable, objects } from '../engine/spec-values';

/** The first releases that mount extensions from images. */
const FIRST = ['1.27.0'];
/** The first releases that find extensions in image catalogs, and give them variables and directories of commands and libraries. */
const CATALOGS = ['1.29.0'];
/** The first releases that resolve an absolute path inside the image before they check whether it leads out. */
const RESOLVES_PATHS = ['1.28.5', '1.29.3', '1.30.1'];

function extensionsOf(input: ClusterInput): ExtensionConfiguration[] {
  return operatorSupports(input, FIRST) ? objects(input.spec.postgresql?.extensions) : [];
}

/** From 1.29.0 on, the API server itself rejects a name that is there twice. */
export const extensionName: ClusterRule = {
  id: 'extension-name',
  severity: 'error',
  title: 'Extensions must have names that differ in more than "-" and "_"',
  symptom: 'the operator\'s webhook rejects the Cluster ("Duplicate value", "extension name results in duplicate volume name")',
  cause: 'each extension becomes a volume of the pods, named after it with "-" for "_"',
  fix: 'remove or rename one of the extensions',
  source: webhook(2940),
  releases: 'from 1.27.0 on',
  field: 'spec.postgresql.extensions',
  check: input => {
    const names = extensionsOf(input).map(({ name }): unknown => name);
    const volumes = operatorSupports(input, ['1.27.3', '1.28.1']) ? names.map(name => typeof name === 'string' ? name.replace(/_/g, '-') : name) : names;
    return duplicatesIn(volumes).map(({ index, first }) => ({
      path: [index, 'name'],
      message: names[index] === names[first]
        ? `duplicate extension "${names[index]}": extensions[${first}] has the same name`
        : `"${names[index]}" has the same volume name as extensions[${first}] "${names[first]}"`,
    }));
  },
};

/** In releases before these the CRD requires the reference. */
export const extensionImage: ClusterRule = {
  id: 'extension-image',
  severity: 'error',
  title: 'An extension must have an image, unless an image catalog contains it',
  symptom: 'the operator\'s webhook rejects the Cluster ("must be set when no image catalog is configured")',
  cause: 'the files of an extension are mounted from an image, which the extension or the image catalog of the cluster names',
  fix: 'set image.reference of the extension, or (from operator 1.29 on) set imageCatalogRef to a catalog that contains the extension',
  source: webhook(2940),
  releases: 'from 1.27.4, 1.28.2 and 1.29.0 on',
  field: 'spec.postgresql.extensions',
  check: input => {
    const hasCatalog = input.spec.imageCatalogRef !== undefined;
    if (hasCatalog && operatorSupports(input, CATALOGS) || !operatorSupports(input, ['1.27.4', '1.28.2'])) { return undefined; }
    const message = hasCatalog ? `required by operator ${input.version}, which finds no extensions in image catalogs` : 'required without imageCatalogRef';
    return extensionsOf(input).flatMap(({ image }, index) => image?.reference ? [] : [{ path: [index, 'image', 'reference'], message }]);
  },
};

/** Directories are relative to the root of the extension's image. */
export const extensionPath: ClusterRule = {
  id: 'extension-path',
  severity: 'error',
  title: 'An extension\'s directories must be unique and inside its image',
  symptom: 'the operator\'s webhook rejects the Cluster ("value cannot be empty", "Duplicate value", "path must not escape the extension directory")',
  cause: 'the operator joins each directory with the mount path of the image, and adds it to PostgreSQL\'s search paths',
  fix: 'list each directory once, as a path inside the image, without ".." at its beginning',
  source: webhook(2940),
  releases: 'from 1.27.0 on',
  field: 'spec.postgresql.extensions',
  check: input => {
    const lists = ['extensionControlPath', 'dynamicLibraryPath', ...operatorSupports(input, CATALOGS) ? ['ldLibraryPath', 'binPath'] as const : []] as const;
    return extensionsOf(input).flatMap((extension, index) => lists.flatMap(list => directoryMistakes(extension[list], input)
      .map(mistake => ({ ...mistake, path: [index, list, ...mistake.path!] }))));
  },
};

function directoryMistakes(directories: readonly unknown[] | undefined, input: ClusterInput): Mistake[] {
  if (!Array.isArray(directories)) { return []; }
  const duplicates = new Map(duplicatesIn(directories).map(({ index, first }) => [index, first]));
  return directories.flatMap((directory: unknown, index): Mistake[] => {
    if (typeof directory !== 'string') { return []; }
    if (directory === '') { return [{ path: [index], message: '"" is invalid: expected a directory in the image' }]; }
    if (duplicates.has(index)) { return [{ path: [index], message: `duplicate directory "${directory}": entry [${duplicates.get(index)}] is the same` }]; }
    return escapes(input, directory) ? [{ path: [index], message: `"${directory}" is invalid: expected a path inside the image, without ".." at its beginning` }] : [];
  });
}

/** Whether a path leads out of the image, as the operator's release sees it: the first ones with such a check reject names that begin with ".." too. */
function escapes(input: ClusterInput, path: string): boolean {
  return operatorSupports(input, RESOLVES_PATHS)
    ? /^\.\.(\/|$)/.test(posix.join('.', path))
    : operatorSupports(input, CATALOGS) && posix.normalize(path).startsWith('..');
}

/** The API server itself rejects a variable that is there twice. */
export const extensionEnv: ClusterRule = {
  id: 'extension-env',
  severity: 'error',
  title: 'An extension must not set reserved variables or use unknown placeholders',
  symptom: 'the operator\'s webhook rejects the Cluster ("the usage of this environment variable is reserved", '
    + '"PATH must be configured via spec.postgresql.extensions…", "unsupported placeholder(s)")',
  cause: 'PostgreSQL itself runs with these variables, and the operator sets those that it needs',
  fix: 'rename or remove the variable; list directories in binPath instead of PATH, and in ldLibraryPath instead of LD_LIBRARY_PATH',
  manifestFix: 'rename or remove the variable; list directories in bin_path instead of PATH, and in ld_library_path instead of LD_LIBRARY_PATH',
  source: webhook(3041),
  releases: 'from 1.29.0 on',
  field: 'spec.postgresql.extensions',
  check: input => (operatorSupports(input, CATALOGS) ? extensionsOf(input) : [])
    .flatMap(({ env }, index) => objects(env).flatMap(({ name, value }, position): Mistake[] => {
      const path = [index, 'env', position];
      return [
        ...isReservedVariable(name) ? [{ path: [...path, 'name'], message: `"${name}" is reserved`, fix: `rename or remove the variable ${name}` }] : [],
        ...name === 'PATH' || name === 'LD_LIBRARY_PATH' ? [{ path: [...path, 'name'], message: `"${name}" is reserved` }] : [],
        ...unknownPlaceholders(value).map(one => ({
          path: [...path, 'value'],
          message: `placeholder "${one}" is invalid: expected "\${image_root}"`,
          fix: `replace ${one} by \${image_root}, or write $${one} for the text ${one}`,
        })),
      ];
    })),
};

/** The placeholders that the operator rejects: an odd number of "$" before a name in braces. */
function unknownPlaceholders(value: unknown): string[] {
  const found = typeof value === 'string' ? [...value.matchAll(/(\$+)\{([^}]+)\}/g)] : [];
  return found.filter(([, dollars, name]) => dollars.length % 2 === 1 && name !== 'image_root').map(([, , name]) => `\${${name}}`);
}
