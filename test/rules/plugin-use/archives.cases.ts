import { Chart } from 'cdk8s';
import { Plugin } from '../../../src';
import { RuleCases } from '../../support/rule-cases';
import { clusterManifest, recoveringManifest } from '../support/manifests';
import { cluster } from '../support/programs';
import { barmanCloud, clusterYaml, manifests, storeYaml } from '../support/resources';

const NAME = 'barman-cloud.cloudnative-pg.io';
const PLACE = 'destinationPath: "s3://backups/", s3Credentials: { inheritFromIAMRole: true }';
const SKIPPED = 'cnpg.io/skipEmptyWalArchiveCheck: enabled';

/** A plugin's entry. */
function entry(barmanObjectName: string, further: object = {}): object {
  return { name: NAME, parameters: { barmanObjectName, ...further } };
}

/** A cluster that recovers from one place and archives into another. */
function moving(target: Record<string, string>, source: Record<string, string>, metadata: object = {}): (chart: Chart) => unknown {
  return cluster((chart: Chart) => {
    const plugin = Plugin.fromPluginName(chart, 'barman', NAME);
    return {
      metadata,
      bootstrap: { recovery: { source: 'old', database: 'app', owner: 'app' } },
      externalClusters: [{ name: 'old', plugin: { plugin, parameters: source } }],
      plugins: [{ plugin, isWALArchiver: true, parameters: target }],
    };
  });
}

/** What is said where a cluster archives into what it recovers from. */
function intoSource(parameters: string, server: string): string {
  return `plugins/db: ${parameters}.serverName: the cluster recovers from the server "${server}" in the ObjectStore "s", and would archive into it too: `
    + 'expected another server or ObjectStore';
}

/** A cluster that recovers from an external cluster "old" and archives through the plugin. */
function recovering(
  store: string, target: string, source?: string,
  { annotations = '', external = `plugin: { name: ${NAME}, parameters: { ${source} } }`, stores = [] }: { annotations?: string; external?: string; stores?: string[] } = {},
): { readonly objects: string } {
  const fields = `bootstrap: { recovery: { source: old } }, externalClusters: [{ name: old, ${external} }], `
    + barmanCloud(`barmanObjectName: "${store}"${target === '' ? '' : `, ${target}`}`);
  return { objects: annotated(manifests(clusterYaml('db', fields), ...stores).objects as string, annotations) };
}

/** The same through the operator, with further fields of both object stores. */
function inTree(source: string, target: string, destination = 's3://backups', annotations = ''): { readonly objects: string } {
  const own = `{ destinationPath: "${destination}", s3Credentials: { inheritFromIAMRole: true }${target === '' ? '' : `, ${target}`} }`;
  const fields = `bootstrap: { recovery: { source: old } }, externalClusters: [{ name: old, barmanObjectStore: { ${PLACE}${source === '' ? '' : `, ${source}`} } }], `
    + `backup: { barmanObjectStore: ${own} }`;
  return { objects: annotated(clusterYaml('db', fields), annotations) };
}

function annotated(yaml: string, annotations: string): string {
  return annotations === '' ? yaml : yaml.replace('metadata: { name: db,', `metadata: { name: db, annotations: { ${annotations} },`);
}

