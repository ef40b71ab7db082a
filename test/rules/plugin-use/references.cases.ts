import { Plugin } from '../../../src';
import { RuleCases } from '../../support/rule-cases';
import { clusterManifest, pluginService } from '../support/manifests';
import { cluster, operatorDeployment, plugin, sidecar, standalone } from '../support/programs';

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
      ['nothing in it', { objects: [clusterManifest([{ name: BARMAN }, { name: '' }])] }, 'spec.plugins[1].name: empty: expected the name of a plugin'],
      ['an external cluster', { objects: [clusterManifest([], { spec: { externalClusters: [{ name: 'old', plugin: { name: '' } }] } })] },
        'spec.externalClusters[0].plugin.name: empty: expected the name of a plugin'],
    ],
    valid: [
      ['a name', { objects: [naming(BARMAN)] }],
      ['one that is off', { objects: [clusterManifest([{ name: '', enabled: false }])] }],
      ['entries of wrong types', { objects: [clusterManifest([{}, { name: 7 }, null])] }],
    ],
  },
  {
    id: 'plugin-misspelt',
    throws: [
      ['a misspelled name of a published plugin', cluster(chart => ({
        plugins: [{ plugin: Plugin.fromPluginName(chart, 'barman', 'barman-cloud.cloudnative-pg.oi') }],
      })),
      `plugins/db: plugins[0].plugin: unknown plugin "barman-cloud.cloudnative-pg.oi"; did you mean "${BARMAN}"?`],
      ['of an external cluster', cluster(chart => ({
        externalClusters: [{ name: 'old', plugin: { plugin: Plugin.fromPluginName(chart, 'barman', 'barman-cloud.cloudnativepg.io') } }],
      })), `plugins/db: externalClusters[0].plugin.plugin: unknown plugin "barman-cloud.cloudnativepg.io"; did you mean "${BARMAN}"?`],
    ],
    stopsSynthesis: [
      ['a misspelled name of a plugin of the app', chart => {
        standalone({ pluginName: 'audit.example.com' })(chart);
        return cluster({ plugins: [{ plugin: Plugin.fromPluginName(chart, 'audit', 'audits.example.com') }] })(chart);
      }, 'plugins/db: plugins[0].plugin: unknown plugin "audits.example.com"; did you mean "audit.example.com"?'],
      ['a misspelled name of a sidecar plugin', chart => {
        sidecar({ pluginName: 'audit.example.com' })(chart);
        return cluster({ plugins: [{ plugin: Plugin.fromPluginName(chart, 'audit', 'audits.example.com') }] })(chart);
      }, 'plugins/db: plugins[0].plugin: unknown plugin "audits.example.com"; did you mean "audit.example.com"?'],
    ],
    passes: [
      ['a published plugin', cluster(chart => ({ plugins: [{ plugin: Plugin.fromPluginName(chart, 'barman', BARMAN) }] }))],
      ['a plugin of the app that is like a published one', chart => {
        const installed = standalone({ pluginName: 'barman-clouds.cloudnative-pg.io' })(chart) as any;
        return cluster({ plugins: [{ plugin: installed }] })(chart);
      }],
      ['a plugin elsewhere that is named for another region', chart => {
        standalone({ pluginName: 'backup-eu.example.com' })(chart);
        return cluster({ plugins: [{ plugin: Plugin.fromPluginName(chart, 'elsewhere', 'backup-us.example.com') }] })(chart);
      }],
      ['a name that is like none', cluster(chart => ({ plugins: [{ plugin: plugin(chart, 'backup') }] }))],
    ],
    invalid: [
      ['upper case', { objects: [naming('Barman-Cloud.cloudnative-pg.io')] },
        `spec.plugins[0].name: unknown plugin "Barman-Cloud.cloudnative-pg.io"; did you mean "${BARMAN}"?`],
      ['a letter too few', { objects: [naming('barman-cloud.cloudnativepg.io')] },
        `spec.plugins[0].name: unknown plugin "barman-cloud.cloudnativepg.io"; did you mean "${BARMAN}"?`],
      ['two letters that changed places', { objects: [naming('barman-cloud.cloudnative-gp.io', EDB)] },
        `spec.plugins[0].name: unknown plugin "barman-cloud.cloudnative-gp.io"; did you mean "${BARMAN}"?`],
      ['one that is installed', { objects: [pluginService('audit.example.com'), naming('audits.example.com')] },
        'spec.plugins[0].name: unknown plugin "audits.example.com"; did you mean "audit.example.com"?'],
      ['an external cluster', { objects: [clusterManifest([], { spec: { externalClusters: [{ name: 'old', plugin: { name: `${BARMAN}.` } }] } })] },
        `spec.externalClusters[0].plugin.name: unknown plugin "${BARMAN}."; did you mean "${BARMAN}"?`],
    ],
    valid: [
      ['a published plugin', { objects: [naming(BARMAN)] }],
      ['one that is installed, and is like a published one', {
        objects: [pluginService('barman-clouds.cloudnative-pg.io'), naming('barman-clouds.cloudnative-pg.io')],
      }],
      ['another region', { objects: [pluginService('mirror-eu.example.com'), naming('mirror-us.example.com')] }],
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
      ['beside the operator', { objects: [OPERATOR, naming(BARMAN)] }, `spec.plugins[0].name: "${BARMAN}" is not installed beside the operator`],
      ['beside the operator and another plugin', { objects: [OPERATOR, pluginService('audit.example.com'), naming('backup.my-org.io')] },
        'spec.plugins[0].name: "backup.my-org.io" is not installed beside the operator'],
      ['a name like a published one', { objects: [OPERATOR, naming('barman-cloud.my-org.io')] },
        `spec.plugins[0].name: "barman-cloud.my-org.io" is not installed beside the operator; did you mean "${BARMAN}"?`],
      ['the other product', { objects: [pluginService('audit.example.com', 'k8s.enterprisedb.io'), naming('audit.example.com')] },
        'spec.plugins[0].name: "audit.example.com" is installed for EDB Postgres AI for CloudNativePG Cluster, but this is a Cluster of CloudNativePG'],
    ],
    passes: [
      ['one that is installed', chart => {
        const installed = standalone({ pluginName: 'audit.example.com' })(chart) as any;
        return cluster({ plugins: [{ plugin: installed }] })(chart);
      }],
      ['one that the program states', cluster(chart => ({ plugins: [{ plugin: plugin(chart, 'backup') }] }))],
    ],
    valid: [
      ['one that is installed', { objects: [OPERATOR, pluginService('audit.example.com'), naming('audit.example.com')] }],
      ['only a cluster', { objects: [naming('audit.example.com')] }],
      ['a plugin that is installed elsewhere, beside another one', { objects: [pluginService('audit.example.com'), naming(BARMAN)] }],
      ['the operator of the other product', { objects: [OPERATOR, naming('audit.example.com', EDB)] }],
      ['one that may be a sidecar\'s', { objects: [WITH_SIDECAR, naming('audit.example.com')] }],
      ['one that is off', { objects: [OPERATOR, clusterManifest([{ name: 'audit.example.com', enabled: false }])] }],
    ],
  },
];
