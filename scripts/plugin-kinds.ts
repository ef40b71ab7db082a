/**
 * Reduces the CRDs of plugins to the facts for validating their objects: what each field of `spec` accepts, and since which release of the plugin.
 *
 *   npx tsx scripts/plugin-kinds.ts <directory with one directory for each release, such as plugin-barman-cloud-0.14.0>
 *
 * It writes src/facts/plugin-kinds.json, one line for each field. A directory holds all CRDs of a release, and is needed only for releases that changed
 * them; `NEWEST` below names the newest release for which they were compared.
 */
import * as fs from 'fs';
import * as path from 'path';
import { readSchemas } from './crd-facts';
import { byRelease, Fields, flatten, history, print } from './field-facts';

const OUT = path.join(__dirname, '../src/facts/plugin-kinds.json');

/** The plugins by the names of their directories, and their newest release. */
const PLUGINS: Readonly<Record<string, { readonly pluginName: string; readonly newest: string }>> = {
  'plugin-barman-cloud': { pluginName: 'barman-cloud.cloudnative-pg.io', newest: '0.14.0' },
  'klio': { pluginName: 'klio.cnpg.io', newest: '0.0.20' },
  'pg-doorman': { pluginName: 'pg-doorman.cnpg.io', newest: '0.4.1' },
  'pgbackrest-dalibo': { pluginName: 'pgbackrest.dalibo.com', newest: '0.0.3' },
  'pgbackrest-opera': { pluginName: 'pgbackrest.cnpg.opera.com', newest: '0.7.0' },
  'wal-g': { pluginName: 'cnpg-extensions.yandex.cloud', newest: '0.3.0' },
};

/** Fields of Kubernetes' own types, by kind: they would make up most of the file, and the API server validates them. */
const NOT_DESCRIBED: Readonly<Record<string, string[]>> = {
  Server: ['template', 'tier1.encryptionKeyFile', 'tier1.identityFile', 'tier2.encryptionKeyFile', 'tier2.identityFile'],
};

interface Release { readonly number: string; readonly kinds: ReadonlyMap<string, Fields> }

function readReleases(directory: string, plugin: string): Release[] {
  return fs.readdirSync(directory).filter(name => name.startsWith(plugin) && /^-\d/.test(name.slice(plugin.length)))
    .map(name => ({ number: name.slice(plugin.length + 1), kinds: readKinds(path.join(directory, name)) }))
    .sort(byRelease);
}

/** The fields of each kind, by `<group>/<version>/<kind>`. */
function readKinds(directory: string): Map<string, Fields> {
  return new Map(Object.entries(readSchemas(directory)).map(([key, schema]) => {
    const fields: Fields = new Map();
    flatten(schema.properties.spec, '', fields);
    return [key, withoutDetails(fields, NOT_DESCRIBED[key.split('/')[2]] ?? [])];
  }));
}

/** The fields without those inside some of them, which accept anything. */
function withoutDetails(fields: Fields, open: string[]): Fields {
  const isInside = (field: string) => open.some(one => field.startsWith(`${one}.`) || field.startsWith(`${one}[`) || field.startsWith(`${one}{`));
  return new Map([...fields].filter(([field]) => !isInside(field)).map(([field, schema]) =>
    [field, open.includes(field) ? { type: 'object', open: true } : schema]));
}

function facts(releases: Release[], { pluginName, newest }: { readonly pluginName: string; readonly newest: string }): any {
  const kinds = [...new Set(releases.flatMap(release => [...release.kinds.keys()]))].sort();
  return Object.fromEntries(kinds.map(key => {
    const fieldsIn = ({ kinds: all }: Release) => all.get(key) ?? new Map();
    const paths = [...new Set(releases.flatMap(release => [...fieldsIn(release).keys()]))].sort();
    const fields = paths.map(field => [field, history(releases.map(release => [release.number, fieldsIn(release).get(field)] as const))]);
    return [key, { pluginName, oldest: releases[0].number, newest, fields: Object.fromEntries(fields) }];
  }));
}

function main(directory?: string): void {
  if (!directory) throw new Error('Usage: plugin-kinds.ts <directory with one directory for each release>');
  const all = Object.assign({}, ...Object.entries(PLUGINS).map(([plugin, about]) => facts(readReleases(directory, plugin), about)));
  const ofTheKindsFields = 3;
  fs.writeFileSync(OUT, `${print(all, ofTheKindsFields)}\n`);
}

main(process.argv[2]);
