import { ApiObject, ApiObjectProps } from 'cdk8s';
import { RuleCases } from '../../support/rule-cases';
import { objectStore } from '../support/resource-programs';
import { clusterYaml, manifests, secretYaml, storeYaml } from '../support/resources';

const KEYS = 's3Credentials: { accessKeyId: { name: s3, key: ACCESS_KEY_ID }, secretAccessKey: { name: s3, key: ACCESS_SECRET_KEY } }';
const store = storeYaml('store', `destinationPath: "s3://backups/", ${KEYS}`);
const withCa = storeYaml('store', 'destinationPath: "s3://backups/", endpointCA: { name: ca, key: ca.crt }');
const external = (spec: string) => secretYaml('from-vault', `spec: ${spec}`, 'ExternalSecret', 'external-secrets.io/v1');
const PATH = 'spec.configuration.s3Credentials.secretAccessKey.key';
const BOTH = '{ ACCESS_KEY_ID: YQ==, ACCESS_SECRET_KEY: YQ== }';

export const cases: RuleCases[] = [
  {
    id: 'object-store-secret-key',
    stopsSynthesis: [['a key of another name', chart => {
      new ApiObject(chart, 'secret', { apiVersion: 'v1', kind: 'Secret', metadata: { name: 's3' }, stringData: { id: 'a' } } as ApiObjectProps);
      return objectStore({ s3Credentials: { accessKeyId: { name: 's3', key: 'id' }, secretAccessKey: { name: 's3', key: 'secret' } } })(chart);
    }, 'plugins/store: configuration.s3Credentials.secretAccessKey.key: the Secret "s3" has no key "secret": it has "id"']],
    invalid: [
      ['a key of another name', manifests(store, secretYaml('s3', 'stringData: { ACCESS_KEY_ID: a, SECRET: b }')),
        `${PATH}: the Secret "s3" has no key "ACCESS_SECRET_KEY": it has "ACCESS_KEY_ID" and "SECRET"`],
      ['a typo', manifests(store, secretYaml('s3', 'data: { ACCESS_KEY_ID: YQ==, ACCES_SECRET_KEY: YQ== }')),
        `${PATH}: the Secret "s3" has no key "ACCESS_SECRET_KEY": it has "ACCESS_KEY_ID" and "ACCES_SECRET_KEY"; did you mean "ACCES_SECRET_KEY"?`],
      ['of an ExternalSecret', manifests(store, external('{ target: { name: s3 }, data: [{ secretKey: ACCESS_KEY_ID, remoteRef: { key: s3 } }] }')),
        `${PATH}: the Secret "s3" has no key "ACCESS_SECRET_KEY": it has "ACCESS_KEY_ID"`],
      ['a template instead of what is fetched', manifests(store, external('{ target: { name: s3, template: { data: { ACCESS_SECRET_KEY: a } } }, '
        + 'data: [{ secretKey: ACCESS_KEY_ID, remoteRef: { key: s3 } }] }')),
      'spec.configuration.s3Credentials.accessKeyId.key: the Secret "s3" has no key "ACCESS_KEY_ID": it has "ACCESS_SECRET_KEY"'],
      ['of a SealedSecret', manifests(store, secretYaml('s3', 'spec: { encryptedData: { ACCESS_KEY_ID: Ag } }', 'SealedSecret', 'bitnami.com/v1alpha1')),
        `${PATH}: the Secret "s3" has no key "ACCESS_SECRET_KEY": it has "ACCESS_KEY_ID"`],
      ['in a Cluster', manifests(clusterYaml('db', `backup: { barmanObjectStore: { destinationPath: "s3://backups/", ${KEYS} } }`), secretYaml('s3', 'data: { ACCESS_SECRET_KEY: YQ== }')),
        'spec.backup.barmanObjectStore.s3Credentials.accessKeyId.key: the Secret "s3" has no key "ACCESS_KEY_ID": it has "ACCESS_SECRET_KEY"'],
    ],
    valid: [
      ['both keys', manifests(store, secretYaml('s3', `data: ${BOTH}`))],
      ['two Secrets of the name, which are alternatives', manifests(store, secretYaml('s3', 'data: { ACCESS_KEY_ID: YQ== }'), secretYaml('s3', `data: ${BOTH}`))],
      ['a template beside what is fetched', manifests(store, external('{ target: { name: s3, template: { mergePolicy: Merge, data: { ACCESS_SECRET_KEY: a } } }, '
        + 'data: [{ secretKey: ACCESS_KEY_ID, remoteRef: { key: s3 } }] }'))],
      ['no Secret', manifests(store)],
      ['a Secret without its data', manifests(store, secretYaml('s3', 'type: Opaque'))],
      ['everything that a store has', manifests(store, external('{ target: { name: s3 }, dataFrom: [{ extract: { key: s3 } }] }'))],
      ['a template of an ExternalSecret', manifests(store, external(`{ target: { name: s3, template: { data: ${BOTH} } }, dataFrom: [{ extract: { key: s3 } }] }`))],
      ['a Secret that is filled elsewhere too', manifests(store, secretYaml('s3', 'data: { ACCESS_KEY_ID: YQ== }'), external('{ target: { name: s3, creationPolicy: Merge } }'))],
    ],
  },
  {
    id: 'object-store-config-map',
    invalid: [['a ConfigMap', manifests(withCa, secretYaml('ca', 'data: { ca.crt: x }', 'ConfigMap')), 'spec.configuration.endpointCA.name: "ca" is a ConfigMap: expected a Secret']],
    valid: [
      ['a Secret', manifests(withCa, secretYaml('ca', 'stringData: { ca.crt: x }'))],
      ['both', manifests(withCa, secretYaml('ca', 'data: { ca.crt: x }', 'ConfigMap'), secretYaml('ca', 'stringData: { ca.crt: x }'))],
      ['neither', manifests(withCa)],
    ],
  },
];
