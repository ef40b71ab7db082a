import { LogLevel } from '../../../src';
import { RuleCases } from '../../support/rule-cases';
import { objectStore } from '../support/resource-programs';
import { clusterYaml, manifests, storeYaml } from '../support/resources';

const S3 = 's3Credentials: { inheritFromIAMRole: true }';
const AZURE = 'azureCredentials: { inheritFromAzureAD: true }';
const GOOGLE = 'googleCredentials: { gkeEnvironment: true }';
const store = (configuration: string, fields?: string) => manifests(storeYaml('store', configuration, fields));
const inTree = (configuration: string) => manifests(clusterYaml('db', `backup: { barmanObjectStore: { ${configuration} } }`));
const DESTINATION = 'spec.configuration.destinationPath';
const EXPECTED_AZURE = 'expected "https://<account>.blob.core.windows.net/<container>/<path>"';

export const cases: RuleCases[] = [
  {
    id: 'object-store-server-name',
    invalid: [['a server name', store('destinationPath: "s3://backups/", serverName: orders'),
      'spec.configuration.serverName: must not be set: it is a parameter of the plugin in the Cluster']],
    valid: [['no server name', store('destinationPath: "s3://backups/"')], ['of the operator itself', inTree(`destinationPath: "s3://backups/", serverName: orders, ${S3}`)]],
  },
  {
    id: 'object-store-log-level',
    throws: [['a flag', objectStore({}, { instanceSidecarConfiguration: { additionalContainerArgs: ['--log-level=debug'] } }),
      'plugins/store: instanceSidecarConfiguration.additionalContainerArgs[0]: "--log-level=debug" must not be set: logLevel sets it']],
    passes: [['its field', objectStore({}, { instanceSidecarConfiguration: { logLevel: LogLevel.DEBUG } })]],
    invalid: [['a flag', store('destinationPath: "s3://backups/"', 'instanceSidecarConfiguration: { additionalContainerArgs: [--log-level=debug] }'),
      'spec.instanceSidecarConfiguration.additionalContainerArgs[0]: "--log-level=debug" must not be set: logLevel sets it']],
    valid: [['its field', store('destinationPath: "s3://backups/"', 'instanceSidecarConfiguration: { logLevel: debug, additionalContainerArgs: [--leader-elect=false] }')]],
  },
  {
    id: 'object-store-destination',
    throws: [['S3 with credentials of Google', objectStore({ googleCredentials: { gkeEnvironment: true } }),
      'plugins/store: configuration.destinationPath: "s3://backups/" is invalid: expected "gs://<bucket>/<path>"']],
    passes: [['S3', objectStore({ s3Credentials: { inheritFromIAMRole: true } })]],
    invalid: [
      ['azure://', store(`destinationPath: "azure://account/backups", ${AZURE}`), `${DESTINATION}: "azure://account/backups" is invalid: ${EXPECTED_AZURE}`],
      ['a path of S3 without a scheme', store(`destinationPath: backups/orders, ${S3}`), `${DESTINATION}: "backups/orders" is invalid: expected "s3://<bucket>/<path>"`],
      ['an account without a container', store(`destinationPath: "https://account.blob.core.windows.net", ${AZURE}`),
        `${DESTINATION}: "https://account.blob.core.windows.net" is invalid: ${EXPECTED_AZURE}`],
      ['S3 with credentials of Google', store(`destinationPath: "s3://backups/", ${GOOGLE}`), `${DESTINATION}: "s3://backups/" is invalid: expected "gs://<bucket>/<path>"`],
      ['unknown credentials', store('destinationPath: "file:///backups"'), `${DESTINATION}: "file:///backups" is invalid: `
        + 'expected "s3://<bucket>/<path>", "gs://<bucket>/<path>" or "https://<account>.blob.core.windows.net/<container>/<path>"'],
      ['the operator\'s own', inTree(`destinationPath: "gs://backups/", ${S3}`),
        'spec.backup.barmanObjectStore.destinationPath: "gs://backups/" is invalid: expected "s3://<bucket>/<path>"'],
      ['an external cluster\'s', manifests(clusterYaml('db', `externalClusters: [{ name: old, barmanObjectStore: { destinationPath: "azure:/backups", ${AZURE} } }]`)),
        `spec.externalClusters[0].barmanObjectStore.destinationPath: "azure:/backups" is invalid: ${EXPECTED_AZURE}`],
    ],
    valid: [
      ['S3', store(`destinationPath: "s3://backups", ${S3}`)],
      ['Google', store(`destinationPath: "gs://backups/orders", ${GOOGLE}`)],
      ['the console of Google', store(`destinationPath: "https://console.cloud.google.com/storage/browser/backups/orders", ${GOOGLE}`)],
      ['Azure', store(`destinationPath: "https://account.blob.core.windows.net/backups", ${AZURE}`)],
      ['an emulator', store(`destinationPath: "http://azurite:10000/account/backups", ${AZURE}`)],
      ['a placeholder', store(`destinationPath: "\${BUCKET}/orders", ${S3}`)],
    ],
  },
  {
    id: 'object-store-endpoint',
    throws: [['no scheme', objectStore({ endpointURL: 'minio:9000', s3Credentials: { inheritFromIAMRole: true } }),
      'plugins/store: configuration.endpointURL: "minio:9000" is invalid: expected an address such as "https://s3.example.com"']],
    invalid: [
      ['no scheme', store(`destinationPath: "s3://backups/", endpointURL: s3.example.com, ${S3}`),
        'spec.configuration.endpointURL: "s3.example.com" is invalid: expected an address such as "https://s3.example.com"'],
      ['a bucket', store(`destinationPath: "s3://backups/", endpointURL: "s3://backups", ${S3}`),
        'spec.configuration.endpointURL: "s3://backups" is invalid: expected an address such as "https://s3.example.com"'],
      ['the operator\'s own', inTree(`destinationPath: "s3://backups/", endpointURL: "//minio", ${S3}`),
        'spec.backup.barmanObjectStore.endpointURL: "//minio" is invalid: expected an address such as "https://s3.example.com"'],
    ],
    valid: [
      ['TLS', store(`destinationPath: "s3://backups/", endpointURL: "https://s3.example.com:9000/path", ${S3}`)],
      ['no TLS', store(`destinationPath: "s3://backups/", endpointURL: "http://minio", ${S3}`)],
      ['another provider', store('destinationPath: "gs://backups/", endpointURL: minio, googleCredentials: { gkeEnvironment: true }')],
      ['an address that is filled in later', store(`destinationPath: "s3://backups/", endpointURL: "\${ENDPOINT}", ${S3}`)],
    ],
  },
  {
    id: 'object-store-arguments',
    throws: [['a flag and its value', objectStore({ wal: { archiveAdditionalCommandArgs: ['--read-timeout 60'] } }),
      'plugins/store: configuration.wal.archiveAdditionalCommandArgs[0]: "--read-timeout 60" is a flag and its value in one argument']],
    passes: [['joined', objectStore({ wal: { archiveAdditionalCommandArgs: ['--read-timeout=60'] } })]],
    invalid: [
      ['a flag and its value', store('destinationPath: "s3://backups/", wal: { archiveAdditionalCommandArgs: ["--read-timeout 60"] }'),
        'spec.configuration.wal.archiveAdditionalCommandArgs[0]: "--read-timeout 60" is a flag and its value in one argument'],
      ['a short one', store('destinationPath: "s3://backups/", data: { additionalCommandArgs: [--immediate-checkpoint, "-J 4"] }'),
        'spec.configuration.data.additionalCommandArgs[1]: "-J 4" is a flag and its value in one argument'],
      ['the operator\'s own', inTree(`destinationPath: "s3://backups/", ${S3}, data: { additionalCommandArgs: ["--min-chunk-size 5MB"] }`),
        'spec.backup.barmanObjectStore.data.additionalCommandArgs[0]: "--min-chunk-size 5MB" is a flag and its value in one argument'],
      ['several flags', store('destinationPath: "s3://backups/", data: { additionalCommandArgs: ["--min-chunk-size=5MB --read-timeout 60"] }'),
        'spec.configuration.data.additionalCommandArgs[0]: "--min-chunk-size=5MB --read-timeout 60" has several flags in one argument'],
    ],
    valid: [
      ['joined', store('destinationPath: "s3://backups/", wal: { archiveAdditionalCommandArgs: ["--read-timeout=60", "--tags=a b"] }')],
      ['two entries', store('destinationPath: "s3://backups/", wal: { archiveAdditionalCommandArgs: [--read-timeout, "60"] }')],
    ],
  },
];
