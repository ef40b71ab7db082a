import { parse } from 'yaml';
import { RuleCases } from '../../support/rule-cases';
import { objectStore } from '../support/resource-programs';
import { manifests, storeYaml } from '../support/resources';
import { barmanCloud, withObjects } from '../support/servers';

const BUCKET = 'destinationPath: "s3://backups/"';
const COMPATIBLE = `${BUCKET}, endpointURL: "https://s3.example.com"`;
const limit = (memory: string) => manifests(storeYaml('store', BUCKET, `instanceSidecarConfiguration: { resources: { limits: { memory: ${memory} } } }`));
const env = (...names: string[]) => `instanceSidecarConfiguration: { env: [${names.map(name => `{ name: ${name}, value: when_required }`).join(', ')}] }`;
const [REQUEST, RESPONSE] = ['AWS_REQUEST_CHECKSUM_CALCULATION', 'AWS_RESPONSE_CHECKSUM_VALIDATION'];
const NOT_SET = 'not set, and "https://s3.example.com" may not support the checksums of the AWS SDK';

export const cases: RuleCases[] = [
  {
    id: 'object-store-memory',
    warns: [['a little', objectStore({}, { instanceSidecarConfiguration: { resources: { limits: { memory: '128Mi' } } } }),
      'plugins/store: instanceSidecarConfiguration.resources.limits.memory: 128Mi is too little for a base backup: expected 256Mi or more']],
    passes: [['enough', objectStore({}, { instanceSidecarConfiguration: { resources: { limits: { memory: '256Mi' } } } })]],
    invalid: [['a little', limit('128Mi'),
      'spec.instanceSidecarConfiguration.resources.limits.memory: 128Mi is too little for a base backup: expected 256Mi or more']],
    valid: [['enough', limit('256Mi')], ['much', limit('1Gi')], ['no limit', manifests(storeYaml('store'))], ['a placeholder', limit('"${MEMORY}"')]],
  },
  {
    id: 'object-store-checksums',
    warns: [['neither', objectStore({ endpointURL: 'https://s3.example.com' }), `plugins/store: instanceSidecarConfiguration.env: ${REQUEST} and ${RESPONSE} are ${NOT_SET}`]],
    passes: [['S3 itself', objectStore({})]],
    invalid: [
      ['neither', manifests(storeYaml('store', COMPATIBLE)), `spec.instanceSidecarConfiguration.env: ${REQUEST} and ${RESPONSE} are ${NOT_SET}`],
      ['since plugin 0.5.0', withObjects(barmanCloud('0.5.0'), parse(storeYaml('store', COMPATIBLE)) as object),
        `spec.instanceSidecarConfiguration.env: ${REQUEST} and ${RESPONSE} are ${NOT_SET}`],
      ['one of them', manifests(storeYaml('store', COMPATIBLE, env(REQUEST))), `spec.instanceSidecarConfiguration.env: ${RESPONSE} is ${NOT_SET}`],
    ],
    valid: [
      ['both', manifests(storeYaml('store', COMPATIBLE, env(REQUEST, RESPONSE)))],
      ['a plugin of which the SDK adds no checksums', withObjects(barmanCloud('0.4.1'), parse(storeYaml('store', COMPATIBLE)) as object)],
      ['S3 itself', manifests(storeYaml('store', BUCKET))],
      ['an endpoint of AWS', manifests(storeYaml('store', `${BUCKET}, endpointURL: "https://s3.eu-central-1.amazonaws.com"`))],
      ['a placeholder', manifests(storeYaml('store', `${BUCKET}, endpointURL: "\${ENDPOINT}"`))],
    ],
  },
];
