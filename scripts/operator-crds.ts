/**
 * Reduces the CRDs of many operator releases to the facts for validating clusters and backups: what each field of `spec` accepts, and since which release.
 *
 *   npx tsx scripts/operator-crds.ts <directory with one directory for each release, such as cloudnative-pg-1.30.0>
 *
 * It writes src/facts/operator-crds.json, one line for each field. For a new operator release, put the CRDs of all releases into such a directory and
 * run it again: include patch releases, because they add fields too. EDB's product has the facts of CloudNativePG's release with the same
 * number, except where its own CRDs differ.
 */
import * as fs from 'fs';
import * as path from 'path';
import { readSchemas } from './crd-facts';
import { byRelease, Fields, flatten, history, print } from './field-facts';

const OUT = path.join(__dirname, '../src/facts/operator-crds.json');
const KINDS = ['Backup', 'Cluster', 'ClusterImageCatalog', 'Database', 'DatabaseRole', 'ImageCatalog', 'Pooler', 'Publication', 'ScheduledBackup', 'Subscription'];

interface Release { readonly number: string; readonly fields: Record<string, Fields> }

function readReleases(directory: string, product: string): Release[] {
  return fs.readdirSync(directory).filter(name => name.startsWith(`${product}-`))
    .map(name => ({ number: name.slice(product.length + 1), fields: readFields(path.join(directory, name)) }))
    .sort(byRelease);
}

function readFields(directory: string): Record<string, Fields> {
  const schemas = readSchemas(directory, KINDS);
  return Object.fromEntries(Object.entries(schemas).map(([key, schema]) => {
    const fields: Fields = new Map();
    flatten(schema.properties.spec, '', fields);
    return [key.split('/')[2], fields];
  }));
}

/** The schemas of a field by first release; only the schema if it never changed. */
function historyOf(releases: Release[], kind: string, at: string): any {
  return history(releases.map(({ number, fields }) => [number, fields[kind]?.get(at)] as const));
}

function paths(releases: Release[], kind: string): string[] {
  return [...new Set(releases.flatMap(({ fields }) => [...fields[kind]?.keys() ?? []]))].sort();
}

/** The facts of CloudNativePG, and the differences of EDB's product. */
function facts(upstream: Release[], edb: Release[]): any {
  const at = (number: string) => upstream.find(release => release.number === number)!;
  return Object.fromEntries(KINDS.map(kind => {
    const own = paths([...upstream, ...edb], kind).filter(field =>
      edb.some(({ number, fields }) => JSON.stringify(fields[kind]?.get(field)) !== JSON.stringify(at(number).fields[kind]?.get(field))));
    return [kind, {
      upstream: Object.fromEntries(paths(upstream, kind).map(field => [field, historyOf(upstream, kind, field)])),
      edb: Object.fromEntries(own.map(field => [field, historyOf(edb, kind, field)])),
    }];
  }));
}

function main(directory?: string): void {
  if (!directory) throw new Error('Usage: operator-crds.ts <directory with one directory for each release>');
  const all = facts(readReleases(directory, 'cloudnative-pg'), readReleases(directory, 'edb-postgres'));
  const ofTheKindsFields = 3;
  fs.writeFileSync(OUT, `${print(all, ofTheKindsFields)}\n`);
}

main(process.argv[2]);
