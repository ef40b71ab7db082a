import { stringify } from 'yaml';
import { CnpgIValidation } from '../../src';
import { allRules } from '../../src/rules/catalogue';
import { command } from '../cli/support';
import { barmanCloud } from '../rules/support/servers';

const STORE = {
  apiVersion: 'barmancloud.cnpg.io/v1',
  kind: 'ObjectStore',
  metadata: { name: 'store', namespace: 'shop' },
  spec: { configuration: { destinationPath: 's3://backups/', data: { compression: 'lz4', restoreAdditionalCommandArgs: ['--read-timeout=60'] } } },
};
const PATHS = ['spec.configuration.data.compression', 'spec.configuration.data.restoreAdditionalCommandArgs'];
const ALL_PATHS = [...PATHS, 'spec.configuration.wal.maxParallel'];

/** A store that releases up to 0.11 restore WAL from incorrectly. */
const PARALLEL = { ...STORE, spec: { configuration: { destinationPath: 's3://backups/', wal: { maxParallel: 8 } } } };

async function byOption(version: string, store: object): Promise<string[]> {
  const { stdout } = await command(['check', 'store.yaml', '--format', 'json', '--plugin-version', `barman-cloud=${version}`], { files: { 'store.yaml': stringify(store) }, rules: [...allRules()] });
  return JSON.parse(stdout).findings.map(({ field }: any) => field).sort();
}

async function byImage(version: string, store: object): Promise<string[]> {
  const objects = [...barmanCloud(version).objects as object[], store];
  const { stdout } = await command(['check', 'store.yaml', '--format', 'json'], { files: { 'store.yaml': objects.map(object => stringify(object)).join('---\n') }, rules: [...allRules()] });
  return JSON.parse(stdout).findings.filter(({ object }: any) => JSON.stringify(object).includes('ObjectStore')).map(({ field }: any) => field).sort();
}

async function byProps(version: string, store: object): Promise<string[]> {
  const locations: string[] = [];
  await new CnpgIValidation({ pluginVersions: { 'barman-cloud': version } }).validate({
    manifests: ['store.yaml'],
    parseManifest: () => [store],
    report: {
      addViolation: ({ violatingResources }: any) => locations.push(...violatingResources.flatMap((one: any) => one.locations)),
      submit: () => {},
    },
  });
  return locations.map(text => ALL_PATHS.find(path => text.includes(path)) ?? text).sort();
}

describe.each([['the option', byOption], ['the image', byImage], ['the properties of cdk8s-cli', byProps]])('a release from %s', (_, verdict) => {
  test.each([['0.12.0', PATHS], ['0.13.0', []], ['0.14.0', []]])('%s', async (version, paths) => {
    expect(await verdict(version, STORE)).toEqual(paths);
  });

  test.each([['0.11.0', ['spec.configuration.wal.maxParallel']], ['0.12.0', []]])('a defect: %s', async (version, paths) => {
    expect(await verdict(version, PARALLEL)).toEqual(paths);
  });
});

test('an invalid release is an error', () => {
  expect(() => new CnpgIValidation({ pluginVersions: { 'barman-cloud': 'main' } }))
    .toThrow('CnpgIValidation: pluginVersions: "barman-cloud: main" is invalid: use a name and a release, such as barman-cloud=0.14.0');
});
