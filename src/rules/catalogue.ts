import * as acknowledgements from './acknowledgements';
import * as backup from './backup';
import * as certManager from './cert-manager';
import { ADMISSION_FAMILIES } from './cluster';
import * as expressions from './cluster/expressions';
import * as cluster from './cluster/identity';
import * as connection from './connection';
import * as fields from './fields';
import * as kubernetes from './kubernetes';
import * as network from './network';
import * as operator from './operator';
import * as pluginIdentity from './plugin-identity';
import * as pluginSecrets from './plugin-secrets';
import * as pluginService from './plugin-service';
import * as pluginUse from './plugin-use';
import * as pluginWorkload from './plugin-workload';
import { Rule } from './rule';
import * as sidecar from './sidecar';
import * as standalone from './standalone';
import * as tls from './tls';

/** All rules, by family. A rule that a family's module exports is here by itself. */
export const CATALOGUE: Record<string, Rule<any>[]> = {
  'Kubernetes': Object.values(kubernetes),
  'Operator': Object.values(operator),
  'Plugin identity': Object.values(pluginIdentity),
  'Standalone plugins': Object.values(standalone),
  'Services of plugins': Object.values(pluginService),
  'Workloads of plugins': Object.values(pluginWorkload),
  'TLS': Object.values(tls),
  'Secrets of plugins': Object.values(pluginSecrets),
  'cert-manager': Object.values(certManager),
  'Networks': Object.values(network),
  'Sidecar plugins': Object.values(sidecar),
  'Clusters': Object.values(cluster),
  'Plugins of a cluster': Object.values(pluginUse),
  'Backups': Object.values(backup),
  'Applications': Object.values(connection),
  'Fields': Object.values(fields),
  'Expressions of the CRD': Object.values(expressions),
  ...ADMISSION_FAMILIES,
  'Acknowledgements': Object.values(acknowledgements),
};

/** All rules. */
export function allRules(): Rule<any>[] {
  return Object.values(CATALOGUE).flat();
}
