import { kubectl, KubectlError, KubectlOptions } from './kubectl';
import { Resource, resourcesToRead } from './resources';
import { KEY_NAMES, secretsIn } from './secrets';
import { Inventory } from '../inventory/inventory';
import { Item } from '../inventory/item';
import { pluginsWithTls } from '../inventory/plugin-tls';
import { Input } from '../manifests/input';
import { Problem } from '../manifests/problem';
import { asRecord, asRecords, asString } from '../values/narrow';

/** What to read of a cluster. */
export interface LiveOptions extends KubectlOptions {
  /** The only namespace to read. All, and what is in none, if undefined. */
  readonly namespace?: string;
  /** Whether the certificates of plugins are read: the public part, `tls.crt`. */
  readonly certificates?: boolean;
}

/** What a cluster has. */
export interface Live {
  readonly input: Input;
  /** The release of Kubernetes. */
  readonly kubernetesVersion?: string;
  /** The kinds that the cluster does not have, as kubectl names them. */
  readonly missing: readonly string[];
}

/** So many calls run beside each other. */
const BESIDE = 4;

/** Reads the objects that the rules need from a cluster. What cannot be read is a problem, and does not stop the others. */
export async function readLive(options: LiveOptions): Promise<Live> {
  try {
    const kubernetesVersion = await releaseOf(options);
    const reader = new LiveReader(options);
    await reader.readAll();
    if (options.certificates) { await reader.readCertificates(); }
    const items = reader.objects.filter(object => !isControlled(object)).map(itemOf).sort((a, b) => a.origin.where < b.origin.where ? -1 : 1);
    return { input: { files: [], sets: [{ items }], ignored: 0, problems: reader.problems }, kubernetesVersion, missing: reader.missing };
  } catch (error) {
    const hint = (error as KubectlError).reason === 'missing'
      ? 'install kubectl, and add its directory to PATH'
      : 'check the context and your credentials: kubectl cluster-info';
    return { input: { files: [], sets: [], ignored: 0, problems: [{ message: `the cluster cannot be read: ${(error as Error).message}`, hint }] }, missing: [] };
  }
}

/** One reading of a cluster. */
class LiveReader {
  public readonly objects: Array<Record<string, any>> = [];
  public readonly problems: Problem[] = [];
  public readonly missing: string[] = [];
  private readonly scope: readonly string[];

  public constructor(private readonly options: LiveOptions) {
    this.scope = options.namespace === undefined ? ['--all-namespaces'] : ['--namespace', options.namespace];
  }

  public async readAll(): Promise<void> {
    const resources = resourcesToRead().filter(one => this.options.namespace === undefined || !one.isClusterScoped);
    await inParallel([...resources.map(one => () => this.readResource(one)), () => this.readSecrets()]);
    this.missing.sort();
    if (resources.filter(({ kind }) => kind === 'Cluster').every(({ name }) => this.missing.includes(name))) {
      this.problems.push({ message: 'the cluster has no Clusters of CloudNativePG: their kind is not installed', hint: 'check the context' });
    }
  }

  /** Reads the certificates in the Secrets that the Services of plugins name. */
  public async readCertificates(): Promise<void> {
    const inventory = new Inventory(this.objects.map(itemOf));
    const named = pluginsWithTls(inventory).flatMap(({ service, sides }) => sides.map(side => JSON.stringify([service.namespace, side.secretName])));
    await inParallel([...new Set(named)].map(key => () => this.readCertificate(...JSON.parse(key) as [string, string])));
  }

  private async readResource({ name, isExtension }: Resource): Promise<void> {
    await this.attempt(name, isExtension, async () => {
      const output = await kubectl(['get', name, ...this.scope, '--output', 'json'], this.options);
      this.objects.push(...objectsIn(output));
    });
  }

  private async readSecrets(): Promise<void> {
    await this.attempt('secret', false, async () => {
      this.objects.push(...secretsIn(await kubectl(['get', 'secret', ...this.scope, '--output', `go-template=${KEY_NAMES}`], this.options)));
    });
  }

  private async readCertificate(namespace: string, name: string): Promise<void> {
    const secret = this.objects.find(({ kind, metadata }) => kind === 'Secret' && metadata.name === name && metadata.namespace === namespace);
    if (asRecord(secret?.data)['tls.crt'] === undefined) { return; }
    await this.attempt(`the certificate in Secret "${name}" in namespace "${namespace}"`, false, async () => {
      secret!.data['tls.crt'] = await kubectl(['get', 'secret', name, '--namespace', namespace, '--output', 'jsonpath={.data.tls\\.crt}'], this.options);
    });
  }

  private async attempt(what: string, isExtension: boolean, act: () => Promise<void>): Promise<void> {
    try {
      await act();
    } catch (error) {
      const { message, reason } = error as KubectlError;
      if (reason === 'no such kind' && isExtension) {
        this.missing.push(what);
        return;
      }
      const hint = reason === 'forbidden' ? 'use an account that may list it, or --namespace' : 'read it with kubectl get to see why';
      this.problems.push({ message: `${what} cannot be read: ${message}`, hint });
    }
  }
}

async function inParallel(tasks: Array<() => Promise<void>>): Promise<void> {
  const work = async () => {
    for (let task = tasks.shift(); task; task = tasks.shift()) { await task(); }
  };
  await Promise.all(Array.from({ length: BESIDE }, work));
}

function objectsIn(output: string): Array<Record<string, any>> {
  try {
    const { items } = JSON.parse(output) as { items?: unknown };
    if (Array.isArray(items)) { return asRecords(items); }
  } catch { /* not JSON */ }
  throw new KubectlError('kubectl printed something else than a JSON list', 'other');
}

/** The release that the API server reports, which need not be a known one. It may be secret, but then the server answers. */
async function releaseOf(options: KubectlOptions): Promise<string | undefined> {
  const output = await kubectl(['get', '--raw', '/version'], options).catch((error: KubectlError) => {
    if (error.reason === 'forbidden') { return '{}'; }
    throw error;
  });
  try {
    const [, release] = /^v?(\d+\.\d+\.\d+)/.exec(asString(asRecord(JSON.parse(output)).gitVersion) ?? '') ?? [];
    return release === '0.0.0' ? undefined : release;
  } catch {
    throw new KubectlError('kubectl printed something else than the version of the cluster', 'other');
  }
}

/** What a controller makes of another object is not the user's to change, such as the Deployment of a Pooler. */
function isControlled({ kind, metadata }: Record<string, any>): boolean {
  return kind !== 'Secret' && asRecords(asRecord(metadata).ownerReferences).some(({ controller }) => controller === true);
}

function itemOf(object: Record<string, any>): Item {
  const { namespace, name } = asRecord(object.metadata);
  return new Item(object, { where: [namespace, `${object.kind}`.toLowerCase(), name].filter(Boolean).join('/') });
}
