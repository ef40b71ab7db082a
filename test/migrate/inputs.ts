/** What is written in a Cluster, and what it becomes. */
export interface Case {
  /** The fields of `spec` beside instances and storage, indented by two blanks. */
  readonly spec: string;
  /** The servers in the order of the archive and the external clusters. */
  readonly servers: readonly string[];
  /** The number of ObjectStores; one where undefined. */
  readonly stores?: number;
  /** What of `spec.backup` stays. */
  readonly left?: object;
  /** Further documents. */
  readonly others?: string;
}

const own = (store: string, more = '') => `  backup:\n    barmanObjectStore:\n${indented(store, 6)}${more}`;
const indented = (text: string, by: number) => text.split('\n').filter(line => line !== '').map(line => `${' '.repeat(by)}${line}\n`).join('');
const external = (name: string, store: string, more = '') => `    - name: ${name}\n${more}      barmanObjectStore:\n${indented(store, 8)}`;

const KEYS = 's3Credentials:\n  accessKeyId:\n    name: aws\n    key: id\n  secretAccessKey:\n    name: aws\n    key: secret\n';
const S3 = `destinationPath: s3://backups/\n${KEYS}`;
const MINIO = `destinationPath: "s3://backups/"\nendpointURL: http://minio.minio.svc:9000\n${KEYS}`;
const R2 = `destinationPath: 's3://pg/'\nendpointURL: https://0123.r2.cloudflarestorage.com\n${KEYS}`;
const ROLE = 'destinationPath: s3://backups/\ns3Credentials:\n  inheritFromIAMRole: true\n';
const GCS = 'destinationPath: gs://backups/\ngoogleCredentials:\n  applicationCredentials: { name: gcs, key: json }\n';
const AZURE = (credentials: string) => `destinationPath: https://shop.blob.core.windows.net/backups/\nazureCredentials:\n${indented(credentials, 2)}`;
const KEY = (field: string) => `${field}:\n  name: azure\n  key: ${field}\n`;

const RECOVERY = '  bootstrap:\n    recovery:\n      source: old\n      database: shop\n      owner: shop\n';

