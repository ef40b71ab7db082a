import { createHash } from 'crypto';
import { BarmanCloudHelmOptions, BarmanCloudNames } from './barman-cloud-names';
import { isOlder } from '../../values/release';

/** A role and its binding. */
export interface RoleNames {
  readonly name: string;
  readonly bindingName: string;
}

/** What differs between the ways in which the plugin is installed. */
export interface Layout {
  readonly deploymentName: string;
  readonly serviceAccountName: string;
  readonly issuerName: string;
  readonly selectorLabels: Record<string, string>;
  /** Labels of the Deployment and the Service. */
  readonly workloadLabels: Record<string, string>;
  /** Labels of the ServiceAccount, the leader election's role and binding, and the binding of the main role. */
  readonly accountLabels: Record<string, string>;
  /** Whether renewed certificates get new keys. */
  readonly rotatesKeys: boolean;
  /** Whether the probes use the port for probes, and one restarts the container. */
  readonly probesHealth: boolean;
  readonly mainRole: RoleNames;
  readonly leaderElection: RoleNames;
  /** The roles of the published manifest that the chart does not have; the prefix of their names. */
  readonly furtherRoles?: { readonly prefix: string };
  /** The object with the sidecar's image. */
  readonly sidecarImage: { readonly kind: 'Secret' | 'ConfigMap'; readonly name: string };
}

const CHART = 'plugin-barman-cloud';

/** The layout of an installation. */
export function layoutOf(names: BarmanCloudNames, version: string, sidecarImage: string): Layout {
  return names._helm ? helmLayout(names._helm, version) : publishedLayout(version, sidecarImage);
}

function publishedLayout(version: string, sidecarImage: string): Layout {
  // earlier releases clash with other plugins
  const prefix = isOlder(version, '0.8.0') ? '' : 'barman-plugin-';
  const labels = { app: 'barman-cloud' };
  return {
    deploymentName: 'barman-cloud',
    serviceAccountName: CHART,
    issuerName: 'selfsigned-issuer',
    selectorLabels: labels,
    workloadLabels: labels,
    accountLabels: { 'app.kubernetes.io/managed-by': 'kustomize', 'app.kubernetes.io/name': CHART },
    rotatesKeys: false,
    probesHealth: false,
    mainRole: { name: CHART, bindingName: `${CHART}-binding` },
    leaderElection: { name: `${prefix}leader-election-role`, bindingName: `${prefix}leader-election-rolebinding` },
    furtherRoles: { prefix },
    sidecarImage: { kind: 'Secret', name: `${CHART}-${kustomizeHash({ SIDECAR_IMAGE: sidecarImage })}` },
  };
}

function helmLayout({ releaseName = CHART, fullName, chartVersion }: BarmanCloudHelmOptions, version: string): Layout {
  const name = shortened(fullName ?? (releaseName.includes(CHART) ? releaseName : `${releaseName}-${CHART}`));
  const selectorLabels = { 'app.kubernetes.io/name': CHART, 'app.kubernetes.io/instance': releaseName };
  const labels = chartVersion === undefined ? selectorLabels : {
    ...selectorLabels,
    'helm.sh/chart': `${CHART}-${chartVersion.replace('+', '_')}`,
    'app.kubernetes.io/version': `v${version}`,
    'app.kubernetes.io/managed-by': 'Helm',
  };
  return {
    deploymentName: name,
    serviceAccountName: name,
    issuerName: `${name}-selfsigned-issuer`,
    selectorLabels,
    workloadLabels: labels,
    accountLabels: labels,
    rotatesKeys: true,
    probesHealth: true,
    mainRole: { name, bindingName: `${name}-binding` },
    leaderElection: { name: `${name}-leader-election-role`, bindingName: `${name}-leader-election-rolebinding` },
    sidecarImage: { kind: 'ConfigMap', name: `${CHART}-config` },
  };
}

/** As the chart shortens names. */
function shortened(name: string): string {
  return name.slice(0, 63).replace(/-$/, '');
}

const LETTERS: Readonly<Record<string, string>> = { 0: 'g', 1: 'h', 3: 'k', a: 'm', e: 't' };

/** The suffix that kustomize gives to the name of a generated Secret: the published name of each release. */
function kustomizeHash(literals: Record<string, string>): string {
  const data = Object.fromEntries(Object.entries(literals).map(([key, value]) => [key, wrapped(Buffer.from(value).toString('base64'))]));
  const hash = createHash('sha256').update(JSON.stringify({ data, kind: 'Secret', name: '', type: 'Opaque' })).digest('hex');
  return hash.slice(0, 10).replace(/[013ae]/g, digit => LETTERS[digit]);
}

function wrapped(base64: string): string {
  return base64.replace(/.{1,70}/g, '$&\n');
}
