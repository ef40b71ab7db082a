import { Construct } from 'constructs';
import type * as manifestFile from './manifest-file';
import { OperatorManifestProps } from './operator-attributes';
import { enforce } from '../check/mistakes';
import { Distribution } from '../contracts/distribution';
import { Item } from '../inventory/item';
import { configurationOf, managerOf, operatorViewOf, podLabelsOf, podSpecOf, variableOf } from '../inventory/operators';
import { operatorConfigurationMap, operatorConfigurationSecret, operatorContainer, operatorManifest } from '../rules/operator/versions';
import { asName, asRecord, asRecords, includesAll } from '../values/narrow';

const PUBLISHED = [Distribution.CLOUDNATIVE_PG, Distribution.EDB];

/** The kinds that show something of the operator: the file also has large CRDs. */
const READ = ['Deployment', 'ConfigMap', 'Secret'];

/** What a manifest shows of its operator. */
export interface ManifestContents {
  readonly objects: any[];
  readonly deployment: any;
  readonly distribution: Distribution;
  readonly version?: string;
  readonly socketDirectory?: string;
  readonly watchedNamespaces?: string[];
  readonly user?: number;
}

/** Reads a published operator manifest. */
export function readManifest(scope: Construct, props: OperatorManifestProps): ManifestContents {
  const contents = loadReader().objectsOfFile(props.path);
  const { objects, problem } = 'problem' in contents ? { objects: [], problem: contents.problem } : { objects: contents.objects, problem: undefined };
  const read = objects.filter(({ kind }) => READ.includes(kind)).map(object => ({ object, item: new Item(object, { where: props.path }) }));
  const candidates = props.distribution ? [props.distribution] : PUBLISHED;
  const found = read.filter(({ item }) => item.kind === 'Deployment').flatMap(({ object, item }) => candidates
    .filter(({ operatorPodLabels }) => includesAll(podLabelsOf(item), operatorPodLabels))
    .map(distribution => ({ object, item, distribution })));
  enforce(scope, operatorManifest, {
    path: props.path,
    problem: problem ?? unselected(found.map(({ item }) => item)),
    deployments: found.map(({ item }) => item.name),
    distributions: candidates.map(({ name }) => name),
  });
  const [{ object, item, distribution }] = found;
  enforce(scope, operatorContainer, {
    deployment: item.name,
    container: distribution.operatorContainerName,
    containers: asRecords(podSpecOf(item).containers).map(({ name }) => name),
  });
  const manager = managerOf(item, distribution)!;
  const { version, watchedNamespaces, user } = operatorViewOf(item, distribution, manager, props);
  return {
    objects,
    deployment: object,
    distribution,
    version,
    socketDirectory: socketDirectoryOf(scope, props, item, manager, read.map(one => inNamespaceOf(item, one.item))),
    watchedNamespaces,
    user: props.user ?? user,
  };
}

/** A selector is required, and is what other objects find the operator's pods by. */
function unselected(deployments: Item[]): string | undefined {
  const item = deployments.find(({ spec }) => Object.keys(asRecord(asRecord(spec.selector).matchLabels)).length === 0);
  return item && `Deployment "${item.name}" has no spec.selector.matchLabels`;
}

/** Loads the reader of YAML with the first manifest. */
function loadReader(): typeof manifestFile {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require('./manifest-file');
}

/** An object that sets no namespace is put into the operator's. */
function inNamespaceOf({ namespace }: Item, item: Item): Item {
  return item.namespace === undefined ? new Item({ ...item.manifest, metadata: { ...item.manifest.metadata, namespace } }, item.origin) : item;
}

/** The operator's Secret takes precedence over its ConfigMap, and the ConfigMap over the environment. */
function socketDirectoryOf(
  scope: Construct, { socketDirectory }: OperatorManifestProps, deployment: Item, manager: Record<string, any>, items: Item[],
): string | undefined {
  const configMap = configurationOf('ConfigMap', deployment, manager, name => items.filter(isNamed('ConfigMap', name)));
  const configured = asName(asRecord(configMap?.manifest.data).PLUGIN_SOCKET_DIR);
  if (socketDirectory !== undefined) {
    enforce(scope, operatorConfigurationMap, { configMap: configMap?.name, configured, socketDirectory });
    return socketDirectory;
  }
  const secret = configurationOf('Secret', deployment, manager, name => items.filter(isNamed('Secret', name)));
  const { data, stringData } = asRecord(secret?.manifest);
  enforce(scope, operatorConfigurationSecret, { secret: secret?.name, keys: Object.keys({ ...asRecord(data), ...asRecord(stringData) }) });
  return configured ?? asName(variableOf(manager, 'PLUGIN_SOCKET_DIR'));
}

function isNamed(kind: string, name: string): (item: Item) => boolean {
  return item => item.kind === kind && item.apiGroup === '' && item.name === name;
}
