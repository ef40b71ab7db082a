import { Lazy } from 'cdk8s';
import { RuleCases } from '../../support/rule-cases';
import { clusterManifest } from '../support/cluster-manifest';
import { cluster, operator } from '../support/programs';

const buffers = (size: string) => ({ parameters: { shared_buffers: size } });

export const cases: RuleCases[] = [
  {
    id: 'request-within-limit',
    throws: [
      ['cpu', cluster({ resources: { requests: { cpu: '1001m' }, limits: { cpu: '1' } } }),
        'plugins/db: resources.requests.cpu: "1001m" is invalid: expected at most resources.limits.cpu, which is "1"'],
      ['memory', cluster({ resources: { requests: { memory: '1Gi' }, limits: { memory: '1G' } } }),
        'plugins/db: resources.requests.memory: "1Gi" is invalid: expected at most resources.limits.memory, which is "1G"'],
      ['ephemeral storage', cluster({ resources: { requests: { 'ephemeral-storage': '2e3' }, limits: { 'ephemeral-storage': '1k' } } }),
        'plugins/db: resources.requests.ephemeral-storage: "2e3" is invalid: expected at most resources.limits.ephemeral-storage, which is "1k"'],
      ['cpu and memory', cluster({ resources: { requests: { cpu: '2', memory: '2Gi' }, limits: { cpu: '1', memory: '1Gi' } } }),
        'plugins/db: resources.requests.cpu: "2" is invalid: expected at most resources.limits.cpu, which is "1"',
        'plugins/db: resources.requests.memory: "2Gi" is invalid: expected at most resources.limits.memory, which is "1Gi"'],
    ],
    passes: [
      ['the same in another form', cluster({ resources: { requests: { cpu: '1000m', memory: '1024Mi' }, limits: { cpu: '1', memory: '1Gi' } } })],
      ['a limit of zero, which is none', cluster({ resources: { requests: { cpu: '1' }, limits: { cpu: '0' } } })],
    ],
    invalid: [
      ['a memory request above the limit', clusterManifest('resources: { requests: { memory: 2Gi }, limits: { memory: 1Gi } }'),
        'spec.resources.requests.memory: "2Gi" is invalid: expected at most resources.limits.memory, which is "1Gi"'],
      ['numbers', clusterManifest('resources: { requests: { cpu: 2 }, limits: { cpu: 1 } }'),
        'spec.resources.requests.cpu: "2" is invalid: expected at most resources.limits.cpu, which is "1"'],
    ],
    valid: [['a memory request up to the limit', clusterManifest('resources: { requests: { memory: 1Gi }, limits: { memory: 1Gi } }')]],
  },
  {
    id: 'huge-pages-equal',
    throws: [['less', cluster({ resources: { requests: { 'cpu': '1', 'hugepages-2Mi': '2Mi' }, limits: { 'hugepages-2Mi': '4Mi' } } }),
      'plugins/db: resources.requests.hugepages-2Mi: "2Mi" is invalid: expected resources.limits.hugepages-2Mi, which is "4Mi"'],
    ['two sizes', cluster({
      resources: { requests: { 'cpu': '1', 'hugepages-2Mi': '2Mi', 'hugepages-1Gi': '1Gi' }, limits: { 'hugepages-2Mi': '4Mi', 'hugepages-1Gi': '2Gi' } },
    }), 'plugins/db: resources.requests.hugepages-2Mi: "2Mi" is invalid: expected resources.limits.hugepages-2Mi, which is "4Mi"',
    'plugins/db: resources.requests.hugepages-1Gi: "1Gi" is invalid: expected resources.limits.hugepages-1Gi, which is "2Gi"']],
    passes: [
      ['the same', cluster({ resources: { requests: { 'cpu': '1', 'hugepages-2Mi': '2048Ki' }, limits: { 'hugepages-2Mi': '2Mi' } } })],
      ['one', cluster({ resources: { limits: { 'cpu': '1', 'hugepages-2Mi': '2Mi' } } })],
    ],
    invalid: [['a request below the limit', clusterManifest('resources: { requests: { memory: 1Gi, hugepages-2Mi: 256Mi }, limits: { hugepages-2Mi: 512Mi } }'),
      'spec.resources.requests.hugepages-2Mi: "256Mi" is invalid: expected resources.limits.hugepages-2Mi, which is "512Mi"']],
    valid: [
      ['a request equal to the limit', clusterManifest('resources: { requests: { memory: 1Gi, hugepages-2Mi: 512Mi }, limits: { hugepages-2Mi: 512Mi } }')],
      ['a quantity that is invalid by itself', clusterManifest('resources: { requests: { memory: 1Gi, hugepages-2Mi: many }, limits: { hugepages-2Mi: 512Mi } }')],
    ],
  },
  {
    id: 'huge-pages-alone',
    throws: [['nothing else', cluster({ resources: { limits: { 'hugepages-2Mi': '2Mi' } } }),
      'plugins/db: resources.limits.hugepages-2Mi: requires a request or a limit for cpu or memory']],
    passes: [['before 1.26.1', cluster(chart => ({
      operator: operator(chart, { version: '1.26.0' }), resources: { limits: { 'hugepages-2Mi': '2Mi' } },
    }))], ['with memory', cluster({ resources: { limits: { 'memory': '1Gi', 'hugepages-2Mi': '2Mi' } } })],
    ['what the app says later', cluster({ resources: { requests: Lazy.any({ produce: () => ({ memory: '1Gi' }) }) as any, limits: { 'hugepages-2Mi': '2Mi' } } })]],
    invalid: [['a request for huge pages only', clusterManifest('resources: { requests: { hugepages-2Mi: 512Mi } }'),
      'spec.resources.requests.hugepages-2Mi: requires a request or a limit for cpu or memory']],
    valid: [
      ['huge pages with memory', clusterManifest('resources: { requests: { memory: 1Gi }, limits: { hugepages-2Mi: 512Mi } }')],
      ['a number', clusterManifest('resources: { requests: { cpu: 2 }, limits: { hugepages-2Mi: 64Mi } }')],
      ['memory that is filled in later', clusterManifest('resources: { requests: { memory: "${MEMORY}" }, limits: { hugepages-2Mi: 64Mi } }')],
      ['memory that is invalid by itself', clusterManifest('resources: { requests: { memory: 1 GB }, limits: { hugepages-2Mi: 64Mi } }')],
    ],
  },
  {
    id: 'shared-buffers-memory',
    throws: [
      ['more than memory', cluster({ postgresql: buffers('2GB'), resources: { requests: { memory: '1Gi' } } }),
        'plugins/db: resources.requests.memory: "1Gi" is too small: expected at least postgresql.parameters.shared_buffers, which is "2GB"'],
      ['megabytes', cluster({ postgresql: buffers('1025'), resources: { requests: { memory: '1Gi' }, limits: { 'hugepages-2Mi': '1Gi' } } }),
        'plugins/db: resources.requests.memory: "1Gi" is too small: expected at least postgresql.parameters.shared_buffers, which is "1025"'],
    ],
    passes: [
      ['as much', cluster({ postgresql: buffers('1024 MB'), resources: { requests: { memory: '1Gi' } } })],
      ['kilobytes', cluster({ postgresql: buffers('1024kB'), resources: { requests: { memory: '1Mi' } } })],
      ['in huge pages', cluster({ postgresql: buffers('2GB'), resources: { requests: { memory: '1Gi' }, limits: { 'hugepages-1Gi': '2Gi' } } })],
      ['no request', cluster({ postgresql: buffers('2GB'), resources: { limits: { memory: '1Gi' } } })],
      ['what the app says later', cluster({
        postgresql: buffers('2GB'), resources: { requests: { memory: '1Gi' }, limits: Lazy.any({ produce: () => ({ 'hugepages-1Gi': '2Gi' }) }) as any },
      })],
    ],
    invalid: [['more shared buffers than memory', clusterManifest('postgresql: { parameters: { shared_buffers: 4GB } }, resources: { requests: { memory: 2Gi } }'),
      'spec.resources.requests.memory: "2Gi" is too small: expected at least postgresql.parameters.shared_buffers, which is "4GB"']],
    valid: [['a quarter of the memory for shared buffers', clusterManifest('postgresql: { parameters: { shared_buffers: 1GB } }, resources: { requests: { memory: 4Gi } }')]],
  },
];
