import * as kplus from 'cdk8s-plus-28';
import { RuleCases } from '../../support/rule-cases';
import { deployment, service } from '../support/plain-plugin';
import { cluster, sidecar, standalone } from '../support/programs';

const RESOURCES = 'spec.template.spec.containers[0].resources';
const EXPECTED = 'expected a number with one of the suffixes m, k, M, G, T, P, E, Ki, Mi, Gi, Ti, Pi, Ei or none, such as "10Gi" or "500m"';

function database(spec: object): object {
  return { apiVersion: 'postgresql.cnpg.io/v1', kind: 'Cluster', metadata: { name: 'db' }, spec: { storage: { size: '1Gi' }, ...spec } };
}

function meaning(...pairs: Array<[written: string, meant: string]>): string[] {
  return pairs.map(([written, meant]) => `"${written}" is not a valid quantity; did you mean "${meant}"?`);
}

export const cases: RuleCases[] = [
  {
    id: 'quantity',
    throws: [
      ['gigabytes', cluster({ storage: { size: '10GB' } }), `plugins/db: storage.size: ${meaning(['10GB', '10G'])}`],
      ['white space', cluster({ walStorage: { size: '10 Gi' } }), `plugins/db: walStorage.size: ${meaning(['10 Gi', '10Gi'])}`],
      ['a negative size', cluster({ storage: { size: '-1Gi' } }), 'plugins/db: storage.size: "-1Gi" is negative: expected a quantity of at least 0'],
      ['a tablespace', cluster({ tablespaces: [{ name: 'hot', storage: { size: 'big' } }] }),
        `plugins/db: tablespaces[0].storage.size: "big" is not a valid quantity: ${EXPECTED}`],
      ['a claim', cluster({ storage: { pvcTemplate: { resources: { requests: { storage: '1gi' } } } } }),
        `plugins/db: storage.pvcTemplate.resources.requests.storage: ${meaning(['1gi', '1Gi'])}`],
      ['a limit', cluster({ resources: { limits: { memory: '1GiB' } } }), `plugins/db: resources.limits.memory: ${meaning(['1GiB', '1Gi'])}`],
      ['several amounts', cluster({ storage: { size: '10GB' }, resources: { requests: { cpu: '500 m', memory: '1,5Gi' } } }),
        `plugins/db: storage.size: ${meaning(['10GB', '10G'])}`,
        `plugins/db: resources.requests.cpu: ${meaning(['500 m', '500m'])}`,
        `plugins/db: resources.requests.memory: ${meaning(['1,5Gi', '1.5Gi'])}`],
      ['the CPU of a plugin', standalone({ resources: { cpu: { request: kplus.Cpu.millis(-50) } } }),
        'plugins/example: resources.cpu.request: "-50m" is negative: expected a quantity of at least 0'],
      ['the CPU of a sidecar', sidecar({ resources: { cpu: { limit: kplus.Cpu.units(NaN) } } }),
        'plugins/example: resources.cpu.limit: "NaN" is not a valid quantity: expected a number with one of the suffixes m, k, M, G, T, P, E, Ki, Mi, Gi, Ti, Pi, Ei or none, such as "10Gi" or "500m"'],
    ],
    passes: [
      ['gibibytes', cluster({ storage: { size: '10Gi' }, walStorage: { size: '1.5Gi' }, tablespaces: [{ name: 'hot', storage: { size: '1e9' } }] })],
      ['a claim', cluster({ storage: { pvcTemplate: { resources: { requests: { storage: '1Gi' } } } } })],
      ['requests and limits', cluster({ resources: { requests: { cpu: '0.5' }, limits: { memory: '1Gi' } } })],
      ['the CPU of a plugin', standalone({ resources: { cpu: { request: kplus.Cpu.millis(50) } } })],
      ['the CPU of a sidecar', sidecar({ resources: { cpu: { limit: kplus.Cpu.units(1) } } })],
    ],
    invalid: [
      ['a size in GB', { objects: [database({ storage: { size: '10GB' } })] }, `spec.storage.size: ${meaning(['10GB', '10G'])}`],
      ['the memory of a plugin', { objects: [service(), deployment({ resources: { requests: { cpu: '' }, limits: { memory: '1gb' } } })] },
        `${RESOURCES}.limits.memory: ${meaning(['1gb', '1G'])}`, `${RESOURCES}.requests.cpu: "" is not a valid quantity: ${EXPECTED}`],
    ],
    valid: [
      ['a size in Gi', { objects: [database({ storage: { size: '10Gi' } })] }],
      ['a whole number of CPUs', { objects: [database({ resources: { requests: { cpu: 1 } } })] }],
      ['half a CPU', { objects: [database({ resources: { requests: { cpu: 0.5 } } })] }],
      ['half a CPU of a plugin', { objects: [service(), deployment({ resources: { requests: { cpu: 0.5 } } })] }],
      ['a size that is filled in later', { objects: [database({ storage: { size: '${SIZE}' } })] }],
    ],
  },
];
