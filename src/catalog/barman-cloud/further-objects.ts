import { ApiObject } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { BarmanCloudPluginProps } from './barman-cloud-plugin-props';
import { objectStoreCrd } from './object-store-crd';
import { LEADER_ELECTION_RULES, mainRules, METRICS_AUTH_RULES, UNBOUND_ROLES } from './roles';
import { Installation } from './standalone-props';
import { defineObject } from '../../kubernetes/define-object';
import type { StandalonePlugin } from '../../plugin/standalone-plugin';

/** The objects of an installation that others refer to. */
export interface FurtherObjects {
  readonly customResourceDefinition?: ApiObject;
  readonly sidecarImageSource: ApiObject;
}

/** Defines what an installation has beside the objects of every standalone plugin. */
export function defineFurtherObjects(plugin: StandalonePlugin, installation: Installation, props: BarmanCloudPluginProps): FurtherObjects {
  const { version } = installation;
  const marks = { labels: props.labels, annotations: props.annotations };
  const sidecarImageSource = defineSidecarImage(plugin, installation, marks);
  defineRoles(plugin, installation, marks);
  if (props.customResourceDefinition === false) { return { sidecarImageSource }; }
  const { metadata, ...crd } = objectStoreCrd(version);
  return { sidecarImageSource, customResourceDefinition: defineObject(plugin, 'ObjectStoreCrd', { ...crd, metadata: { ...metadata, ...marks } }) };
}

interface Marks {
  readonly labels?: Record<string, string>;
  readonly annotations?: Record<string, string>;
}

/** The image of what the plugin adds to the clusters' pods. */
function defineSidecarImage(plugin: StandalonePlugin, { layout, sidecarImage }: Installation, marks: Marks): ApiObject {
  const { kind, name } = layout.sidecarImage;
  const key = 'SIDECAR_IMAGE';
  const metadata = { name, namespace: plugin.operator.namespace, ...marks };
  const isSecret = kind === 'Secret';
  plugin.container.env.addVariable(key, isSecret
    ? kplus.EnvValue.fromSecretValue({ secret: kplus.Secret.fromSecretName(plugin, 'SidecarImageSecret', name), key })
    : kplus.EnvValue.fromConfigMap(kplus.ConfigMap.fromConfigMapName(plugin, 'SidecarImageConfigMap', name), key));
  return defineObject(plugin, 'SidecarImage', {
    apiVersion: 'v1',
    kind,
    metadata,
    ...isSecret ? { type: 'Opaque', data: { [key]: Buffer.from(sidecarImage).toString('base64') } } : { data: { [key]: sidecarImage } },
  });
}

function defineRoles(plugin: StandalonePlugin, { layout, version }: Installation, marks: Marks): void {
  const leader = plugin.addRole('leader-election', { ...layout.leaderElection, rules: LEADER_ELECTION_RULES });
  const main = plugin.addClusterRole('main', { ...layout.mainRole, rules: mainRules(plugin.operator.distribution.apiGroup, version) });
  label([ApiObject.of(plugin.serviceAccount!), leader.role, leader.binding, main.binding], layout.accountLabels);
  if (layout.furtherRoles) {
    const { prefix } = layout.furtherRoles;
    plugin.addClusterRole('metrics-auth', { name: `${prefix}metrics-auth-role`, bindingName: `${prefix}metrics-auth-rolebinding`, rules: METRICS_AUTH_RULES });
    for (const [end, { rules, labelled }] of Object.entries(UNBOUND_ROLES)) {
      const metadata = { name: `${prefix}${end}`, ...marks };
      const role = defineObject(plugin, end, { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole', metadata, rules });
      if (labelled) { label([role], layout.accountLabels); }
    }
  }
}

/** The user's own labels take precedence. */
function label(objects: ApiObject[], labels: Record<string, string>): void {
  for (const { metadata } of objects) {
    Object.entries(labels).forEach(([key, value]) => metadata.getLabel(key) ?? metadata.addLabel(key, value));
  }
}
