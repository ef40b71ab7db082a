import { Yaml } from 'cdk8s';
import { Construct } from 'constructs';
import { OperatorManifestProps } from './operator-attributes';
import { enforce } from '../check/mistakes';
import { Distribution } from '../contracts/distribution';
import { operatorConfigurationMap, operatorConfigurationSecret, operatorContainer, operatorManifest } from '../rules/operator/versions';
import { commaSeparated } from '../values/comma-separated';
import { releaseOfImage } from '../values/image-version';

const PUBLISHED = [Distribution.CLOUDNATIVE_PG, Distribution.EDB];

/** What a manifest says of its operator. */
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
  const objects = Yaml.load(props.path).flatMap((document: any) => document.kind?.endsWith('List') ? document.items : [document]);
  const candidates = props.distribution ? [props.distribution] : PUBLISHED;
  const found = objects.flatMap(object => candidates
    .filter(distribution => object.kind === 'Deployment' && carries(object, distribution.operatorPodLabels))
    .map(distribution => ({ deployment: object, distribution })));
  enforce(scope, operatorManifest, {
    path: props.path,
    deployments: found.map(({ deployment }) => deployment.metadata.name),
    distributions: candidates.map(({ name }) => name),
  });
  const [{ deployment, distribution }] = found;
  const pod = deployment.spec.template.spec;
  enforce(scope, operatorContainer, {
    deployment: deployment.metadata.name,
    container: distribution.operatorContainerName,
    containers: pod.containers.map((container: any) => container.name),
  });
  const manager = pod.containers.find((container: any) => container.name === distribution.operatorContainerName);
  const watched = environment(manager, 'WATCH_NAMESPACE');
  return {
    objects,
    deployment,
    distribution,
    version: props.version ?? releaseOfImage(manager.image),
    socketDirectory: socketDirectoryOf(scope, props, objects, manager),
    watchedNamespaces: watched === undefined ? undefined : commaSeparated(watched),
    user: props.user ?? manager.securityContext?.runAsUser ?? pod.securityContext?.runAsUser,
  };
}

function carries(deployment: any, labels: Record<string, string>): boolean {
  const present = deployment.spec?.template?.metadata?.labels ?? {};
  return Object.entries(labels).every(([key, value]) => present[key] === value);
}

function environment(container: any, name: string): string | undefined {
  return container.env?.find((variable: any) => variable.name === name)?.value;
}

/** The operator takes its Secret's word over its ConfigMap's, and that over its environment's. */
function socketDirectoryOf(scope: Construct, { socketDirectory }: OperatorManifestProps, objects: any[], manager: any): string | undefined {
  const named = (kind: string, flag: string) => {
    const name = manager.args?.find((arg: string) => arg.startsWith(`--${flag}=`))?.split('=')[1];
    return objects.find(object => object.kind === kind && object.metadata.name === name);
  };
  const configMap = named('ConfigMap', 'config-map-name');
  const configured = configMap?.data?.PLUGIN_SOCKET_DIR;
  if (socketDirectory !== undefined) {
    enforce(scope, operatorConfigurationMap, { configMap: configMap?.metadata.name, configured, socketDirectory });
    return socketDirectory;
  }
  const secret = named('Secret', 'secret-name');
  enforce(scope, operatorConfigurationSecret, { secret: secret?.metadata.name, keys: Object.keys({ ...secret?.data, ...secret?.stringData }) });
  return configured ?? environment(manager, 'PLUGIN_SOCKET_DIR');
}
