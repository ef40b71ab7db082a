import * as acknowledgements from './acknowledgements';
import * as archiving from './archiving';
import * as backup from './backup';
import * as barmanCloud from './barman-cloud';
import * as certManager from './cert-manager';
import { ADMISSION_FAMILIES, EXPRESSIONS } from './cluster';
import * as cluster from './cluster/identity';
import * as connection from './connection';
import * as fields from './fields';
import * as knownFields from './known-fields';
import * as kubernetes from './kubernetes';
import * as network from './network';
import * as objectKind from './object-kind';
import * as operator from './operator';
import * as operatorConfiguration from './operator-configuration';
import * as pluginAuthorities from './plugin-authorities';
import * as pluginIdentity from './plugin-identity';
import * as pluginParameters from './plugin-parameters';
import * as pluginPaths from './plugin-paths';
import * as pluginRecovery from './plugin-recovery';
import * as pluginReference from './plugin-reference';
import * as pluginSecrets from './plugin-secrets';
import * as pluginService from './plugin-service';
import * as pluginUse from './plugin-use';
import * as pluginWorkload from './plugin-workload';
import * as podReferences from './pod-references';
import * as podResources from './pod-resources';
import * as ports from './ports';
import * as requiredValues from './required-values';
import { Rule } from './rule';
import * as schedule from './schedule';
import * as shape from './shape';
import * as sidecar from './sidecar';
import * as sockets from './sockets';
import * as standalone from './standalone';
import * as tls from './tls';
import * as valueChoices from './value-choices';

/** All rules, by family. A rule that a family's module exports is here by itself. */
export const CATALOGUE: Record<string, Rule<any>[]> = {
  'Kubernetes': Object.values(kubernetes),
  'Ports': Object.values(ports),
  'Object shapes': Object.values(shape),
  'Kinds': Object.values(objectKind),
  'Contents of objects': [requiredValues, valueChoices, knownFields].flatMap(family => Object.values<Rule<any>>(family)),
  'References in pods': Object.values(podReferences),
  'Resources of pods': Object.values(podResources),
  'Operator': Object.values(operator),
  'Operator configuration': Object.values(operatorConfiguration),
  'Plugin identity': Object.values(pluginIdentity),
  'Standalone plugins': Object.values(standalone),
  'Services of plugins': Object.values(pluginService),
  'Paths to plugins': Object.values(pluginPaths),
  'Authorities of plugins': Object.values(pluginAuthorities),
  'Workloads of plugins': Object.values(pluginWorkload),
  'TLS': Object.values(tls),
  'Secrets of plugins': Object.values(pluginSecrets),
  'cert-manager': Object.values(certManager),
  'Networks': Object.values(network),
  'Sidecar plugins': Object.values(sidecar),
  'Sockets': Object.values(sockets),
  'Clusters': Object.values(cluster),
  'Plugins of a cluster': Object.values(pluginUse),
  'Plugins that clusters name': Object.values(pluginReference),
  'Parameters of published plugins': Object.values(pluginParameters),
  'Barman Cloud plugin': Object.values(barmanCloud),
  'WAL archiving': Object.values(archiving),
  'Recovery through plugins': Object.values(pluginRecovery),
  'Backups': Object.values(backup),
  'Schedules': Object.values(schedule),
  'Applications': Object.values(connection),
  'Fields': Object.values(fields),
  'Expressions of the CRD': EXPRESSIONS,
  ...ADMISSION_FAMILIES,
  'Acknowledgements': Object.values(acknowledgements),
};

/** All rules. */
export function allRules(): Rule<any>[] {
  return Object.values(CATALOGUE).flat();
}
