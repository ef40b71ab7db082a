import { finishContainer } from './plugin-container';
import { containerSecurity, groupOfFiles, podSecurity } from './security';
import { Affinity } from '../../api/kubernetes';
import { StandalonePluginProps } from '../standalone-plugin-props';
import { StandalonePluginWiring } from '../standalone-plugin-wiring';

/** What cdk8s-plus always writes although it is the default of Kubernetes. */
const KUBERNETES_DEFAULTS: Record<string, any> = {
  restartPolicy: 'Always',
  dnsPolicy: 'ClusterFirst',
  hostNetwork: false,
  setHostnameAsFQDN: false,
  terminationGracePeriodSeconds: 30,
  minReadySeconds: 0,
  progressDeadlineSeconds: 600,
};

/** Turns a Deployment as cdk8s-plus renders it into the plugin's. */
export function finishDeployment(spec: any, { containerName, selectorLabels, user }: StandalonePluginWiring, props: StandalonePluginProps): any {
  const pod = withoutDefaults(spec.template.spec);
  return {
    ...withoutDefaults(spec),
    strategy: props.strategy && spec.strategy,
    // cdk8s-plus drops a label whose value is empty
    selector: { ...spec.selector, matchLabels: { ...spec.selector.matchLabels, ...selectorLabels } },
    template: {
      ...spec.template,
      spec: {
        ...pod,
        ...furtherFields(props),
        affinity: props.affinity ?? pod.affinity ?? spreadOverNodes(props, selectorLabels),
        tolerations: props.tolerations ? [...props.tolerations, ...pod.tolerations ?? []] : pod.tolerations,
        securityContext: podSecurity(props.podSecurityContext, props.restricted ?? true, groupOfFiles(props, user)),
        containers: pod.containers.map((container: any) => container.name === containerName
          ? finishContainer(container, props, containerSecurity(props.securityContext, props.restricted ?? true, user))
          : container),
      },
    },
  };
}

/**
 * Several pods prefer different nodes. Spread constraints would replace those that the cluster has by default; affinities do not.
 */
function spreadOverNodes(props: StandalonePluginProps, matchLabels: Record<string, string>): Affinity | undefined {
  const { replicas = 1, topologySpreadConstraints, defaultAffinity = true } = props;
  return !defaultAffinity || topologySpreadConstraints || !(replicas > 1) ? undefined : {
    podAntiAffinity: {
      preferredDuringSchedulingIgnoredDuringExecution: [
        { weight: 100, podAffinityTerm: { labelSelector: { matchLabels }, topologyKey: 'kubernetes.io/hostname' } },
      ],
    },
  };
}

/** The fields of a pod that cdk8s-plus-28 does not support. */
function furtherFields(props: StandalonePluginProps): any {
  return {
    imagePullSecrets: props.imagePullSecrets?.map(secret => ({ name: secret.name })),
    nodeSelector: props.nodeSelector,
    topologySpreadConstraints: props.topologySpreadConstraints,
    priorityClassName: props.priorityClassName,
    runtimeClassName: props.runtimeClassName,
    schedulerName: props.schedulerName,
  };
}

function withoutDefaults(rendered: any): any {
  return Object.fromEntries(Object.entries(rendered).filter(([key, value]) => KUBERNETES_DEFAULTS[key] !== value));
}
