import { RuleCases } from '../../support/rule-cases';
import { clusterManifest, pluginService } from '../support/manifests';
import { cluster, operatorDeployment, plugin, standalone } from '../support/programs';

const BARMAN = 'barman-cloud.cloudnative-pg.io';
const EDB = 'postgresql.k8s.enterprisedb.io/v1';
const OPERATOR = operatorDeployment('cnpg', {});
const WITH_SIDECAR = {
  ...OPERATOR,
  spec: {
    template: {
      metadata: { labels: { 'app.kubernetes.io/name': 'cloudnative-pg' } },
      spec: { containers: [{ name: 'manager', image: 'cloudnative-pg:1.30.0' }, { name: 'plugin', image: 'example:1' }] },
    },
  },
};

/** A Cluster that uses a plugin. */
function naming(name: string, apiVersion?: string): object {
  return clusterManifest([{ name }], { apiVersion });
}

export const cases: RuleCases[] = [
  {
    id: 'cluster-plugin-name',
    invalid: [
      ['nothing in it', { objects: [clusterManifest([{ name: BARMAN }, { name: '' }])] }, 'plugins.1.name is empty'],
      ['an external cluster', { objects: [clusterManifest([], { spec: { externalClusters: [{ name: 'old', plugin: { name: '' } }] } })] },
        'externalClusters.0.plugin.name is empty'],
    ],
    valid: [
      ['a name', { objects: [naming(BARMAN)] }],
      ['one that is off', { objects: [clusterManifest([{ name: '', enabled: false }])] }],
      ['what is none', { objects: [clusterManifest([{}, { name: 7 }, null])] }],
    ],
  },
  {
    id: 'plugin-misspelt',
    invalid: [
      ['upper case', { objects: [naming('Barman-Cloud.cloudnative-pg.io')] }, `there is no plugin "Barman-Cloud.cloudnative-pg.io", and "${BARMAN}" is one`],
      ['a letter too few', { objects: [naming('barman-cloud.cloudnativepg.io')] }, `there is no plugin "barman-cloud.cloudnativepg.io", and "${BARMAN}" is one`],
      ['two letters that changed places', { objects: [naming('barman-cloud.cloudnative-gp.io', EDB)] },
        `there is no plugin "barman-cloud.cloudnative-gp.io", and "${BARMAN}" is one`],
      ['one that is installed', { objects: [pluginService('audit.example.com'), naming('audits.example.com')] },
        'there is no plugin "audits.example.com", and "audit.example.com" is one'],
      ['an external cluster', { objects: [clusterManifest([], { spec: { externalClusters: [{ name: 'old', plugin: { name: `${BARMAN}.` } }] } })] },
        `there is no plugin "${BARMAN}.", and "${BARMAN}" is one`],
    ],
    valid: [
      ['a published plugin', { objects: [naming(BARMAN)] }],
      ['one that is installed, and is like a published one', { objects: [pluginService('barman-clouds.cloudnative-pg.io'), naming('barman-clouds.cloudnative-pg.io')] }],
      ['another number', { objects: [pluginService('mirror-1.example.com'), naming('mirror-2.example.com')] }],
      ['another name', { objects: [pluginService('mirror.example.com'), naming('audit.example.com')] }],
      ['a short one', { objects: [pluginService('a.b.io'), naming('a.c.io')] }],
      ['one that may be a sidecar\'s', { objects: [WITH_SIDECAR, naming('barman-cloud.cloudnativepg.io')] }],
      ['one that is off', { objects: [clusterManifest([{ name: 'barman-cloud.cloudnativepg.io', enabled: false }])] }],
    ],
  },
  {
    id: 'plugin-not-installed',
    invalid: [
      ['beside the operator', { objects: [OPERATOR, naming(BARMAN)] }, `the plugin "${BARMAN}" is not installed here`],
      ['beside other plugins', { objects: [pluginService('audit.example.com'), naming('backup.my-org.io')] }, 'the plugin "backup.my-org.io" is not installed here'],
      ['a name like a published one', { objects: [OPERATOR, naming('barman-cloud.my-org.io')] },
        `the plugin "barman-cloud.my-org.io" is not installed here, and "${BARMAN}" has a similar name`],
      ['the other product', { objects: [pluginService('audit.example.com', 'k8s.enterprisedb.io'), naming('audit.example.com')] },
        'the plugin "audit.example.com" is installed for EDB Postgres AI for CloudNativePG Cluster, and the cluster is one of CloudNativePG'],
    ],
    passes: [
      ['one that is installed', chart => {
        const installed = standalone({ pluginName: 'audit.example.com' })(chart) as any;
        return cluster({ plugins: [{ plugin: installed }] })(chart);
      }],
      ['one of which the program knows', cluster(chart => ({ plugins: [{ plugin: plugin(chart, 'backup') }] }))],
    ],
    valid: [
      ['one that is installed', { objects: [OPERATOR, pluginService('audit.example.com'), naming('audit.example.com')] }],
      ['a cluster alone', { objects: [naming('audit.example.com')] }],
      ['the operator of the other product', { objects: [OPERATOR, naming('audit.example.com', EDB)] }],
      ['one that may be a sidecar\'s', { objects: [WITH_SIDECAR, naming('audit.example.com')] }],
      ['one that is off', { objects: [OPERATOR, clusterManifest([{ name: 'audit.example.com', enabled: false }])] }],
    ],
  },
];
