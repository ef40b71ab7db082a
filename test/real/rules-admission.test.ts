import { Api } from './support/api';
import { AFTER_DEFAULTS, answersTo, OF_KUBERNETES, Otherwise, proveClaims, rulesThatClaim, TOLD_TWICE } from './support/claims';
import { api } from './support/cluster';
import { OperatorProcess } from './support/operator';
import { operators } from './support/programs';
import { installWebhooks, uninstallWebhooks } from './support/webhooks';

const OTHERWISE: Record<string, Otherwise> = {
  'hibernation': { cases: { 'what the other product knows': 'Annotation value for hibernation should be' } },
  // our own checker does not know whether something fills it in
  'extension-env': { cases: { 'a placeholder that Flux may fill in': 'unsupported placeholder(s)' } },
  'schedule-number': {
    cases: {
      'minute: -1 is invalid: expected a whole number from 0 to 59': 'Failed to parse int',
      'second: 0.5 is invalid: expected a whole number from 0 to 59': 'Failed to parse int',
      'everyHours: 0 is invalid: expected a whole number from 1 to 23': 'Step of range should be a positive number',
      'everyHours: 24 is invalid: expected a whole number from 1 to 23': '',
      'hour: "3" is invalid: expected a whole number from 0 to 23': '',
    },
  },
  'schedule': {
    cases: {
      'a month before the first': 'Beginning of range (0) below minimum (1)',
      'the wrong way round': 'Beginning of range (20) beyond end of range (10)',
      'two hyphens': 'Too many hyphens',
      'two slashes': 'Too many slashes',
      'no step': 'Step of range should be a positive number',
      'an unknown word': 'Unrecognized descriptor: @reboot',
    },
    // the status has it where the webhook is not asked
    unheard: ['the resource failed admission validation on: spec\\.schedule'],
  },
  'cluster-name': {
    cases: {
      'a construct\'s id': 'a lowercase RFC 1123 subdomain must consist of',
      'an underscore in the name': 'a lowercase RFC 1123 subdomain must consist of',
      'the cluster of the other product': 'a lowercase RFC 1123 subdomain must consist of',
    },
  },
  // another field of the same manifest is refused before
  'one-bootstrap-method': { cases: { three: 'spec.bootstrap.pg_basebackup.source in body should be at least 1 chars long' } },
  'wal-archiver-or-object-store': { cases: { 'an empty object store': 'destinationPath in body should be at least 1 chars long' } },
  'pod-selector': {
    cases: {
      'a key that is none': 'name part must consist of alphanumeric characters',
      'values of any': 'may not be specified when `operator` is \'Exists\' or \'DoesNotExist\'',
    },
  },
  // said by older operators alone
  'recovery-source-backup': { unheard: ['both Barman and CNPG-i plugin configurations are missing'] },
  'toleration-key': { cases: { 'two slashes': 'a valid label key must consist of alphanumeric characters' } },
  'field-type': { cases: OF_KUBERNETES['field-type'] },
  'field-value': { cases: OF_KUBERNETES['field-value'] },
  // the log has it
  'quantity': {
    cases: { 'a negative size': '' },
    unheard: ['is invalid: spec\\.resources\\[storage\\]'],
  },
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

  test.each([...rulesThatClaim(/^the operator('s webhook)? (rejects|warns)/), ...TOLD_TWICE, ...AFTER_DEFAULTS])('%s', async id => {
    await proveClaims(id, newest!.version, OTHERWISE[id]);
  });
});
