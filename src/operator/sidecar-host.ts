import { ApiObject, Chart, Lazy, Yaml } from 'cdk8s';
import { Construct, IConstruct } from 'constructs';
import { IOperator } from '../contracts/operator';
import { IPlugin } from '../contracts/plugin';
import { Item } from '../inventory/item';
import { formatPath, Path, valueAt } from '../values/field-path';
import { asRecord } from '../values/narrow';

/** Where the operator looks for sockets when nothing else is configured. */
export const DEFAULT_SOCKET_DIRECTORY = '/plugins';

/** Name of the volume that the operator and its sidecar plugins share. */
const SOCKET_VOLUME = 'cnpg-i-plugins';

/** Name of the empty volume that hides the operator's token from containers that only wait. */
export const NO_TOKEN_VOLUME = 'cnpg-i-no-token';

/** What one sidecar plugin adds to the operator's pods, as Kubernetes objects. */
export interface SidecarParts {
  readonly initContainers: any[];
  readonly containers: any[];
  readonly volumes: any[];
  readonly imagePullSecrets: any[];
}

/**
 * The annotations that keep GitOps tools from treating a part of a Deployment as the whole:
 * applied server-side into what is there, never pruned, replaced or deleted.
 */
const PROTECTION = {
  'argocd.argoproj.io/sync-options': 'ServerSideApply=true,Prune=false,Delete=false,Replace=false',
  'kustomize.toolkit.fluxcd.io/prune': 'disabled',
  'kustomize.toolkit.fluxcd.io/ssa': 'Merge',
};

/**
 * Collects the sidecar plugins of one operator and renders them into one Deployment.
 */
export class SidecarHost {
  /** The host of an operator, made at the first call. */
  public static of(operator: IOperator): SidecarHost {
    const host = SidecarHost.hosts.get(operator) ?? new SidecarHost(operator);
    SidecarHost.hosts.set(operator, host);
    return host;
  }

  private static readonly hosts = new WeakMap<IConstruct, SidecarHost>();

  /** The Deployment of a manifest, or the fragment; none before the first sidecar of an operator outside the app. */
  public deployment?: ApiObject;
  private readonly sidecars: Array<{ readonly plugin: IPlugin; readonly parts: () => SidecarParts }> = [];
  private readonly volumes = new Map<string, object>();
  private existingVolume?: string;

  private constructor(private readonly operator: IOperator) {}

  /** Makes the operator's own Deployment, which is in the app, the host. */
  public useDeployment(scope: Construct, id: string, manifest: any, namespace: string): void {
    const pod = manifest.spec.template.spec;
    const manager = pod.containers.find((container: any) => container.name === this.operator.containerName);
    pod.volumes?.forEach((volume: any) => this.volumes.set(volume.name, volume));
    this.existingVolume = manager.volumeMounts?.find((mount: any) => mount.mountPath.replace(/\/$/, '') === this.operator.socketDirectory)?.name;
    this.deployment = new ApiObject(scope, id, {
      ...manifest,
      metadata: { ...manifest.metadata, namespace },
      spec: Lazy.any({
        produce: () => ({ ...manifest.spec, template: { ...manifest.spec.template, spec: this.withSidecars(pod) } }),
      }),
    });
  }

  /** Adds a sidecar. */
  public add(plugin: IPlugin, parts: () => SidecarParts): void {
    this.sidecars.push({ plugin, parts });
    if (this.deployment === undefined && this.operator.sidecarFragment) {
      this.deployment = this.defineFragment(plugin);
    }
  }

  /** The sidecar plugin of a name. */
  public sidecarNamed(pluginName: string): IPlugin | undefined {
    return this.sidecars.find(({ plugin }) => plugin.pluginName === pluginName)?.plugin;
  }

