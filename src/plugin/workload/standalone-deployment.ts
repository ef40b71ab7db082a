import { Duration, Lazy } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { containerProps } from './plugin-container';
import { PluginDeployment } from './plugin-deployment';
import { finishDeployment } from './plugin-pod';
import { tlsVolumeMount } from './tls-volumes';
import { clientKeys } from '../client-files';
import { ServerFlags } from '../server-flags';
import { StandalonePluginProps } from '../standalone-plugin-props';
import { StandalonePluginWiring } from '../standalone-plugin-wiring';
import { TlsWiring } from '../tls/tls-wiring';
import { tlsMountPath } from '../tls-mount-path';

/** What a plugin's Deployment depends on. */
export interface StandaloneDeploymentContext {
  readonly wiring: StandalonePluginWiring;
  readonly tls: TlsWiring;
  readonly serviceAccount?: kplus.IServiceAccount;
  /** Whether the pods get a token; evaluated at synthesis, so that roles may be added until then. */
  readonly needsToken: () => boolean;
}

/** Defines the Deployment of a standalone plugin. */
export function defineDeployment(scope: Construct, props: StandalonePluginProps, context: StandaloneDeploymentContext): PluginDeployment {
  const { wiring, serviceAccount } = context;
  const { selectorLabels } = wiring;
  return new PluginDeployment(scope, 'Deployment', {
    replicas: props.replicas ?? 1,
    strategy: props.strategy,
    serviceAccount,
    automountServiceAccountToken: Lazy.any({ produce: () => automount(props, context) }) as boolean,
    hostNetwork: props.hostNetwork,
    dns: props.hostNetwork ? { policy: kplus.DnsPolicy.CLUSTER_FIRST_WITH_HOST_NET } : undefined,
    terminationGracePeriod: props.terminationGracePeriod,
    securityContext: props.podSecurityContext,
    containers: [pluginContainer(scope, props, context)],
  }, {
    metadata: {
      name: wiring.deploymentName,
      namespace: wiring.namespace,
      labels: props.deploymentLabels ?? selectorLabels,
      annotations: props.deploymentAnnotations,
    },
    selectorLabels,
    podMetadata: { labels: { ...selectorLabels, ...props.podLabels }, annotations: props.podAnnotations },
    finish: spec => finishDeployment(spec, wiring, props),
  });
}

/** Nothing where Kubernetes' default applies: true unless the ServiceAccount sets it, and ours does not. */
function automount(props: StandalonePluginProps, context: StandaloneDeploymentContext): boolean | undefined {
  const token = context.needsToken();
  return token && props.serviceAccount === undefined ? undefined : token;
}

function pluginContainer(scope: Construct, props: StandalonePluginProps, { wiring, tls }: StandaloneDeploymentContext): kplus.ContainerProps {
  const args = [
    ...props.subcommand === undefined ? [] : [props.subcommand],
    ...serverArguments(props, wiring, tls),
    ...props.args ?? [],
  ];
  const ports = [
    { number: wiring.port, name: wiring.portName, protocol: kplus.Protocol.TCP },
    ...(props.additionalPorts ?? []).map(({ port, name, protocol }) => ({ number: port, name, protocol: protocol ?? kplus.Protocol.TCP })),
  ];
  const readiness = props.defaultReadiness === false
    ? undefined
    : kplus.Probe.fromTcpSocket({ port: wiring.port, periodSeconds: Duration.seconds(10) });
  const volumeMounts = mounts(scope, props, tls);
  return { ...containerProps(wiring.containerName, args, { readiness, ...props, volumeMounts }), ports };
}

function serverArguments(props: StandalonePluginProps, { port }: StandalonePluginWiring, { clientCa }: TlsWiring): string[] {
  return (props.serverFlags ?? ServerFlags.standard())._render({
    port,
    serverPath: tlsMountPath('server', props.serverMount),
    clientPath: tlsMountPath('client', props.clientMount),
    clientFile: clientCa.key,
  });
}

function mounts(scope: Construct, props: StandalonePluginProps, tls: TlsWiring): kplus.VolumeMount[] {
  return [
    tlsVolumeMount(scope, 'server', tls.serverSecretName, props.serverMount ?? {}),
    tlsVolumeMount(scope, 'client', tls.clientSecretName, { ...props.clientMount, keys: clientKeys(props, tls) }),
    ...props.volumeMounts ?? [],
  ];
}
