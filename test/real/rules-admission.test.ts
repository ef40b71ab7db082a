import { Api } from './support/api';
import { answersTo, Otherwise, proveClaims, rulesThatClaim } from './support/claims';
import { api } from './support/cluster';
import { OperatorProcess } from './support/operator';
import { operators } from './support/programs';
import { installWebhooks, uninstallWebhooks } from './support/webhooks';

const OTHERWISE: Record<string, Otherwise> = {
  'hibernation': { cases: { 'what the other product knows': 'Annotation value for hibernation should be' } },
  'schedule-number': {
    cases: {
      'minute -1 is no number from 0 to 59': 'Failed to parse int',
      'second 0.5 is no number from 0 to 59': 'Failed to parse int',
      'everyHours 0 is no number from 1 to 23': 'Step of range should be a positive number',
      'everyHours 24 is no number from 1 to 23': '',
      'hour "3" is no number from 0 to 23': '',
    },
  },
  'schedule': {
    cases: {
      'nothing': 'Empty spec string',
      'what was forgotten': 'spec.schedule: Required value',
      'too many fields': 'Expected 5 to 6 fields, found 7',
      'a day that does not exist': 'End of range (7) above maximum (6)',
      'a month before the first': 'Beginning of range (0) below minimum (1)',
      'a word': 'Failed to parse int from noon',
      'the wrong way round': 'Beginning of range (20) beyond end of range (10)',
      'two hyphens': 'Too many hyphens',
      'two slashes': 'Too many slashes',
      'no step': 'Step of range should be a positive number',
      'an unknown word': 'Unrecognized descriptor: @reboot',
      'days': 'Failed to parse duration @every 1d',
    },
  },
  'backup-online': {
    cases: {
      'on': 'Online parameter can be specified only if the backup method is volumeSnapshot',
      'how': 'OnlineConfiguration parameter can be specified only if the backup method is volumeSnapshot',
      'the method that is filled in': 'Online parameter can be specified only if the backup method is volumeSnapshot',
    },
  },
  'cluster-name': {
    cases: {
      'a construct\'s id': 'a lowercase RFC 1123 subdomain must consist of',
      'nothing in it': 'name or generateName is required',
      'the cluster of the other product': 'a lowercase RFC 1123 subdomain must consist of',
    },
  },
  'external-cluster-unique': { cases: { 'one name': 'the list of external clusters contains duplicate values' }, unheard: ['Duplicate value'] },
  // another field of the same manifest is refused before
  'one-bootstrap-method': { cases: { three: 'spec.bootstrap.pg_basebackup.source in body should be at least 1 chars long' } },
  'wal-archiver-or-object-store': { cases: { 'an empty object store': 'destinationPath in body should be at least 1 chars long' } },
  'extension-env': {
    cases: {
      commands: 'PATH must be configured via spec.postgresql.extensions[0].bin_path',
      libraries: 'LD_LIBRARY_PATH must be configured via spec.postgresql.extensions[0].ld_library_path',
    },
    unheard: ['must be configured via bin_path'],
  },
  'import-databases': {
    cases: {
      'a wildcard for a microservice': 'You cannot specify any wildcard for the `microservice` import type',
      'none of a monolith': 'You need to specify at least a database for the `monolith` import type',
    },
  },
  'pod-selector': {
    cases: {
      'a key that is none': 'name part must consist of alphanumeric characters',
      'another operator': 'not a valid selector operator',
      'values of any': 'may not be specified when `operator` is \'Exists\' or \'DoesNotExist\'',
    },
  },
  // the operator's own defaults put a null where nothing is stated, which its CRD does not take
  'recovery-volumes': {
    cases: {
      'a snapshot of no group': 'apiGroup in body must be of type string: "null"',
      'no WAL volume': 'apiGroup in body must be of type string: "null"',
    },
    unheard: ['A WAL storage configuration is required'],
  },
  // said by older operators alone
  'recovery-source-backup': { unheard: ['both Barman and CNPG-i plugin configurations are missing'] },
  'sync-replicas': { unheard: ['must be a non negative integer'] },
  'toleration-key': {
    cases: {
      'two slashes': 'a valid label key must consist of alphanumeric characters',
      'no host before the slash': 'prefix part a lowercase RFC 1123 subdomain must consist of',
    },
  },
  'tablespace-name': { cases: { '64 characters': 'the maximum length of an identifier is 63 characters' } },
};

const newest = operators().find(({ version }) => version.startsWith('1.30.'));

/** The operator takes no snapshots where there is no such kind when it starts. */
const VOLUME_SNAPSHOTS = {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: 'volumesnapshots.snapshot.storage.k8s.io', annotations: { 'api-approved.kubernetes.io': 'unapproved, for tests' } },
  spec: {
    group: 'snapshot.storage.k8s.io',
    names: { kind: 'VolumeSnapshot', singular: 'volumesnapshot', plural: 'volumesnapshots', listKind: 'VolumeSnapshotList' },
    scope: 'Namespaced',
    versions: [{ name: 'v1', served: true, storage: true, schema: { openAPIV3Schema: { 'type': 'object', 'x-kubernetes-preserve-unknown-fields': true } } }],
  },
};

(newest ? describe : describe.skip)('the admission of the operator', () => {
  let operator: OperatorProcess;

  beforeAll(async () => {
    await api.applyAll([VOLUME_SNAPSHOTS]);
    operator = new OperatorProcess(newest!.path, newest!.version);
    await operator.start();
    await installWebhooks();
    const refused = { apiVersion: 'postgresql.cnpg.io/v1', kind: 'Cluster', metadata: { name: '1' }, spec: { instances: 1, storage: { size: '1Gi' } } };
    await Api.until('the webhooks', async () => (await answersTo([refused])).some(answer => answer.includes('DNS label')));
  });
  afterAll(async () => {
    await uninstallWebhooks();
    await operator.stop();
    await api.delete(VOLUME_SNAPSHOTS);
  });
  beforeEach(() => jest.spyOn(process, 'emitWarning').mockImplementation(() => {}));

  test.each(rulesThatClaim(/^the operator (refuses|warns)/))('%s', async id => {
    await proveClaims(id, OTHERWISE[id]);
  });
});
