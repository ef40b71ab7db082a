import { PrimaryUpdateStrategy } from '../../../src';
import { RuleCases } from '../../support/rule-cases';
import { cluster } from '../programs';

export const cases: RuleCases[] = [
  {
    id: 'operator-environment',
    ending: 'In the cluster: the operator refuses the Cluster ("the usage of this environment variable is reserved for the operator"). '
      + 'Fix: leave out POD_NAME, NAMESPACE, CLUSTER_NAME and all names that begin with PG or CNPG_, in upper and lower case; '
      + 'settings of PostgreSQL are postgresql.parameters. [operator-environment]',
    throws: ['PGDATA', 'pgdata', 'CNPG_SECRET', 'POD_NAME', 'NAMESPACE', 'cluster_name'].map(name => [
      name, cluster({ env: [{ name: 'TZ', value: 'UTC' }, { name, value: 'x' }] }), `plugins/db: env sets ${name}`,
    ]),
    passes: [['others', cluster({ env: ['TZ', 'MY_PGDATA', 'P', 'CNPG', 'POD_NAMES', 'MY_NAMESPACE'].map(name => ({ name, value: 'x' })) })]],
  },
  {
    id: 'supervised-update',
    ending: 'In the cluster: the operator refuses the Cluster ("supervised update strategy is not allowed for clusters with a single instance"). '
      + 'Fix: state 2 instances or more, or leave primaryUpdateStrategy out. [supervised-update]',
    throws: [
      ['one instance', cluster({ primaryUpdateStrategy: PrimaryUpdateStrategy.SUPERVISED }),
        'plugins/db: primaryUpdateStrategy is "supervised", and there is one instance'],
    ],
    passes: [
      ['two instances', cluster({ primaryUpdateStrategy: PrimaryUpdateStrategy.SUPERVISED, instances: 2 })],
      ['nobody', cluster({ primaryUpdateStrategy: PrimaryUpdateStrategy.UNSUPERVISED })],
    ],
  },
];