/** In-tree clusters named orders, by what is special about them. */
export const INPUTS: Readonly<Record<string, Case>> = {
  // credentials
  'S3 with keys': { spec: own(S3), servers: ['orders'] },
  'S3 with keys in one line': { spec: own('destinationPath: s3://backups/\ns3Credentials: { accessKeyId: { name: aws, key: id }, secretAccessKey: { name: aws, key: secret } }\n'), servers: ['orders'] },
  'S3 with region and session': { spec: own(`${S3}  region:\n    name: aws\n    key: region\n  sessionToken:\n    name: aws\n    key: token\n`), servers: ['orders'] },
  'S3 with a role': { spec: own(ROLE), servers: ['orders'] },
  'S3 with a service account': { spec: `${own(ROLE)}  serviceAccountTemplate:\n    metadata:\n      annotations:\n        eks.amazonaws.com/role-arn: arn:aws:iam::123456789012:role/backups\n`, servers: ['orders'] },
  'MinIO': { spec: own(MINIO), servers: ['orders'] },
  'MinIO with a CA': { spec: own(`${MINIO}endpointCA:\n  name: minio-ca\n  key: ca.crt\n`), servers: ['orders'] },
  'MinIO with variables': { spec: `${own(MINIO)}  env:\n    - name: AWS_REQUEST_CHECKSUM_CALCULATION\n      value: when_supported\n`, servers: ['orders'] },
  'R2': { spec: own(R2), servers: ['orders'] },
  'GCS with a key': { spec: own(GCS), servers: ['orders'] },
  'GCS on GKE': { spec: own('destinationPath: gs://backups/\ngoogleCredentials:\n  gkeEnvironment: true\n'), servers: ['orders'] },
  'Azure with a connection string': { spec: own(AZURE(KEY('connectionString'))), servers: ['orders'] },
  'Azure with a key': { spec: own(AZURE(KEY('storageAccount') + KEY('storageKey'))), servers: ['orders'] },
  'Azure with a token': { spec: own(AZURE(KEY('storageAccount') + KEY('storageSasToken'))), servers: ['orders'] },
  'Azure with an identity': { spec: own(AZURE('inheritFromAzureAD: true\n')), servers: ['orders'] },
  'Azure with the default credentials': { spec: own(AZURE('useDefaultAzureCredentials: true\n')), servers: ['orders'] },
  // what is stored, and how
  'a server name': { spec: own(`serverName: orders-v2\n${S3}`), servers: ['orders-v2'] },
  'a quoted server name at the end': { spec: own(`${S3}serverName: "2026"\n`), servers: ['2026'] },
  'data and WAL': {
    spec: own(`${S3}data:\n  compression: gzip\n  encryption: AES256\n  jobs: 4\n  immediateCheckpoint: true\n  additionalCommandArgs:\n    - --min-chunk-size=5MB\nwal:\n  compression: zstd\n  encryption: aws:kms\n  maxParallel: 8\n  archiveAdditionalCommandArgs: ["--read-timeout=60"]\n`),
    servers: ['orders'],
  },
  'tags': { spec: own(`${S3}tags:\n  env: prod\n  "cost/center": "42"\nhistoryTags: { env: prod }\n`), servers: ['orders'] },
  'a retention policy': { spec: own(S3, '    retentionPolicy: 30d\n'), servers: ['orders'] },
  'a retention policy above': { spec: `  backup:\n    retentionPolicy: "4w"\n    barmanObjectStore:\n${indented(S3, 6)}`, servers: ['orders'] },
  'a target': { spec: own(S3, '    target: primary\n    retentionPolicy: 12m\n'), servers: ['orders'], left: { target: 'primary' } },
  'volume snapshots too': { spec: own(S3, '    volumeSnapshot:\n      className: csi\n'), servers: ['orders'], left: { volumeSnapshot: { className: 'csi' } } },
  'tablespaces': { spec: `${own(S3)}  tablespaces:\n    - name: archive\n      storage:\n        size: 5Gi\n`, servers: ['orders'] },
  // how it is written
  'a map in brackets': { spec: '  backup:\n    barmanObjectStore: { serverName: one, destinationPath: "s3://backups/", s3Credentials: { inheritFromIAMRole: true } }\n', servers: ['one'] },
  'a section in brackets': { spec: '  backup: { barmanObjectStore: { destinationPath: s3://b/, s3Credentials: { inheritFromIAMRole: true } }, retentionPolicy: 7d, target: primary }\n', servers: ['orders'], left: { target: 'primary' } },
  'a section in brackets alone': { spec: '  backup: { barmanObjectStore: { destinationPath: s3://b/, s3Credentials: { inheritFromIAMRole: true } } }\n', servers: ['orders'] },
  'four blanks': { spec: '  backup:\n      barmanObjectStore:\n          destinationPath: s3://backups/\n          s3Credentials:\n              inheritFromIAMRole: true\n      retentionPolicy: 7d\n', servers: ['orders'] },
  'a plugin before': { spec: `  plugins:\n  - name: cnpg-i-scale-to-zero.xata.io\n${own(S3)}`, servers: ['orders'] },
  'no plugin': { spec: `  plugins: []\n${own(S3)}`, servers: ['orders'] },
  'a destination in several lines': { spec: own('destinationPath: >-\n  s3://backups/\ns3Credentials:\n  inheritFromIAMRole: true\n'), servers: ['orders'] },
  // recoveries and replicas
  'a recovery': { spec: `${RECOVERY}  externalClusters:\n${external('old', S3)}`, servers: ['old'] },
  'a recovery with a server name': { spec: `${RECOVERY}  externalClusters:\n${external('old', `serverName: orders-v1\n${S3}`)}`, servers: ['orders-v1'] },
  'a recovery to a time': { spec: `  bootstrap:\n    recovery:\n      source: old\n      database: shop\n      owner: shop\n      recoveryTarget:\n        targetTime: "2026-01-31 10:00:00+00"\n  externalClusters:\n${external('old', GCS)}`, servers: ['old'] },
  'a recovery from the same store': { spec: `${own(S3, '    retentionPolicy: 30d\n')}${RECOVERY}  externalClusters:\n${external('old', S3)}`, servers: ['orders', 'old'] },
  'a recovery from another store': { spec: `${own(S3)}${RECOVERY}  externalClusters:\n${external('old', MINIO)}`, servers: ['orders', 'old'], stores: 2 },
  'a recovery under the same name': { spec: `${own(`serverName: orders-2\n${S3}`)}${RECOVERY}  externalClusters:\n${external('old', `serverName: orders\n${S3}`)}`, servers: ['orders-2', 'orders'] },
  'external clusters in brackets': { spec: `${RECOVERY}  externalClusters:\n    - { name: old, barmanObjectStore: { destinationPath: s3://b/, serverName: x, s3Credentials: { inheritFromIAMRole: true } } }\n`, servers: ['x'] },
  'the store first': { spec: `${RECOVERY}  externalClusters:\n    - barmanObjectStore:\n${indented(S3, 8)}      name: old\n`, servers: ['old'] },
  'a list without indentation': { spec: `${RECOVERY}  externalClusters:\n  - name: old\n    barmanObjectStore:\n${indented(S3, 6)}`, servers: ['old'] },
  'a replica cluster': { spec: `${own(MINIO)}${RECOVERY}  replica:\n    enabled: true\n    source: old\n  externalClusters:\n${external('old', MINIO)}`, servers: ['orders', 'old'] },
  'a replica cluster that streams': {
    spec: `${RECOVERY}  replica:\n    enabled: true\n    source: old\n  externalClusters:\n${external('old', GCS, '      connectionParameters:\n        host: old-rw.shop\n        user: streaming_replica\n')}`,
    servers: ['old'],
  },
  'a distributed topology': {
    spec: `${own(S3)}  bootstrap:\n    recovery:\n      source: europe\n      database: shop\n      owner: shop\n  replica:\n    self: orders\n    primary: europe\n    source: europe\n  externalClusters:\n${external('europe', ROLE)}${external('orders', S3)}`,
    servers: ['orders', 'europe', 'orders'],
    stores: 2,
  },
  'a recovery from a Backup': {
    spec: '  bootstrap:\n    recovery:\n      backup:\n        name: before\n      database: shop\n      owner: shop\n      recoveryTarget:\n        backupID: 20260101T000000\n',
    servers: ['stock'],
    others: `---\napiVersion: GROUP/v1\nkind: Cluster\nmetadata:\n  name: stock\nspec:\n  instances: 1\n  storage:\n    size: 1Gi\n${own(ROLE)}---\napiVersion: GROUP/v1\nkind: Backup\nmetadata:\n  name: before\nspec:\n  cluster:\n    name: stock\n`,
  },
  // backups
  'a scheduled backup': { spec: own(S3), servers: ['orders'], others: '---\napiVersion: GROUP/v1\nkind: ScheduledBackup\nmetadata:\n  name: nightly\nspec:\n  schedule: "0 0 3 * * *"\n  method: barmanObjectStore\n  cluster:\n    name: orders\n' },
  'a scheduled backup without a method': { spec: own(S3), servers: ['orders'], others: '---\napiVersion: GROUP/v1\nkind: ScheduledBackup\nmetadata:\n  name: nightly\nspec:\n  schedule: "0 0 3 * * *"\n  cluster:\n    name: orders\n  backupOwnerReference: self\n' },
  'a backup in brackets': { spec: own(S3), servers: ['orders'], others: '---\napiVersion: GROUP/v1\nkind: Backup\nmetadata: { name: now }\nspec: { method: "barmanObjectStore", cluster: { name: orders } }\n' },
  'a backup in brackets without a method': { spec: own(S3), servers: ['orders'], others: '---\napiVersion: GROUP/v1\nkind: Backup\nmetadata: { name: now }\nspec: { cluster: { name: orders } }\n' },
};

/** The text of a case for one of the products. */
export function textOf({ spec, others = '' }: Case, group: string): string {
  return `apiVersion: GROUP/v1\nkind: Cluster\nmetadata:\n  name: orders\nspec:\n  instances: 1\n  storage:\n    size: 1Gi\n${spec}${others}`.replaceAll('GROUP', group);
}