export const cases: RuleCases[] = [
  {
    id: 'source-server-name',
    invalid: [
      ['a recovery', { objects: [recoveringManifest({ plugin: entry('s') })] },
        'spec.externalClusters[0].plugin.parameters.serverName: serverName is not set, so the plugin reads the server "db", this cluster\'s own name, and not "old"'],
      ['a replica', { objects: [clusterManifest([], { spec: { replica: { enabled: true, source: 'old' }, externalClusters: [{ name: 'old', plugin: entry('s') }] } })] },
        'spec.externalClusters[0].plugin.parameters.serverName: serverName is not set, so the plugin reads the server "db", this cluster\'s own name, and not "old"'],
      ['pgBackRest', { objects: [recoveringManifest({ plugin: { name: 'pgbackrest.cnpg.opera.com', parameters: { pgbackrestObjectName: 's' } } })] },
        'spec.externalClusters[0].plugin.parameters.stanza: stanza is not set, so the plugin reads the stanza "db", this cluster\'s own name, and not "old"'],
    ],
    valid: [
      ['a stanza', { objects: [recoveringManifest({ plugin: { name: 'pgbackrest.cnpg.opera.com', parameters: { pgbackrestObjectName: 's', stanza: 'old' } } })] }],
      ['a server name', { objects: [recoveringManifest({ plugin: entry('s', { serverName: 'old' }) })] }],
      ['a server name that is filled in later', { objects: [recoveringManifest({ plugin: entry('s', { serverName: '${SERVER}' }) })] }],
      ['the cluster\'s own name', { objects: [clusterManifest([], { spec: { replica: { enabled: true, source: 'db' }, externalClusters: [{ name: 'db', plugin: entry('s') }] } })] }],
      ['the primary of a distributed topology', { objects: [clusterManifest([], { spec: { replica: { primary: 'db', source: 'old' }, externalClusters: [{ name: 'old', plugin: entry('s') }, { name: 'db', plugin: entry('s', { serverName: 'db' }) }] } })] }],
      ['a cluster that nothing is read from', { objects: [clusterManifest([], { spec: { externalClusters: [{ name: 'old', plugin: entry('s') }] } })] }],
    ],
  },
  {
    id: 'recovery-into-source',
    throws: [
      ['the same server', moving({ barmanObjectName: 's', serverName: 'old' }, { barmanObjectName: 's', serverName: 'old' }),
        intoSource('plugins[0].parameters', 'old')],
      ['the cluster\'s name', moving({ barmanObjectName: 's' }, { barmanObjectName: 's', serverName: 'db' }),
        intoSource('plugins[0].parameters', 'db')],
      ['nothing stated', moving({ barmanObjectName: 's' }, { barmanObjectName: 's' }),
        intoSource('plugins[0].parameters', 'db')],
    ],
    invalid: [['one server for both', { objects: [recoveringManifest({ plugin: entry('s') }, [{ ...entry('s'), isWALArchiver: true }])] },
      intoSource('spec.plugins[0].parameters', 'db').replace('plugins/db: ', '')],
    ['two ObjectStores of one place', recovering('b', 'serverName: old', 'barmanObjectName: a, serverName: old', { stores: [storeYaml('a'), storeYaml('b', 'destinationPath: "s3://backups"')] }),
      'spec.plugins[0].parameters.serverName: the cluster recovers from the server "old" in the ObjectStore "a", whose archive is that of the ObjectStore "b", '
      + 'and would archive into it too: expected another server or ObjectStore'],
    ['the operator itself', inTree('serverName: db', ''),
      'spec.backup.barmanObjectStore.serverName: the cluster recovers from the server "db" in "s3://backups", and would archive into it too: '
      + 'expected another server or destinationPath'],
    ['the operator reads what the plugin writes', recovering('s', 'serverName: old', undefined, { external: `barmanObjectStore: { ${PLACE} }`, stores: [storeYaml('s')] }),
      'spec.plugins[0].parameters.serverName: the cluster recovers from the server "old" in "s3://backups", and would archive into it too: '
      + 'expected another server or ObjectStore'],
    ['one text that is filled in later', recovering('${STORE}', 'serverName: "${SERVER}"', 'barmanObjectName: "${STORE}", serverName: "${SERVER}"'),
      'spec.plugins[0].parameters.serverName: the cluster recovers from the server "${SERVER}" in the ObjectStore "${STORE}", and would archive into it too: '
      + 'expected another server or ObjectStore']],
    passes: [
      ['another server', moving({ barmanObjectName: 's' }, { barmanObjectName: 's', serverName: 'old' })],
      ['another ObjectStore', moving({ barmanObjectName: 's' }, { barmanObjectName: 't' })],
    ],
    valid: [
      ['another server', { objects: [recoveringManifest({ plugin: entry('s', { serverName: 'old' }) }, [{ ...entry('s'), isWALArchiver: true }])] }],
      ['one that is off', { objects: [recoveringManifest({ plugin: entry('s') }, [{ ...entry('s'), enabled: false }])] }],
      ['no archive', { objects: [recoveringManifest({ plugin: entry('s') })] }],
      ['the operator\'s default, which is the name of the external cluster', inTree('', '')],
      ['another bucket of the operator', inTree('serverName: db', '', 's3://others')],
      ['another text that is filled in later', recovering('s', 'serverName: "${TARGET}"', 'barmanObjectName: s, serverName: "${SOURCE}"')],
      ['an endpoint that is filled in later', recovering('b', 'serverName: old', 'barmanObjectName: a, serverName: old', {
        stores: [storeYaml('a'), storeYaml('b', 'destinationPath: "s3://backups", endpointURL: "${ENDPOINT}"')],
      })],
      ['a server name of the wrong type', recovering('s', 'serverName: 1', 'barmanObjectName: s, serverName: 1')],
      ['an archive that need not be empty', recovering('s', 'serverName: old', 'barmanObjectName: s, serverName: old', { annotations: SKIPPED })],
      ['another plugin', { objects: [recoveringManifest({ plugin: entry('s') }, [{ ...entry('s'), name: 'other.example.com' }])] }],
    ],
  },
  {
    id: 'recovery-shares-archive',
    warns: [['nothing stated', moving({ barmanObjectName: 's' }, { barmanObjectName: 's' }, { annotations: { 'k8s.enterprisedb.io/skipEmptyWalArchiveCheck': 'enabled' } }),
      'plugins/db: plugins[0].parameters.serverName: the cluster recovers from the server "db" in the ObjectStore "s", and archives into it too: '
      + 'expected another server or ObjectStore']],
    invalid: [
      ['the check is disabled', recovering('s', 'serverName: old', 'barmanObjectName: s, serverName: old', { annotations: SKIPPED }),
        'spec.plugins[0].parameters.serverName: the cluster recovers from the server "old" in the ObjectStore "s", and archives into it too: '
        + 'expected another server or ObjectStore'],
      ['the operator itself', inTree('serverName: db', '', undefined, SKIPPED),
        'spec.backup.barmanObjectStore.serverName: the cluster recovers from the server "db" in "s3://backups", and archives into it too: '
        + 'expected another server or destinationPath'],
    ],
    valid: [['another archive', recovering('s', 'serverName: db-2', 'barmanObjectName: s, serverName: db')]],
  },
  {
    id: 'archive-generation',
    warns: [['an earlier number', moving({ barmanObjectName: 's', serverName: 'db-1' }, { barmanObjectName: 's', serverName: 'db-2' }),
      'plugins/db: plugins[0].parameters.serverName: the server "db-1" comes before "db-2", from which the cluster recovers: expected a later one']],
    passes: [['a later number', moving({ barmanObjectName: 's', serverName: 'db-10' }, { barmanObjectName: 's', serverName: 'db-9' })]],
    invalid: [
      ['an earlier number', recovering('s', 'serverName: db-1', 'barmanObjectName: s, serverName: db-2'),
        'spec.plugins[0].parameters.serverName: the server "db-1" comes before "db-2", from which the cluster recovers: expected a later one'],
      ['no number', recovering('s', '', 'barmanObjectName: s, serverName: db-2'),
        'spec.plugins[0].parameters.serverName: the server "db" comes before "db-2", from which the cluster recovers: expected a later one'],
      ['another series', recovering('s', 'serverName: orders-v2', 'barmanObjectName: s, serverName: orders-v7'),
        'spec.plugins[0].parameters.serverName: the server "orders-v2" comes before "orders-v7", from which the cluster recovers: expected a later one'],
      ['the operator itself', inTree('serverName: db-3', 'serverName: db-2'),
        'spec.backup.barmanObjectStore.serverName: the server "db-2" comes before "db-3", from which the cluster recovers: expected a later one'],
    ],
    valid: [
      ['a later number', recovering('s', 'serverName: db-2', 'barmanObjectName: s, serverName: db')],
      ['a series that begins with v1', recovering('s', '', 'barmanObjectName: s, serverName: db-v1')],
      ['another bucket', recovering('s', '', 'barmanObjectName: t, serverName: db-2')],
      ['another series', recovering('s', 'serverName: db-1', 'barmanObjectName: s, serverName: orders-2')],
      ['the name of a cluster', { objects: recovering('s', '', 'barmanObjectName: s, serverName: orders-2').objects.replace('name: db,', 'name: orders-1,') }],
      ['a number that is part of a word', recovering('s', 'serverName: pg16', 'barmanObjectName: s, serverName: pg17')],
      ['a name that is filled in later', recovering('s', 'serverName: "${SERVER}-1"', 'barmanObjectName: s, serverName: "${OTHER}-2"')],
    ],
  },
];
