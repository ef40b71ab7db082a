import * as fc from 'fast-check';
import { label } from './arbitraries';
import { Schema } from '../../scripts/crd-facts';
import { Distribution } from '../../src';
import { committedSchemas } from '../support/crd';

/** A manifest of a kind beside the Cluster, as the API server accepts it. */
export interface ResourceScenario {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
  readonly spec: Record<string, any>;
}

/** The kinds, with what their operator or plugin requires beyond the CRD. */
const KINDS: Readonly<Record<string, object>> = {
  Pooler: { cluster: { name: 'db' } },
  Database: { cluster: { name: 'db' } },
  DatabaseRole: { cluster: { name: 'db' } },
  Publication: { cluster: { name: 'db' } },
  Subscription: { cluster: { name: 'db' } },
  ImageCatalog: {},
  ClusterImageCatalog: {},
  ObjectStore: {},
};

/** Fields of Kubernetes, which programs write as structs of cdk8s-plus, and a field that the API server rejects. */
const LEFT_OUT = ['template', 'serviceTemplate', 'deploymentStrategy', 'serverName'];

export const RESOURCE_KINDS = Object.keys(KINDS);

/** Manifests of a kind with any of its fields, each with values that its schema accepts. */
export function resource(kind: string): fc.Arbitrary<ResourceScenario> {
  const apiVersion = kind === 'ObjectStore' ? 'barmancloud.cnpg.io/v1' : Distribution.CLOUDNATIVE_PG.apiVersion;
  const schema = committedSchemas()[`${apiVersion}/${kind}`].properties!.spec;
  return fc.record({ name: label, spec: valueOf(schema) }, { noNullPrototype: true })
    .map(({ name, spec }) => ({ apiVersion, kind, metadata: { name, ...kind === 'ClusterImageCatalog' ? {} : { namespace: 'apps' } }, spec: written({ ...spec, ...KINDS[kind] }) }));
}

/** What the values of one field require of another: most objects are to be valid. */
function written(spec: any): any {
  if (spec.configuration) { return { ...spec, configuration: { ...spec.configuration, destinationPath: destinationOf(spec.configuration) } }; }
  // the operator's API group is the default of programs, which always write it
  const reference = spec.pgbouncer?.imageCatalogRef;
  const imageCatalogRef = { apiGroup: Distribution.CLOUDNATIVE_PG.apiGroup, ...reference };
  return reference ? { ...spec, pgbouncer: { ...spec.pgbouncer, imageCatalogRef } } : spec;
}

function destinationOf({ azureCredentials, googleCredentials }: any): string {
  if (azureCredentials) { return 'https://account.blob.core.windows.net/backups'; }
  return googleCredentials ? 'gs://backups/' : 's3://backups/';
}

function valueOf(schema: Schema): fc.Arbitrary<any> {
  const { type, enum: values, minimum = -10, maximum = 1000, pattern, format, items, additionalProperties } = schema;
  if (values) { return fc.constantFrom(...values); }
  switch ([type].flat()[0]) {
    case 'object': return typeof additionalProperties === 'object'
      ? fc.dictionary(label, valueOf(additionalProperties), { maxKeys: 2, noNullPrototype: true })
      : objectOf(schema);
    case 'array': return fc.array(valueOf(items!), { maxLength: 2 });
    case 'integer': return fc.integer({ min: minimum, max: maximum });
    case 'boolean': return fc.boolean();
    default: return format === 'date-time' ? fc.constant('2030-01-31T12:00:00Z') : pattern === undefined ? textOf(schema) : fc.constantFrom(...TEXTS.filter(text => new RegExp(pattern).test(text)));
  }
}

/** What the patterns of CRDs accept: quantities, periods and names. */
const TEXTS = ['1Gi', '500m', '2', '30d', '4w', 'a', 'a-b', '5432'];

function textOf({ minLength = 0, maxLength = 20 }: Schema): fc.Arbitrary<string> {
  return fc.oneof(label, fc.constantFrom('s3://backups/', 'app', 'C.UTF-8', '1h', '0', 'shop_db')).map(text => text.padEnd(minLength, 'a').slice(0, maxLength));
}

/** Mostly a few of the fields that may be missing, since many of them exclude each other. */
function objectOf({ properties = {}, required = [] }: Schema): fc.Arbitrary<object> {
  const fields = Object.entries<Schema>(properties).filter(([name]) => !LEFT_OUT.includes(name));
  const model = Object.fromEntries(fields.map(([name, property]) => [name, valueOf(property)]));
  const requiredKeys: string[] = required.filter((name: string) => name in model);
  const optional = Object.keys(model).filter(name => !requiredKeys.includes(name));
  const few = fc.subarray(optional, { maxLength: Math.min(3, optional.length) })
    .chain(names => fc.record(Object.fromEntries([...requiredKeys, ...names].map(name => [name, model[name]])), { noNullPrototype: true }));
  return fc.oneof({ weight: 3, arbitrary: few }, { weight: 1, arbitrary: fc.record(model, { requiredKeys, noNullPrototype: true }) });
}
