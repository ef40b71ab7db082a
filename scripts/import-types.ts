// Writes the props of constructs, with everything in them, as the command `import` needs them: npx tsx scripts/import-types.ts
import { readFileSync, writeFileSync } from 'fs';
import { dirname, join } from 'path';
import { gunzipSync } from 'zlib';
import * as library from '../src';
import { compileAssembly } from '../test/support/assembly';

/** The constructs whose props are written. */
const KINDS = [
  'Backup', 'ClusterImageCatalog', 'ClusterWithPlugins', 'Database', 'DatabaseRole', 'ImageCatalog', 'ObjectStore', 'Pooler', 'Publication',
  'ScheduledBackup', 'Subscription',
];

function assemblyOf(packageName: string): any {
  const file = join(dirname(require.resolve(`${packageName}/package.json`)), '.jsii');
  const assembly = JSON.parse(readFileSync(file, 'utf8'));
  return assembly.schema === 'jsii/file-redirect' ? JSON.parse(gunzipSync(readFileSync(join(dirname(file), assembly.filename))).toString()) : assembly;
}

/** Structs and enums that can be reached from the given ones, with short names. */
export function typesFrom(assembly: any): { structs: Record<string, Record<string, string>>; enums: Record<string, Record<string, string>> } {
  const types = { ...assemblyOf('cdk8s').types, ...assemblyOf('cdk8s-plus-28').types, ...assembly.types };
  const structs: Record<string, Record<string, string>> = {};
  const enums: Record<string, Record<string, string>> = {};
  const short = (fqn: string) => fqn.replace(/^(cdk8s-cnpg-i|cdk8s-plus-28)\./, '');
  const propsOf = (fqn: string): Array<[string, any]> => [
    ...(types[fqn].interfaces ?? []).flatMap(propsOf), ...(types[fqn].properties ?? []).map(({ name, type }: any) => [name, type]),
  ];
  const nameOf = ({ primitive, collection, fqn }: any): string => {
    if (primitive) { return primitive === 'json' ? 'any' : primitive; }
    if (collection) { return collection.kind === 'map' ? `{${nameOf(collection.elementtype)}}` : `${nameOf(collection.elementtype)}[]`; }
    return fqn ? visit(fqn) : 'any';
  };
  function visit(fqn: string): string {
    const name = short(fqn);
    const type = types[fqn];
    if (type?.kind === 'enum' && fqn.startsWith('cdk8s-cnpg-i.')) {
      const members = name.split('.').reduce((value: any, part) => value[part], library);
      enums[name] ??= Object.fromEntries(type.members.map((member: any) => [member.name, members[member.name]]));
    } else if (type?.datatype && !structs[name]) {
      structs[name] = {};
      propsOf(fqn).forEach(([prop, propType]) => { structs[name][prop] = nameOf(propType); });
    }
    return name;
  }
  KINDS.forEach(kind => visit(`cdk8s-cnpg-i.${kind}Props`));
  return { structs, enums };
}

const sorted = (value: any): any => typeof value === 'string' ? value : Object.fromEntries(Object.entries(value).sort(([one], [other]) => one < other ? -1 : 1).map(([key, entry]) => [key, sorted(entry)]));

if (require.main === module) {
  const { structs, enums } = typesFrom(compileAssembly());
  const lines = (all: object) => Object.entries(sorted(all)).map(([name, entry]) => `    ${JSON.stringify(name)}: ${JSON.stringify(entry)}`).join(',\n');
  writeFileSync(join(__dirname, '..', 'src', 'import', 'api-types.json'), `{\n  "structs": {\n${lines(structs)}\n  },\n  "enums": {\n${lines(enums)}\n  }\n}\n`);
}
