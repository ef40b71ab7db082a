import { validate } from '../../src/check/validate';
import { Inventory } from '../../src/inventory/inventory';
import { Item } from '../../src/inventory/item';
import { allRules } from '../../src/rules/catalogue';
import { clusterManifest } from '../rules/support/cluster-manifest';
import { documentsOf } from '../support/verdicts';

/** The fixes that are made of the user's own values, by the rule. */
const FIXES: Array<[id: string, fields: string, ...fixes: string[]]> = [
  ['parameter-name', 'postgresql: { parameters: { work-mem: 64MB } }', 'rename "work-mem" to "work_mem"'],
  ['parameter-size', 'postgresql: { parameters: { shared_buffers: 1gi, max_wal_size: lots } }', 'set postgresql.parameters.shared_buffers to "1GB"',
    'set the parameter to a number with one of the units kB, MB, GB and TB, such as "256MB"'],
  ['parameter-size', 'postgresql: { parameters: { shared_buffers: 512Ki } }', 'set postgresql.parameters.shared_buffers to "512kB"'],
  ['fixed-parameter', 'postgresql: { parameters: { port: "5432", archive_command: /bin/true } }', 'remove postgresql.parameters.port',
    'remove postgresql.parameters.archive_command, and use a WAL archiver in plugins instead'],
  ['wal-size', 'walStorage: { size: 5Gi }, postgresql: { parameters: { max_wal_size: 6GB } }',
    'lower postgresql.parameters.max_wal_size to less than "5GB", or raise the size of walStorage'],
  ['wal-size', 'walStorage: { size: 5G }, postgresql: { parameters: { max_wal_size: 6GB } }',
    'lower postgresql.parameters.max_wal_size to less than "5G", or raise the size of walStorage'],
  ['shared-buffers-memory', 'resources: { requests: { memory: 2Gi } }, postgresql: { parameters: { shared_buffers: 4GB } }',
    'raise resources.requests.memory to "16Gi" (four times shared_buffers), or lower postgresql.parameters.shared_buffers to "512MB" (a quarter of the memory)'],
  ['shared-buffers-memory', 'resources: { requests: { memory: 2Mi } }, postgresql: { parameters: { shared_buffers: 3000kB } }',
    'raise resources.requests.memory to "12Mi" (four times shared_buffers), or lower postgresql.parameters.shared_buffers'],
  ['request-within-limit', 'resources: { requests: { cpu: 2 }, limits: { cpu: 500m } }', 'lower resources.requests.cpu to "500m", or raise resources.limits.cpu to "2"'],
  ['tablespace-name', 'tablespaces: [{ name: hot-data, storage: { size: 1Gi } }]', 'rename the tablespace to "hot_data"'],
  ['recovery-target-format', 'bootstrap: { recovery: { backup: { name: a }, recoveryTarget: { targetTime: "2026-01-31 10:00" } } }',
    'set bootstrap.recovery.recoveryTarget.targetTime to "2026-01-31 10:00:00"'],
  ['recovery-target-format', 'bootstrap: { recovery: { backup: { name: a }, recoveryTarget: { targetTime: "2026-01-31T10:00:00+0100" } } }',
    'set bootstrap.recovery.recoveryTarget.targetTime to "2026-01-31T10:00:00+01:00"'],
  ['recovery-target-format', 'bootstrap: { recovery: { backup: { name: a }, recoveryTarget: { targetTime: yesterday } } }',
    'set bootstrap.recovery.recoveryTarget.targetTime to a time such as "2026-01-31T10:00:00Z" or "2026-01-31 10:00:00+00"'],
  ['volume-source-group', 'storage: { size: 1Gi, pvcTemplate: { dataSource: { kind: PersistentVolumeClaim, name: a } } }', 'set storage.pvcTemplate.dataSource.apiGroup to ""'],
  ['toleration-operator', 'affinity: { tolerations: [{ key: a, operator: exists }] }', 'set affinity.tolerations[0].operator to Exists'],
  ['synchronous-number', 'instances: 3, postgresql: { synchronous: { method: any, number: 3 } }', 'set instances to 4 or more, or set postgresql.synchronous.number to 2 or less'],
  ['synchronous-number', 'postgresql: { synchronous: { method: any, number: 1 } }', 'set instances to 2 or more, or remove postgresql.synchronous'],
  ['sync-replicas', 'instances: 2, maxSyncReplicas: 2', 'set maxSyncReplicas to 1 or less, or set instances to 3 or more'],
];

test.each(FIXES)('%s: %s', (id, fields, ...fixes) => {
  const text = (clusterManifest(fields).objects as string).replace(/storage: \{ size: 1Gi \}, (?=storage:)/, '');
  const inventory = new Inventory(documentsOf(text).map(object => new Item(object, { where: 'a file' })));
  const found = validate(inventory, allRules()).filter(({ rule }) => rule.id === id);
  expect(found.map(({ rule, fix }) => fix ?? rule.fix)).toEqual(fixes);
});