  /** The sidecar plugin whose container a field of the Deployment is in. */
  public sidecarAt({ manifest }: Item, path: Path): IPlugin | undefined {
    const name = asRecord(valueAt(manifest, path.slice(0, 5))).name;
    return /^spec\.template\.spec\.(initContainers|containers)\[/.test(formatPath(path))
      ? this.sidecars.find(({ parts }) => [...parts().initContainers, ...parts().containers].some(container => container.name === name))?.plugin
      : undefined;
  }

  /** Reserves the name of a volume in the operator's pods; false if another volume has it. */
  public claimVolume(name: string, volume: object): boolean {
    const other = [this.socketVolume, NO_TOKEN_VOLUME].includes(name) ? this : this.volumes.get(name);
    this.volumes.set(name, other ?? volume);
    return other === undefined || other === volume;
  }

  /** Volume through which the sockets are shared. */
  public get socketVolume(): string {
    return this.existingVolume ?? SOCKET_VOLUME;
  }

  /** The sidecars as a strategic-merge patch of the operator's Deployment. */
  public patch(): string {
    // a key without a value would be written as null, which deletes that key in a patch
    return Yaml.stringify(JSON.parse(JSON.stringify(this.patchObject())));
  }

  /** The Deployment with all sidecars, or as much of it as they change. */
  public manifest(): unknown {
    return this.deployment ? this.deployment.toJson() : this.patchObject();
  }

  private patchObject(): object {
    return {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: this.operator.deploymentName, namespace: this.operator.namespace },
      spec: this.fragmentSpec(),
    };
  }

  /** The fragment belongs to the operator; one that is in no chart, as the default is, lends it to the chart of its first sidecar. */
  private defineFragment(sidecar: IPlugin): ApiObject {
    const inChart = this.operator.node.scopes.some(Chart.isChart);
    const fragment = new ApiObject(inChart ? this.operator : Chart.of(sidecar), inChart ? 'Resource' : 'cnpg-i-operator', {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: this.operator.deploymentName, namespace: this.operator.namespace, annotations: PROTECTION },
      spec: Lazy.any({ produce: () => this.fragmentSpec() }),
    });
    return fragment;
  }

  private fragmentSpec(): any {
    return { template: { spec: this.withSidecars({ containers: [{ name: this.operator.containerName }] }) } };
  }

  private withSidecars(pod: any): any {
    const parts = this.sidecars.map(sidecar => sidecar.parts());
    if (parts.length === 0) {
      return pod;
    }
    const imagePullSecrets = unique([...pod.imagePullSecrets ?? [], ...parts.flatMap(part => part.imagePullSecrets)]);
    const shared = this.existingVolume ? [] : [{ name: SOCKET_VOLUME, emptyDir: {} }];
    const initContainers = [...pod.initContainers ?? [], ...parts.flatMap(part => part.initContainers)];
    return {
      ...pod,
      initContainers: initContainers.length > 0 ? initContainers : undefined,
      containers: [
        ...pod.containers.map((container: any) => container.name === this.operator.containerName ? this.withSocketDirectory(container) : container),
        ...parts.flatMap(part => part.containers),
      ],
      volumes: unique([...pod.volumes ?? [], ...shared, ...parts.flatMap(part => part.volumes)]),
      imagePullSecrets: imagePullSecrets.length > 0 ? imagePullSecrets : undefined,
    };
  }

  private withSocketDirectory(manager: any): any {
    const { socketDirectory } = this.operator;
    const mount = { name: SOCKET_VOLUME, mountPath: socketDirectory };
    const setting = { name: 'PLUGIN_SOCKET_DIR', value: socketDirectory };
    const others = (manager.env ?? []).filter((variable: any) => variable.name !== setting.name);
    const present = manager.env?.find((variable: any) => variable.name === setting.name)?.value ?? DEFAULT_SOCKET_DIRECTORY;
    return {
      ...manager,
      env: present === socketDirectory ? manager.env : [...others, setting],
      volumeMounts: this.existingVolume ? manager.volumeMounts : [...manager.volumeMounts ?? [], mount],
    };
  }
}

/** Sidecars may share a volume or a pull secret: one of each name is enough. */
function unique(named: any[]): any[] {
  return [...new Map(named.map(one => [one.name, one])).values()];
}
