import { existsSync, readFileSync } from 'fs';
import { join } from 'path';
import { Distribution } from '../../src';
import { documentsOf } from '../support/verdicts';

const ROOT = join(__dirname, '../..');

/** Installs that work: our own examples, and what is published where it lies beside the project. */
export const INSTALLS: Readonly<Record<string, string[]>> = {
  'cloudnative-pg': ['examples/typescript/cloudnative-pg/dist/plugins.k8s.yaml', 'examples/typescript/cloudnative-pg/dist/db.k8s.yaml'],
  'hello-world': ['examples/typescript/hello-world/dist/hello-world.k8s.yaml'],
  'barman-cloud': ['examples/typescript/barman-cloud/dist/barman-cloud.k8s.yaml'],
  ...published('hello-world', 'manifest.yaml', 'usage/cluster-example.yaml'),
  ...published('barman-cloud', 'manifest.yaml', 'usage/cluster-example.yaml'),
  ...published('pgdump', 'manifest.yaml'),
  ...published('scale-to-zero', 'manifest.yaml'),
};

/** The operator is installed beside the plugins: what the input does not have is not installed elsewhere. */
export const OPERATORS_DEPLOYMENT = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'cnpg-controller-manager', namespace: 'cnpg-system' },
  spec: {
    selector: { matchLabels: Distribution.CLOUDNATIVE_PG.operatorPodLabels },
    template: {
      metadata: { labels: Distribution.CLOUDNATIVE_PG.operatorPodLabels },
      spec: {
        containers: [{
          name: 'manager',
          image: 'ghcr.io/cloudnative-pg/cloudnative-pg:1.30.0',
          env: [{ name: 'OPERATOR_NAMESPACE', valueFrom: { fieldRef: { fieldPath: 'metadata.namespace' } } }],
        }],
      },
    },
  },
};

/** The kinds that plugins and clusters are made of; others' objects change nothing for them. */
const KINDS = ['Service', 'Deployment', 'Certificate', 'Issuer', 'Cluster'];

/** The YAML of an install. */
export function textOfInstall(name: string): string {
  return INSTALLS[name].map(file => readFileSync(join(ROOT, file), 'utf8')).join('\n---\n');
}

/** The objects of an install that matter. */
export function objectsOfInstall(name: string): any[] {
  return documentsOf(textOfInstall(name)).filter(({ kind }) => KINDS.includes(kind));
}

function published(name: string, ...files: string[]): Record<string, string[]> {
  const directory = join('..', 'shared/goldens', name);
  if (!existsSync(join(ROOT, directory))) {
    console.warn(`NOT CHECKED: the published ${name}, which does not lie beside the project`);
    return {};
  }
  return { [`the published ${name}`]: files.map(file => join(directory, file)) };
}
