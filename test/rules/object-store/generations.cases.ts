import { Chart } from 'cdk8s';
import { ClusterWithPlugins, ObjectStore, ObjectStoreParametersOptions, Plugin } from '../../../src';
import { RuleCases } from '../../support/rule-cases';

const archiving = (options: ObjectStoreParametersOptions) => (chart: Chart) => {
  const configuration = { destinationPath: 's3://backups/', s3Credentials: { inheritFromIAMRole: true } };
  const parameters = new ObjectStore(chart, 'store', { configuration }).parameters(options);
  const plugin = Plugin.fromPluginName(chart, 'barman', 'barman-cloud.cloudnative-pg.io');
  return new ClusterWithPlugins(chart, 'orders', { instances: 1, storage: { size: '1Gi' }, plugins: [{ plugin, isWALArchiver: true, parameters }] });
};
const NUMBER = 'expected a whole number from 1 on';

export const cases: RuleCases[] = [
  {
    id: 'server-generation',
    throws: [
      ['no number from 1 on', archiving({ serverName: 'orders', generation: 0 }), `plugins/store: generation: 0 is invalid: ${NUMBER}`],
      ['no whole number', archiving({ serverName: 'orders', generation: 1.5 }), `plugins/store: generation: 1.5 is invalid: ${NUMBER}`],
      ['text', archiving({ serverName: 'orders', generation: '2' as any }), `plugins/store: generation: "2" is invalid: ${NUMBER}`],
      ['no name', archiving({ generation: 2 }), 'plugins/store: serverName: required, because generation is set'],
    ],
    passes: [
      ['the first', archiving({ serverName: 'orders', generation: 1 })],
      ['a later one', archiving({ serverName: 'orders', generation: 2 })],
      ['no number', archiving({ serverName: 'orders' })],
    ],
  },
];
