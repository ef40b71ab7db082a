import { kubernetes } from '../../../src';
import { RuleCases } from '../../support/rule-cases';
import { clusterManifest } from '../support/manifests';
import { cluster } from '../support/programs';

/** A Cluster in a manifest. */
function manifest(spec: object, metadata: object = {}): object {
  return clusterManifest(undefined, { spec, metadata });
}

export const cases: RuleCases[] = [
  {
    id: 'storage-size',
    throws: [
      ['the data', cluster({ storage: {} }), 'plugins/db: storage.size: required, unless pvcTemplate requests storage'],
      ['what was forgotten', cluster({ storage: undefined }), 'plugins/db: storage: required, unless pvcTemplate requests storage'],
      ['the WAL', cluster({ walStorage: { storageClass: 'fast' } }), 'plugins/db: walStorage.size: required, unless pvcTemplate requests storage'],
      ['an empty size', cluster({ storage: { size: '' } }), 'plugins/db: storage.size: "" is not a size: expected a quantity such as "10Gi"'],
      ['a claim of nothing', cluster({ storage: { pvcTemplate: { resources: { requests: { storage: '0Gi' } } } } }),
        'plugins/db: storage.size: required, because pvcTemplate requests only "0Gi"'],
      ['a tablespace', cluster({ tablespaces: [{ name: 'hot', storage: {} }] }), 'plugins/db: tablespaces[0].storage.size: required, unless pvcTemplate requests storage'],
      ['several volumes', cluster({ storage: {}, walStorage: {} }), 'plugins/db: storage.size: required, unless pvcTemplate requests storage', 'plugins/db: walStorage.size: required, unless pvcTemplate requests storage'],
      ['a claim that asks for nothing', cluster({ storage: { pvcTemplate: { accessModes: [kubernetes.PersistentVolumeAccessMode.READ_WRITE_ONCE] } } }),
        'plugins/db: storage.size: required, unless pvcTemplate requests storage'],
    ],
    passes: [
      ['the data', cluster({ storage: { size: '1Gi' } })],
      ['the WAL', cluster({ walStorage: { storageClass: 'fast', size: '1Gi' } })],
      ['a tablespace', cluster({ tablespaces: [{ name: 'hot', storage: { size: '1Gi' } }] })],
      ['a claim', cluster({ storage: { pvcTemplate: { resources: { requests: { storage: '1Gi' } } } } })],
      ['a claim beside an empty size', cluster({ storage: { size: '', pvcTemplate: { resources: { requests: { storage: '0.5Gi' } } } } })],
    ],
    notDetectable: { 'what was forgotten': 'a manifest without storage may be a patch' },
    invalid: [
      ['volumes with only a storage class', { objects: [manifest({ storage: { storageClass: 'fast' }, walStorage: { storageClass: 'fast' } })] },
        'spec.storage.size: required, unless pvcTemplate requests storage', 'spec.walStorage.size: required, unless pvcTemplate requests storage'],
      ['a tablespace', { objects: [manifest({ tablespaces: [7, { name: 'hot', storage: {} }] })] }, 'spec.tablespaces[1].storage.size: required, unless pvcTemplate requests storage'],
    ],
    valid: [
      ['volumes with a size', { objects: [manifest({ walStorage: { storageClass: 'fast', size: '1Gi' } })] }],
      ['a patch of the number of instances', { objects: [manifest({ storage: undefined })] }],
      ['a patch of the storage class', { objects: [manifest({ instances: undefined, storage: { storageClass: 'fast' } })] }],
      ['a patch of the WAL\'s storage class', { objects: [manifest({ storage: undefined, walStorage: { storageClass: 'fast' } })] }],
      ['a claim in bytes', { objects: [manifest({ storage: { pvcTemplate: { resources: { requests: { storage: 1073741824 } } } } })] }],
      ['other types', { objects: [manifest({ storage: 7, walStorage: { size: [] }, tablespaces: {} })] }],
    ],
  },
];
