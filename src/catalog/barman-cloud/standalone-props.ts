import { Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { BarmanCloudNames } from './barman-cloud-names';
import { BarmanCloudLogLevel, BarmanCloudPluginProps } from './barman-cloud-plugin-props';
import { Layout, layoutOf } from './layout';
import { PrivateKeyRotationPolicy } from '../../cert-manager/private-key';
import { BARMAN_CLOUD } from '../../facts/plugins/barman-cloud';
import { StandalonePluginProps } from '../../plugin/standalone-plugin-props';
import { PluginTls } from '../../plugin/tls/plugin-tls';

/** An installation with its defaults. */
export interface Installation {
  readonly version: string;
  readonly sidecarImage: string;
  readonly layout: Layout;
  readonly props: StandalonePluginProps;
}

/** Fills in the defaults. */
export function installationOf(stated: BarmanCloudPluginProps): Installation {
  const { names = BarmanCloudNames.publishedManifest(), registry = 'ghcr.io', customResourceDefinition: _, logLevel, sidecarImage, ...props } = stated;
  const version = (stated.version ?? BARMAN_CLOUD.release!).replace(/^v/, '');
  const published = (name: string) => `${registry}/cloudnative-pg/${name}:v${version}`;
  const sidecar = sidecarImage ?? published('plugin-barman-cloud-sidecar');
  const layout = layoutOf(names, version, sidecar);
  return {
    version,
    sidecarImage: sidecar,
    layout,
    props: {
      image: published('plugin-barman-cloud'),
      resources: {},
      tls: defaultTls(layout),
      ...props,
      // the tag of a stated image shows its release
      version: stated.version ?? (stated.image === undefined ? version : undefined),
      pluginName: BARMAN_CLOUD.pluginName,
      name: 'barman-cloud',
      subcommand: 'operator',
      args: ['--leader-elect', `--log-level=${logLevel ?? BarmanCloudLogLevel.DEBUG}`, ...stated.args ?? []],
      deploymentName: layout.deploymentName,
      deploymentLabels: layout.workloadLabels,
      serviceLabels: layout.workloadLabels,
      selectorLabels: layout.selectorLabels,
      serviceAccountName: layout.serviceAccountName,
      // it serves only on its leader: a new pod becomes ready only when the old one is gone
      strategy: kplus.DeploymentStrategy.recreate(),
      ...probes(layout),
      // as published: the whole Secret
      clientMount: { keys: [] },
    },
  };
}

function defaultTls({ issuerName, rotatesKeys }: Layout): PluginTls {
  return PluginTls.selfSigned({
    issuerName,
    defaultPrivateKey: false,
    privateKey: rotatesKeys ? { rotationPolicy: PrivateKeyRotationPolicy.ALWAYS } : undefined,
    serverCertificate: { dnsNames: ['barman-cloud'] },
  });
}

function probes({ probesHealth }: Layout): Pick<StandalonePluginProps, 'liveness' | 'readiness'> {
  const probe = kplus.Probe.fromTcpSocket({
    port: probesHealth ? 8081 : 9090, initialDelaySeconds: Duration.seconds(10), periodSeconds: Duration.seconds(10),
  });
  return { readiness: probe, liveness: probesHealth ? probe : undefined };
}
