import * as fs from 'fs';
import * as path from 'path';
import * as ts from 'typescript';
import { parseAllDocuments } from 'yaml';
import * as api from '../../src/api';
import * as kubernetes from '../../src/api/kubernetes';
import { RENAMED_KEYS } from '../../src/api/renamed-keys';

const CRDS = path.join(__dirname, '../../../shared/crds');

/** The fields of a Cluster's spec whose types are in src/api. */
export interface Spec {
  readonly affinity?: api.AffinityConfiguration;
  readonly backup?: api.BackupConfiguration;
  readonly bootstrap?: api.BootstrapConfiguration;
  readonly certificates?: api.CertificatesConfiguration;
  readonly env?: kubernetes.EnvVar[];
  readonly envFrom?: kubernetes.EnvFromSource[];
  readonly externalClusters?: api.ExternalCluster[];
  readonly imageCatalogRef?: api.ImageCatalogRef;
  readonly imagePullPolicy?: kubernetes.PullPolicy;
  readonly imagePullSecrets?: api.LocalObjectReference[];
  readonly inheritedMetadata?: api.EmbeddedObjectMetadata;
  readonly logLevel?: api.LogLevel;
  readonly managed?: api.ManagedConfiguration;
  readonly postgresql?: api.PostgresConfiguration;
  readonly primaryUpdateMethod?: api.PrimaryUpdateMethod;
  readonly primaryUpdateStrategy?: api.PrimaryUpdateStrategy;
  readonly projectedVolumeTemplate?: kubernetes.ProjectedVolumeSource;
  readonly replica?: api.ReplicaClusterConfiguration;
  readonly resources?: kubernetes.ResourceRequirements;
  readonly storage?: api.StorageConfiguration;
  readonly superuserSecret?: api.LocalObjectReference;
  readonly tablespaces?: api.TablespaceConfiguration[];
  readonly topologySpreadConstraints?: kubernetes.TopologySpreadConstraint[];
  readonly walStorage?: api.StorageConfiguration;
}

/** A plugin is referred to by its construct instead of by name, so its type is not the API's. */
const LEFT_OUT = 'externalClusters[].plugin';

/** Path of a property to its type, with `!` where it is required, and `=value` for what an enum admits. */
type Shape = Map<string, string>;

const lines = (shape: Shape) => [...shape].map(([property, type]) => `${property}: ${type}`).sort();

function crdShape(fields: string[]): Shape {
  const shape: Shape = new Map();
  for (const product of ['cloudnative-pg', 'edb-postgres']) {
    const newest = path.join(CRDS, fs.readdirSync(CRDS).filter(name => name.startsWith(product)).sort().pop()!);
    const crd = fs.readdirSync(newest)
      .flatMap(file => parseAllDocuments(fs.readFileSync(path.join(newest, file), 'utf-8')))
      .map(document => document.toJS())
      .find(object => object?.spec?.names?.kind === 'Cluster');
    const { properties } = crd.spec.versions[0].schema.openAPIV3Schema.properties.spec;
    fields.forEach(field => readSchema(properties[field], field, '', shape));
  }
  return shape;
}

function readSchema(schema: any, at: string, required: string, shape: Shape) {
  if (at === LEFT_OUT) { return; }
  const type = schema['x-kubernetes-int-or-string'] ? 'string' : schema.type.replace('integer', 'number');
  shape.set(at, type + required);
  schema.enum?.forEach((value: string) => shape.set(`${at}=${value}`, 'enum'));
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    readSchema(property, `${at}.${name}`, schema.required?.includes(name) ? '!' : '', shape);
  }
  if (schema.items) { readSchema(schema.items, `${at}[]`, '', shape); }
  if (schema.additionalProperties) { readSchema(schema.additionalProperties, `${at}{}`, '', shape); }
}

function structShape(): Shape {
  const options = { strict: true, module: ts.ModuleKind.Node16, target: ts.ScriptTarget.ES2022, types: [] };
  const program = ts.createProgram([__filename], options);
  const checker = program.getTypeChecker();
  const spec = program.getSourceFile(__filename)!.statements.find(node => ts.isInterfaceDeclaration(node) && node.name.text === 'Spec')!;
  const shape: Shape = new Map();
  readProperties(checker, checker.getTypeAtLocation(spec), '', '', shape);
  return shape;
}

function readProperties(checker: ts.TypeChecker, type: ts.Type, at: string, keyPath: string, shape: Shape) {
  for (const property of type.getProperties()) {
    const key = keyPath + property.name;
    const name = RENAMED_KEYS[key] ?? property.name;
    const required = (property.valueDeclaration as ts.PropertySignature).questionToken ? '' : '!';
    readType(checker, checker.getNonNullableType(checker.getTypeOfSymbol(property)), at + name, key, required, shape);
  }
}

function readType(checker: ts.TypeChecker, type: ts.Type, at: string, key: string, required: string, shape: Shape) {
  const values = type.getStringIndexType();
  if (at === LEFT_OUT) { return; }
  if (checker.isArrayType(type)) {
    shape.set(at, `array${required}`);
    readType(checker, checker.getTypeArguments(type as ts.TypeReference)[0], `${at}[]`, `${key}[]`, '', shape);
  } else if (values) {
    shape.set(at, `object${required}`);
    readType(checker, values, `${at}{}`, `${key}{}`, '', shape);
  } else if (type.isClassOrInterface()) {
    shape.set(at, `object${required}`);
    readProperties(checker, type, `${at}.`, `${key}.`, shape);
  } else if (type.isUnion() && type.types.every(member => member.isStringLiteral())) {
    shape.set(at, `string${required}`);
    type.types.forEach(member => shape.set(`${at}=${member.value}`, 'enum'));
  } else {
    shape.set(at, checker.typeToString(type) + required);
  }
}

const haveCrds = fs.existsSync(CRDS);
if (!haveCrds) {
  console.warn(`SKIPPED: the structs are not compared with the CRDs, because there are none in ${CRDS}`);
}

(haveCrds ? test : test.skip)('the structs are the newest CRDs of both products', () => {
  const structs = structShape();
  const crds = crdShape([...structs.keys()].filter(property => /^\w+$/.test(property)));
  // sets that Kubernetes or the operator's webhook closes are enums although the CRD takes any string
  const closed = (property: string) => [...crds.keys()].some(key => key.startsWith(`${property.split('=')[0]}=`));
  const comparable = new Map([...structs].filter(([property]) => !property.includes('=') || closed(property)));

  expect(comparable.size).toBeGreaterThan(500);
  expect(lines(comparable)).toEqual(lines(crds));
});
