import type * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { loadWorkload } from './load-workload';
import { Plugin } from './plugin';
import { PluginRole } from './plugin-role';
import { PluginRoles } from './plugin-roles';
import { PluginRoleOptions } from './rbac-options';
import { isNative, mistakesInApp, mistakesInProps } from './sidecar-plugin-checks';
import { sidecarPropOf } from './sidecar-plugin-fields';
import { SidecarPluginProps } from './sidecar-plugin-props';
import { waitForSocket, waits, waitVolumes } from './wait-for-socket';
import { hasLazyValue } from '../check/lazy-values';
import { loadConstructValidation } from '../check/load-rules';
import { manifestsOf } from '../check/manifests-of';
import { enforce, CnpgIError } from '../check/mistakes';
import { addAppValidator } from '../check/on-synthesis';
import { Item } from '../inventory/item';
import { assumeNewest } from '../operator/assumptions';
import { SidecarHost, SidecarParts } from '../operator/sidecar-host';
import { operatorServiceAccount } from '../rules/operator/versions';
import { Path } from '../values/field-path';

/**
 * A plugin in a container of the operator's own pods, which it calls through a Unix socket.
 *
 * Where the operator is part of the app (`Operator.fromManifest`) its Deployment is changed; else one fragment of it comes out, for server-side apply.
 * The operator restarts whenever the plugin changes, since both are in one pod; that is also how it finds the plugin.
 *
 * @see https://cloudnative-pg.io/docs/current/cnpg_i#sidecar-container
 */
export class SidecarPlugin extends Plugin {
  /** The container in which the plugin runs. */
  public readonly container: kplus.Container;
  /** Path of the socket, in both containers. */
  public readonly socketPath: string;
  private readonly roles: PluginRoles;
  private validated = false;
  private readonly props: SidecarPluginProps;

  /**
   * Defines a sidecar plugin.
   *
   * @param scope where the construct belongs
   * @param id id of the construct
   * @param props which plugin, and how it runs
   * @throws if the operator would not find the plugin's socket, or could not connect to it
   */
  public constructor(scope: Construct, id: string, props: SidecarPluginProps) {
    super(scope, id, props);
    this.props = props;
    const { socketDirectory } = this.operator;
    const host = SidecarHost.of(this.operator);
    const name = props.name ?? this.pluginName.split('.')[0];
    this.socketPath = `${socketDirectory}/${this.pluginName}`;
    const containerName = props.containerName ?? name;
    const mistakes = mistakesInProps(this, this.socketPath, props);
    if (mistakes.length > 0) {
      throw new CnpgIError(this.node.path, mistakes);
    }

    const { defineSidecarContainer } = loadWorkload();
    const args = [
      ...props.subcommand === undefined ? [] : [props.subcommand],
      ...props.socketFlag === undefined ? [] : [`${props.socketFlag}=${socketDirectory}`],
      ...props.args ?? [],
    ];
    const sidecar = defineSidecarContainer(containerName, args, props, this.operator.user);
    this.container = sidecar.container;
    host.add(this, () => this.render(sidecar.render(), host.socketVolume, props));
    this.node.defaultChild = host.deployment;
    this.roles = new PluginRoles({
      plugin: this,
      operator: this.operator,
      name,
      pluginName: this.pluginName,
      subject: () => this.roleSubject(),
      finish: role => this.finishRole(role),
    });
    this.roles.addStated(props);
    this.validate(props, host);
  }

  /**
   * Gives the plugin a Role in the operator's namespace.
   *
   * @param id id of the construct, and the end of the default name
   * @param options the rules, and names
   * @throws if the name of the operator's ServiceAccount is not known
   */
  public addRole(id: string, options: PluginRoleOptions): PluginRole {
    return this.roles.addRole(id, options);
  }

  /**
   * Gives the plugin a ClusterRole.
   *
   * @param id id of the construct, and the end of the default name
   * @param options the rules, and names
   * @throws if the name of the operator's ServiceAccount is not known
   */
  public addClusterRole(id: string, options: PluginRoleOptions): PluginRole {
    return this.roles.addClusterRole(id, options);
  }

  /**
   * The prop that a field of an object comes from.
   *
   * @internal
   */
  protected _propOf(item: Item, path: Path): string | undefined {
    return sidecarPropOf(this.props, this.container.name, item, path);
  }

  private validate(props: SidecarPluginProps, host: SidecarHost): void {
    // values that are resolved at synthesis cannot be judged before
    const manifests = hasLazyValue(props) ? [] : [host.manifest(), ...manifestsOf(this)];
    loadConstructValidation().validateConstruct(this, this._owner, manifests, { plugins: [this] });
    this.validated = true;
    if (!waits(props)) {
      addAppValidator(this, () => mistakesInApp(this));
    }
    if (isNative(props) && this.operator.kubernetesVersion === undefined) {
      assumeNewest(this.operator, `the native sidecar of ${this.node.path} (Kubernetes 1.29 or later)`);
    }
  }

  /** Roles that are added later are validated at once. */
  private finishRole(role: PluginRole): void {
    if (this.validated) {
      loadConstructValidation().validateConstruct(this, this._owner, manifestsOf(role));
    }
  }

  private roleSubject(): string {
    const { serviceAccountName, distribution } = this.operator;
    enforce(this, operatorServiceAccount, { serviceAccountName, distribution: distribution.name });
    return serviceAccountName!;
  }

  private render(rendered: { container: any; volumes: any[] }, volume: string, props: SidecarPluginProps): SidecarParts {
    const { socketDirectory, user } = this.operator;
    const mount = { name: volume, mountPath: socketDirectory };
    const container = { ...rendered.container, volumeMounts: [...rendered.container.volumeMounts ?? [], mount] };
    const native = isNative(props);
    return {
      initContainers: [
        ...native ? [{ ...container, restartPolicy: 'Always' }] : [],
        ...waits(props) ? [waitForSocket(container.name, this.socketPath, mount, props, user)] : [],
      ],
      containers: native ? [] : [container],
      volumes: [...rendered.volumes, ...waitVolumes(props)],
      imagePullSecrets: (props.imagePullSecrets ?? []).map(secret => ({ name: secret.name })),
    };
  }
}
