import { existsSync, readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { parseAllDocuments } from 'yaml';
import { crdsOfFacts } from './crds-of-facts';
import { programs } from './programs';
import { NEWEST_OF_ALL } from '../../../src/facts/operator-crds';

const SHARED = join(__dirname, '..', '..', '..', '..', 'shared');

/** Directory with the CRDs of all product versions: stated, or beside the checkout. */
export function crdDirectory(): string | undefined {
  const directory = process.env.OPERATOR_CRDS ?? join(SHARED, 'crds');
  return existsSync(directory) ? directory : undefined;
}

/** Directory with the CRDs of plugins other than Barman Cloud: stated, or beside the checkout. */
export function pluginCrdDirectory(): string | undefined {
  const directory = process.env.PLUGIN_CRDS ?? join(SHARED, 'plugin-crds');
  return existsSync(directory) ? directory : undefined;
}

/** The release of CloudNativePG whose CRDs are installed. */
export function crdRelease(): string {
  const directory = crdDirectory();
  return directory ? newestIn(directory, 'cloudnative-pg').slice('cloudnative-pg-'.length) : NEWEST_OF_ALL;
}

/** The CRDs of the newest version of both products, or what the project knows of them, those of plugins, and cert-manager's. */
export function crds(): any[] {
  const certManager = documents(programs().certmanagerCrds).filter(({ kind }) => kind === 'CustomResourceDefinition');
  const [directory, ofPlugins] = [crdDirectory(), pluginCrdDirectory()];
  const plugins = ofPlugins ? ['klio', 'pg-doorman'].flatMap(plugin => documents(join(ofPlugins, newestIn(ofPlugins, plugin)))) : [];
  if (!directory) {
    return [...crdsOfFacts().filter(({ spec }) => spec.group !== 'cert-manager.io'), ...plugins, ...certManager];
  }
  return [
    ...['cloudnative-pg', 'edb-postgres', 'plugin-barman-cloud'].flatMap(product => documents(join(directory, newestIn(directory, product)))),
    ...plugins,
    ...certManager,
  ];
}

function newestIn(directory: string, product: string): string {
  return readdirSync(directory).filter(name => name.startsWith(product)).sort().pop()!;
}

function documents(directory: string): any[] {
  return readdirSync(directory).filter(name => name.endsWith('.yaml'))
    .flatMap(name => parseAllDocuments(readFileSync(join(directory, name), 'utf8')).map(document => document.toJS()))
    .filter(object => object);
}
