import { ApiObject } from 'cdk8s';
import type * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { loadWorkload } from './load-workload';
import { defineNetworkPolicies, networkPoliciesOf } from './network-policies';
import { Plugin } from './plugin';
import { LEADER_ELECTION_RULES, PluginRole } from './plugin-role';
import { PluginRoles } from './plugin-roles';
import { definePodDisruptionBudget } from './pod-disruption-budget';
import { PluginRoleOptions } from './rbac-options';
import { mistakesForCdk8sPlus, mistakesInFlags, mistakesInNames, mistakesInProps } from './standalone-plugin-checks';
import { RenderedFrom, standalonePropOf } from './standalone-plugin-fields';
import { StandalonePluginProps } from './standalone-plugin-props';
import { StandalonePluginWiring, wiringOf } from './standalone-plugin-wiring';
import { hasLazyValue } from '../check/lazy-values';
import { PluginTls } from './tls/plugin-tls';
import { Described } from '../check/layout';
import { loadConstructValidation } from '../check/load-rules';
import { manifestsOf } from '../check/manifests-of';
import { enforce, CnpgIError } from '../check/mistakes';
import { Item } from '../inventory/item';
import { assumeNewest } from '../operator/assumptions';
import { roleSubject } from '../rules/standalone-plugin/options';
import { Path } from '../values/field-path';

/**
 * A plugin with a Deployment of its own, which the operator finds by a Service and calls over mutual TLS.
 *
 * Everything is in the operator's namespace, whatever the chart's is: the operator looks nowhere else. The operator need not be restarted.
 *
 * @see https://cloudnative-pg.io/docs/current/cnpg_i#standalone-deployment-recommended
 */
export class StandalonePlugin extends Plugin implements kplus.IPodSelector, kplus.INetworkPolicyPeer, kplus.ISubject {
  /** The Deployment. */
  public readonly deployment: kplus.Deployment;
  /** The container in which the plugin runs. */
  public readonly container: kplus.Container;
  /** The Service by which the operator finds the plugin. */
  public readonly service: kplus.Service;
  /** The ServiceAccount of the pods, if they have one of their own. */
  public readonly serviceAccount?: kplus.IServiceAccount;
  /** The Certificate of the plugin's server, where this construct makes it. */
  public readonly serverCertificate?: ApiObject;
  /** The Certificate with which the operator calls the plugin, where this construct makes it. */
  public readonly clientCertificate?: ApiObject;
  private readonly roles: PluginRoles;
  private readonly wiring: StandalonePluginWiring;
  private validated = false;
  private renderedFrom?: RenderedFrom;
  private readonly common: { readonly labels: Record<string, string>; readonly annotations: Record<string, string> };

  /**
   * Defines a standalone plugin.
   *
   * @param scope where the construct belongs
   * @param id id of the construct
   * @param props which plugin, and how it runs
   * @throws if the operator would not register the plugin, or would not reach it
   */
  public constructor(scope: Construct, id: string, props: StandalonePluginProps) {
    super(scope, id, props);
    this.wiring = wiringOf(this.pluginName, this.operator, props);
    this.common = { labels: props.labels ?? {}, annotations: props.annotations ?? {} };
    this.roles = new PluginRoles({
      plugin: this,
      operator: this.operator,
      name: this.wiring.name,
      pluginName: this.pluginName,
      subject: () => this.roleSubject(),
      finish: role => this.finishRole(role),
    });
    const misnamed = mistakesInNames(this.operator, this.wiring, props);
    if (misnamed.length > 0) {
      throw new CnpgIError(this.node.path, misnamed);
    }
    const mistakes = mistakesInProps(this.operator, props);
    let manifests: unknown[];
    try {
      const { defineDeployment, defineService } = loadWorkload();
      const tls = (props.tls ?? PluginTls.selfSigned())._bind({ scope: this, ...this.wiring });
      this.serverCertificate = tls.serverCertificate;
      this.clientCertificate = tls.clientCertificate;
      mistakes.push(...mistakesInFlags(props, tls.clientCa));
      this.renderedFrom = { props, operator: this.operator, wiring: this.wiring, tls };
      this.serviceAccount = this.defineServiceAccount(props);
      this.deployment = defineDeployment(this, props, {
        wiring: this.wiring,
        tls,
        serviceAccount: this.serviceAccount,
        needsToken: () => this.needsToken(props),
      });
      this.container = this.deployment.containers[0];
      this.service = defineService(this, props, this.operator, this.wiring, tls);
      this.node.defaultChild = this.deployment;
      this.defineRest(props);
      this.mark(this);
      // values that the app provides later cannot be checked before
      manifests = hasLazyValue(props) ? [] : this.manifests();
    } catch (error) {
      // the names of props help more than the errors of cdk8s-plus
      const known = [...mistakes, ...mistakesForCdk8sPlus(this.wiring, props)];
      throw known.length > 0 ? new CnpgIError(this.node.path, known) : error;
    }
    this.validate(props, manifests, mistakes);
  }

