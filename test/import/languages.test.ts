import { readFileSync } from 'fs';
import { join } from 'path';
// eslint-disable-next-line import/no-extraneous-dependencies -- jsii-pacmak writes the names with it
import { toCamelCase, toSnakeCase } from 'codemaker';
import { imported } from './support/programs';
import types from '../../src/import/api-types.json';
import { PRINTERS } from '../../src/import/import';
import { javaName } from '../../src/import/print/java';
import { pythonName } from '../../src/import/print/python';

const TEXT = `apiVersion: postgresql.cnpg.io/v1
kind: Cluster
metadata:
  name: orders
spec:
  # one for each zone
  instances: 3
  storage: {size: 20Gi}
  primaryUpdateMethod: restart
  env: [{name: TZ, value: "a\\"\\\\\\u0001"}]
  bootstrap: {initdb: {import: {type: monolith, databases: ["*"], roles: ["*"], source: {externalCluster: far}}}}
  externalClusters: [{name: far, connectionParameters: {host: far}}]
---
apiVersion: postgresql.cnpg.io/v1
kind: Pooler
metadata: {name: pool}
spec:
  cluster: {name: orders}
  pgbouncer: {poolMode: session, parameters: {max_client_conn: "10"}}
  template: {spec: {containers: [{name: pgbouncer, resources: {limits: {cpu: 1}}}]}}
---
apiVersion: v1
kind: ConfigMap
metadata: {name: notes, creationTimestamp: null}
data: {b: "1", a: null, c: "true"}
immutable: false
`;

const EXPECTED: Record<string, string> = {
  python: `from cdk8s import ApiObject, App, Chart, JsonPatch
from cdk8s_cnpg_i import (
    BootstrapConfiguration, BootstrapInitDB, ClusterWithPlugins, Distribution, ExternalCluster, Import, ImportSource,
    Operator, PgBouncerPoolMode, PgBouncerSpec, Pooler, PrimaryUpdateMethod, SnapshotType, StorageConfiguration,
    kubernetes,
)
from cdk8s_plus_28 import k8s

app = App()

imported = Chart(app, "imported")
Operator.from_attributes(imported, "operator", distribution=Distribution.CLOUDNATIVE_PG)
orders = ClusterWithPlugins(
    imported,
    "orders",
    # one for each zone
    instances=3,
    storage=StorageConfiguration(size="20Gi"),
    primary_update_method=PrimaryUpdateMethod.RESTART,
    env=[kubernetes.EnvVar(name="TZ", value="a\\"\\\\\\u0001")],
    bootstrap=BootstrapConfiguration(
        initdb=BootstrapInitDB(
            import_=Import(
                type=SnapshotType.MONOLITH,
                databases=["*"],
                roles=["*"],
                source=ImportSource(external_cluster="far"),
            ),
        ),
    ),
    external_clusters=[ExternalCluster(name="far", connection_parameters={"host": "far"})],
)
Pooler(
    imported,
    "pool",
    cluster=orders,
    pgbouncer=PgBouncerSpec(pool_mode=PgBouncerPoolMode.SESSION, parameters={"max_client_conn": "10"}),
    template=k8s.PodTemplateSpec(
        spec=k8s.PodSpec(
            containers=[
                k8s.Container(
                    name="pgbouncer",
                    resources=k8s.ResourceRequirements(limits={"cpu": k8s.Quantity.from_number(1)}),
                ),
            ],
        ),
    ),
)
notes = ApiObject(imported, "configmap-notes", api_version="v1", kind="ConfigMap")
notes.add_json_patch(JsonPatch.add("/immutable", False))
notes.add_json_patch(JsonPatch.add("/metadata", {"name": "notes"}), JsonPatch.add("/data", {"b": "1", "c": "true"}))

app.synth()
`,
};

beforeEach(() => jest.spyOn(process, 'emitWarning').mockImplementation(() => {}));

test.each(Object.entries(EXPECTED))('a program in %s', (language, expected) => {
  expect(PRINTERS[language](imported(TEXT).program)).toBe(expected);
});

test.each(['go', 'java', 'csharp'])('a program in %s', language => {
  expect(PRINTERS[language](imported(TEXT).program)).toMatchSnapshot();
});

describe('names are those of jsii', () => {
  const props = [...new Set(Object.values(types.structs).flatMap(struct => Object.keys(struct)))];

  test('in Python', () => {
    expect(props.map(pythonName).map(name => name.replace(/_$/, ''))).toEqual(props.map(name => toSnakeCase(name)));
    expect(['from', 'import', 'is', 'lambda'].map(pythonName)).toEqual(['from_', 'import_', 'is_', 'lambda_']);
  });

  test('in Java', () => {
    expect(props.map(javaName).map(name => name.replace(/^(import|default)Value$/, '$1'))).toEqual(props.map(name => toCamelCase(name)));
    expect(['import', 'default'].map(javaName)).toEqual(['importValue', 'defaultValue']);
  });
});

test('the program in the guide is what its manifest becomes', () => {
  const guide = readFileSync(join(__dirname, '..', '..', 'docs', 'guides', 'import.md'), 'utf8');
  const block = (language: string) => new RegExp(`^\`\`\`${language}\n([^]*?)^\`\`\`$`, 'm').exec(guide)![1];
  expect(PRINTERS.python(imported(block('yaml')).program).replaceAll('imported', 'shop')).toBe(block('python'));
});
