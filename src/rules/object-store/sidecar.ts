import { CHECKSUM_VARIABLES, isS3Compatible } from '../../inventory/barman-stores';
import { recordsByIndex } from '../../values/narrow';
import { nanos } from '../../values/quantity';
import { wordList } from '../../values/word-list';
import { readerHas, ResourceInput, resourcesOf } from '../engine/resource-targets';
import { Rule } from '../engine/rule';
import { BARMAN_CLOUD_DOCS } from '../engine/source';
import { isLater } from '../engine/spec-values';

const ENOUGH = '256Mi';

/** A base backup takes memory. */
export const objectStoreMemory: Rule<ResourceInput> = {
  id: 'object-store-memory',
  severity: 'warning',
  title: `The memory limit of an ObjectStore's sidecar should be at least ${ENOUGH}`,
  symptom: 'the sidecar is killed during each base backup (OOMKilled, exit code 137), and the backup fails',
  cause: 'barman-cloud-backup uploads several parts at once, and takes about 250Mi for a small database',
  fix: `set instanceSidecarConfiguration.resources.limits.memory to ${ENOUGH} or more`,
  source: `${BARMAN_CLOUD_DOCS}/plugin-barman-cloud.v1/`,
  kinds: ['ObjectStore'],
  ofOneObject: true,
  check: ({ spec: { instanceSidecarConfiguration } }) => {
    const memory = instanceSidecarConfiguration?.resources?.limits?.memory;
    const limit = typeof memory === 'string' || typeof memory === 'number' ? nanos(`${memory}`) : undefined;
    return limit !== undefined && limit < nanos(ENOUGH)! && limit > 0n
      ? [{ path: ['instanceSidecarConfiguration', 'resources', 'limits', 'memory'], message: `${memory} is too little for a base backup: expected ${ENOUGH} or more` }]
      : undefined;
  },
  targets: resourcesOf('ObjectStore'),
};

/** Some stores do not support the checksums that the SDK adds. */
export const objectStoreChecksums: Rule<ResourceInput> = {
  id: 'object-store-checksums',
  severity: 'warning',
  title: `ObjectStores of S3-compatible stores should set ${wordList(CHECKSUM_VARIABLES)}`,
  symptom: 'with stores that do not support the checksums, uploads fail ("x-amz-content-sha256", "XAmzContentSHA256Mismatch", "InvalidArgument", "MissingContentLength")',
  cause: 'the AWS SDK in the sidecar adds checksums to all requests since plugin 0.5.0, and not all S3-compatible stores support them',
  fix: `set ${wordList(CHECKSUM_VARIABLES)} to when_required in instanceSidecarConfiguration.env, or acknowledge that the store supports the checksums`,
  source: `${BARMAN_CLOUD_DOCS}/object_stores/`,
  kinds: ['ObjectStore'],
  releases: 'plugin 0.5.0 or later',
  ofOneObject: true,
  check: ({ spec: { configuration, instanceSidecarConfiguration }, reader }) => {
    const set = recordsByIndex(instanceSidecarConfiguration?.env).map(({ name }) => name);
    if (set.some(isLater)) { return undefined; }
    const missing = CHECKSUM_VARIABLES.filter(name => !set.includes(name));
    return !isS3Compatible(configuration) || missing.length === 0 || !readerHas(reader, ['0.5.0']) ? undefined : [{
      path: ['instanceSidecarConfiguration', 'env'],
      message: `${wordList(missing)} ${missing.length === 1 ? 'is' : 'are'} not set, and "${configuration.endpointURL}" may not support the checksums of the AWS SDK`,
      fix: `set ${wordList(missing)} to when_required in instanceSidecarConfiguration.env, or acknowledge that the store supports the checksums`,
    }];
  },
  targets: resourcesOf('ObjectStore'),
};
