import { readFileSync } from 'fs';
import { join } from 'path';
import { parseAllDocuments } from 'yaml';
import { describeWith, GOLDENS } from './support/k8s-equal';
import { textOf } from '../../src/check/finding';
import { validate } from '../../src/check/validate';
import { Inventory } from '../../src/inventory/inventory';
import { Item } from '../../src/inventory/item';
import { allRules } from '../../src/rules/catalogue';

const OPERATOR = 'operator/cnpg-1.30.0-no-crds.yaml';
const BARMAN = 'barman-cloud/manifest.yaml';

/** What is published for the use of plugins: the files of one input, with the install of the plugin beside them. */
const PUBLISHED: Array<[name: string, install: string, usage: string[]]> = [
  ['an archive', BARMAN, ['barman-cloud/usage/minio-store.yaml', 'barman-cloud/usage/cluster-example.yaml', 'barman-cloud/usage/backup-example.yaml']],
  ['a restored cluster', BARMAN, ['barman-cloud/usage/cluster-restore.yaml']],
  ['a restored cluster that archives', BARMAN, ['barman-cloud/usage/cluster-restore-archive.yaml']],
  ['a replica that reads an archive', BARMAN, ['barman-cloud/usage/cluster-replica-log-shipping.yaml']],
  ['a replica that streams', BARMAN, ['barman-cloud/usage/cluster-replica-streaming.yaml']],
  ['the operator\'s own archive', BARMAN, ['barman-cloud/usage/cluster-example-legacy.yaml']],
  ['labels', 'hello-world/manifest.yaml', ['hello-world/usage/cluster-example.yaml']],
  ['no labels', 'hello-world/manifest.yaml', ['hello-world/usage/cluster-example-no-parameters.yaml']],
  ['dumps', 'pgdump/manifest.yaml', ['pgdump/usage-cluster-scheduledbackup.yaml']],
  ['a volume', 'pvc-backup/patched-operator-deployment.yaml', ['pvc-backup/cluster-example.yaml', 'pvc-backup/backup-example.yaml']],
];

/** What is wrong with the Clusters and backups of files. */
function errorsOf(files: string[]): string[] {
  const items = files.flatMap(file => parseAllDocuments(readFileSync(join(GOLDENS, file), 'utf8')).map(document => new Item(document.toJS(), { where: file })));
  return validate(new Inventory(items), allRules())
    .filter(({ rule, item }) => rule.severity === 'error' && ['Cluster', 'Backup', 'ScheduledBackup'].includes(item.kind))
    .map(finding => `${finding.item}: ${textOf(finding)} [${finding.rule.id}]`);
}

describeWith('goldens')('what is published for the use of plugins', () => {
  test.each(PUBLISHED)('%s is right', (_, install, usage) => {
    for (const files of [usage, [...usage, install], [...usage, install, OPERATOR]]) {
      expect(errorsOf(files)).toEqual([]);
    }
  });

  test('nobody makes the backup of the cluster that is scaled to zero', () => {
    expect(errorsOf(['scale-to-zero/usage/cluster-example.yaml', 'scale-to-zero/manifest.yaml', OPERATOR])).toEqual([
      'ScheduledBackup "cluster-example" in namespace "default": spec.method: required, because the default "barmanObjectStore" needs backup.barmanObjectStore in the cluster "cluster-example" [backup-method]',
    ]);
  });
});
