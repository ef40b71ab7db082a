import { RuleCases } from '../../support/rule-cases';
import { withCluster } from '../support/resource-programs';
import { clusterYaml, manifests, resource } from '../support/resources';

const cluster = (fields: string, name = 'db') => manifests(clusterYaml(name, fields));
const SOURCE = 'externalClusters: [{ name: old, connectionParameters: { host: old } }]';
const recovering = (recovery: string, fields = '') => `bootstrap: { recovery: { source: old${recovery} } }, ${SOURCE}${fields}`;
const NOT_SET = 'spec.bootstrap.recovery.database: not set: the Secret "db-app" is for the database and user "app"';
const barman = (imageName: string) =>
  cluster(`imageName: "${imageName}", backup: { barmanObjectStore: { destinationPath: "s3://backups/", s3Credentials: { inheritFromIAMRole: true } } }`);
const IMAGE = 'ghcr.io/cloudnative-pg/postgresql';

const STORE = 'barmanObjectStore: { destinationPath: "s3://backups/", s3Credentials: { inheritFromIAMRole: true } }';
const RECOVERED = `bootstrap: { recovery: { source: old, database: app, owner: app } }, externalClusters: [{ name: old, ${STORE} }]`;
const catalog = (flavour: string) => resource('ImageCatalog', 'images', `{ images: [{ major: 17, image: "${IMAGE}:17.5-${flavour}-trixie" }] }`);
const withCatalog = (major: string) =>
  clusterYaml('db', `imageCatalogRef: { apiGroup: postgresql.cnpg.io, kind: ImageCatalog, name: images, major: ${major} }, backup: { ${STORE} }`);

export const cases: RuleCases[] = [
  {
    id: 'superuser-secret-unused',
    warns: [['no access', withCluster(() => {}, { superuserSecret: { name: 's' } }),
      'plugins/db: superuserSecret: the Secret "s" is not used, because enableSuperuserAccess is not true']],
    passes: [['access', withCluster(() => {}, { superuserSecret: { name: 's' }, enableSuperuserAccess: true })]],
    invalid: [
      ['no access', cluster('superuserSecret: { name: s }'), 'spec.superuserSecret: the Secret "s" is not used, because enableSuperuserAccess is not true'],
      ['access is off', cluster('superuserSecret: { name: s }, enableSuperuserAccess: false'), 'spec.superuserSecret: the Secret "s" is not used, because enableSuperuserAccess is not true'],
    ],
    valid: [['access', cluster('superuserSecret: { name: s }, enableSuperuserAccess: true')], ['a placeholder', cluster('superuserSecret: { name: s }, enableSuperuserAccess: "${ACCESS}"')]],
  },
  {
    id: 'recovery-application',
    warns: [['neither', withCluster(() => {}, { bootstrap: { recovery: { backup: { name: 'b' } } } }),
      'plugins/db: bootstrap.recovery.database: not set: the Secret "db-app" is for the database and user "app", whatever the source has']],
    invalid: [
      ['neither', cluster(recovering('')), `${NOT_SET}, whatever the source has`],
      ['the source is shown', manifests(clusterYaml('old', 'bootstrap: { initdb: { database: shop, owner: web } }'), clusterYaml('db', recovering(''))),
        `${NOT_SET}, but the source has the database "shop" of "web"`],
    ],
    valid: [
      ['both', cluster(recovering(', database: shop, owner: shop'))],
      ['a replica', cluster(recovering('', ', replica: { enabled: true, source: old }'))],
      ['a new cluster', cluster('bootstrap: { initdb: {} }')],
    ],
  },
  {
    id: 'image-without-barman',
    invalid: [
      ['standard', barman(`${IMAGE}:18.4-standard-trixie`),
        `spec.imageName: "${IMAGE}:18.4-standard-trixie" is a standard image, which does not contain Barman Cloud: expected an image of the flavour system`],
      ['minimal', barman(`${IMAGE}:17.5-minimal-bookworm`),
        `spec.imageName: "${IMAGE}:17.5-minimal-bookworm" is a minimal image, which does not contain Barman Cloud: expected an image of the flavour system`],
      ['an image in a catalog', manifests(catalog('standard'), withCatalog('17')),
        `spec.imageCatalogRef: "${IMAGE}:17.5-standard-trixie" is a standard image, which does not contain Barman Cloud: expected an image of the flavour system`],
      ['a recovery', cluster(`imageName: "${IMAGE}:17.5-minimal-bookworm", ${RECOVERED}`),
        `spec.imageName: "${IMAGE}:17.5-minimal-bookworm" is a minimal image, which does not contain Barman Cloud: expected an image of the flavour system`],
    ],
    valid: [
      ['a system image in a catalog', manifests(catalog('system'), withCatalog('17'))],
      ['another major version of a catalog', manifests(catalog('standard'), withCatalog('16'))],
      ['an external cluster that is not recovered from', cluster(`imageName: "${IMAGE}:17.5-minimal-bookworm", ${RECOVERED.replace('source: old', 'source: other')}`)],
      ['system', barman(`${IMAGE}:18.4-system-trixie`)], ['no flavour', barman(`${IMAGE}:17.5`)], ['a plugin', cluster(`imageName: "${IMAGE}:18.4-standard-trixie"`)],
    ],
  },
];