  /**
   * Gives the plugin a Role in the operator's namespace.
   *
   * @param id id of the construct, and the end of the default name
   * @param options the rules, and names
   * @throws if the plugin has no ServiceAccount of its own
   */
  public addRole(id: string, options: PluginRoleOptions): PluginRole {
    return this.roles.addRole(id, options);
  }

  /**
   * Gives the plugin a ClusterRole.
   *
   * @param id id of the construct, and the end of the default name
   * @param options the rules, and names
   * @throws if the plugin has no ServiceAccount of its own
   */
  public addClusterRole(id: string, options: PluginRoleOptions): PluginRole {
    return this.roles.addClusterRole(id, options);
  }

  /**
   * Finds the plugin's pods.
   *
   * @see IPodSelector.toPodSelectorConfig()
   */
  public toPodSelectorConfig(): kplus.PodSelectorConfig {
    return this.deployment.toPodSelectorConfig();
  }

  /**
   * The plugin's pods as a peer of NetworkPolicies.
   *
   * @see INetworkPolicyPeer.toNetworkPolicyPeerConfig()
   */
  public toNetworkPolicyPeerConfig(): kplus.NetworkPolicyPeerConfig {
    return this.deployment.toNetworkPolicyPeerConfig();
  }

  /**
   * The plugin's pods as a peer of NetworkPolicies.
   *
   * @see INetworkPolicyPeer.toPodSelector()
   */
  public toPodSelector(): kplus.IPodSelector | undefined {
    return this.deployment.toPodSelector();
  }

  /**
   * The plugin's ServiceAccount as a subject of role bindings. State `automountServiceAccountToken`, or use `addRole`, so that the pods get a token.
   *
   * @throws if the plugin has no ServiceAccount of its own
   * @see ISubject.toSubjectConfiguration()
   */
  public toSubjectConfiguration(): kplus.SubjectConfiguration {
    return { kind: 'ServiceAccount', name: this.roleSubject(), apiGroup: '', namespace: this.wiring.namespace };
  }

  /**
   * The prop that a field of an object comes from.
   *
   * @internal
   */
  protected _propOf(item: Item, path: Path): string | undefined {
    return this.renderedFrom && standalonePropOf(this.renderedFrom, item, path);
  }

  private defineServiceAccount(props: StandalonePluginProps): kplus.IServiceAccount | undefined {
    if (props.serviceAccount || props.createServiceAccount === false) {
      return props.serviceAccount;
    }
    const { PluginServiceAccount } = loadWorkload();
    const metadata = { name: props.serviceAccountName ?? this.wiring.name, namespace: this.wiring.namespace };
    return new PluginServiceAccount(this, 'ServiceAccount', metadata, () => this.needsToken(props));
  }

  private needsToken(props: StandalonePluginProps): boolean {
    return props.automountServiceAccountToken ?? this.roles.any;
  }

  private defineRest(props: StandalonePluginProps): void {
    const { name, namespace, selectorLabels, port } = this.wiring;
    this.roles.addStated(props);
    if (props.leaderElection) {
      this.roles.addRole('leader-election', { rules: LEADER_ELECTION_RULES });
    }
    if (props.podDisruptionBudget) {
      definePodDisruptionBudget(this, { name, namespace }, selectorLabels, props.podDisruptionBudget);
    }
    const policies = networkPoliciesOf(props, this.operator);
    if (policies) {
      const context = { name, operator: this.operator, selectorLabels, port, additionalPorts: props.additionalPorts ?? [] };
      defineNetworkPolicies(this, context, policies);
    }
  }

  private validate(props: StandalonePluginProps, manifests: unknown[], mistakes: Described[]): void {
    loadConstructValidation().validateConstruct(this, this._owner, manifests, { plugins: [this], mistakes });
    this.validated = true;
    if (props.serverName !== undefined && this.operator.version === undefined) {
      assumeNewest(this.operator, `serverName of ${this.node.path} (operator 1.26.3, 1.27.2, 1.28.0 or later)`);
    }
  }

  /** First the objects that show best what a mistake in `name` is. */
  private manifests(): unknown[] {
    const first = [this.service, this.deployment];
    return [...first, ...this.node.children.filter(child => !first.includes(child as any))].flatMap(manifestsOf);
  }

  private roleSubject(): string {
    enforce(this, roleSubject, { serviceAccount: this.serviceAccount !== undefined });
    return this.serviceAccount!.name;
  }

  /** Roles that are added later are validated at once. */
  private finishRole(role: PluginRole): void {
    this.mark(role);
    if (this.validated) {
      loadConstructValidation().validateConstruct(this, this._owner, manifestsOf(role));
    }
  }

  /** Puts the common labels and annotations on all objects below a construct. */
  private mark(construct: Construct): void {
    for (const object of construct.node.findAll().filter(ApiObject.isApiObject) as ApiObject[]) {
      Object.entries(this.common.labels).forEach(([key, value]) => object.metadata.getLabel(key) ?? object.metadata.addLabel(key, value));
      const own = object.metadata.toJson().annotations ?? {};
      Object.entries({ ...this.common.annotations, ...own }).forEach(([key, value]) => object.metadata.addAnnotation(key, value as string));
    }
  }
}
