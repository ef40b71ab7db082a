import { RuleCases } from '../../support/rule-cases';
import { clusterManifest } from '../support/cluster-manifest';
import { cluster, operator } from '../support/programs';

const buffers = (size: string) => ({ parameters: { shared_buffers: size } });

export const cases: RuleCases[] = [
  {
    id: 'request-within-limit',
    throws: [
      ['cpu', cluster({ resources: { requests: { cpu: '1001m' }, limits: { cpu: '1' } } }),
        'plugins/db: resources.requests.cpu "1001m" is more than resources.limits.cpu "1"'],
      ['memory', cluster({ resources: { requests: { memory: '1Gi' }, limits: { memory: '1G' } } }),
        'plugins/db: resources.requests.memory "1Gi" is more than resources.limits.memory "1G"'],
      ['ephemeral storage', cluster({ resources: { requests: { 'ephemeral-storage': '2e3' }, limits: { 'ephemeral-storage': '1k' } } }),
        'plugins/db: resources.requests.ephemeral-storage "2e3" is more than resources.limits.ephemeral-storage "1k"'],
    ],
    passes: [
      ['the same in another form', cluster({ resources: { requests: { cpu: '1000m', memory: '1024Mi' }, limits: { cpu: '1', memory: '1Gi' } } })],
      ['a limit of zero, which is none', cluster({ resources: { requests: { cpu: '1' }, limits: { cpu: '0' } } })],
    ],
    invalid: [['numbers', clusterManifest('resources: { requests: { cpu: 2 }, limits: { cpu: 1 } }'), 'resources.requests.cpu "2" is more than resources.limits.cpu "1"']],
  },
  {
    id: 'huge-pages-equal',
    throws: [['less', cluster({ resources: { requests: { 'cpu': '1', 'hugepages-2Mi': '2Mi' }, limits: { 'hugepages-2Mi': '4Mi' } } }),
      'plugins/db: resources.requests.hugepages-2Mi "2Mi" is not resources.limits.hugepages-2Mi "4Mi"']],
    passes: [
      ['the same', cluster({ resources: { requests: { 'cpu': '1', 'hugepages-2Mi': '2048Ki' }, limits: { 'hugepages-2Mi': '2Mi' } } })],
      ['one', cluster({ resources: { limits: { 'cpu': '1', 'hugepages-2Mi': '2Mi' } } })],
    ],
  },
  {
    id: 'huge-pages-alone',
    throws: [['nothing else', cluster({ resources: { limits: { 'hugepages-2Mi': '2Mi' } } }),
      'plugins/db: resources has hugepages-2Mi, and neither cpu nor memory']],
    passes: [['before 1.26.1', cluster(chart => ({
      operator: operator(chart, { version: '1.26.0' }), resources: { limits: { 'hugepages-2Mi': '2Mi' } },
    }))], ['with memory', cluster({ resources: { limits: { 'memory': '1Gi', 'hugepages-2Mi': '2Mi' } } })]],
    valid: [['a number', clusterManifest('resources: { requests: { cpu: 2 }, limits: { hugepages-2Mi: 64Mi } }')]],
  },
  {
    id: 'shared-buffers-memory',
    throws: [
      ['more than memory', cluster({ postgresql: buffers('2GB'), resources: { requests: { memory: '1Gi' } } }),
        'plugins/db: postgresql.parameters.shared_buffers "2GB" is more than resources.requests.memory "1Gi"'],
      ['megabytes', cluster({ postgresql: buffers('1025'), resources: { requests: { memory: '1Gi' }, limits: { 'hugepages-2Mi': '1Gi' } } }),
        'plugins/db: postgresql.parameters.shared_buffers "1025" is more than resources.requests.memory "1Gi"'],
    ],
    passes: [
      ['as much', cluster({ postgresql: buffers('1024 MB'), resources: { requests: { memory: '1Gi' } } })],
      ['kilobytes', cluster({ postgresql: buffers('1024kB'), resources: { requests: { memory: '1Mi' } } })],
      ['in huge pages', cluster({ postgresql: buffers('2GB'), resources: { requests: { memory: '1Gi' }, limits: { 'hugepages-1Gi': '2Gi' } } })],
      ['no request', cluster({ postgresql: buffers('2GB'), resources: { limits: { memory: '1Gi' } } })],
    ],
  },
];
