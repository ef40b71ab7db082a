import { hasFeature } from '../../values/release';
import { Rule } from '../engine/rule';
import { OPERATOR_DOCS } from '../engine/source';

const SECRETS = `${OPERATOR_DOCS}/applications#secrets`;
const PROGRAMS_ONLY = 'a manifest has the name of a Secret, and nothing connects the Secret with a cluster';

/** What an application connects to. */
export const applicationDatabase: Rule<{ readonly clusterName: string; readonly database?: string; readonly secret?: string }> = {
  id: 'application-database',
  severity: 'error',
  title: 'A cluster must have an application database before an application can connect to it',
  symptom: 'the pods wait for a Secret that nobody creates ("CreateContainerConfigError")',
  cause: 'the operator creates the application\'s Secret together with its database, '
    + 'and creates neither in a cluster that imports a monolith or follows another cluster',
  fix: 'set `database` in the bootstrap of the cluster, or use your own Secret; a cluster that follows another one has the databases and roles of that one',
  source: SECRETS,
  programsOnly: PROGRAMS_ONLY,
  check: ({ clusterName, database, secret }) => database === undefined && secret === undefined
    ? `the operator creates no application database and no Secret for the cluster "${clusterName}"`
    : undefined,
};

/** What the operator writes into the application's Secret. */
export const applicationSecretKey: Rule<{ readonly key: string; readonly secret?: string; readonly version?: string }> = {
  id: 'application-secret-key',
  severity: 'error',
  title: 'The application\'s Secret must have the key that an application uses',
  symptom: 'the pods wait for a key that the Secret does not have ("CreateContainerConfigError: couldn\'t find key …")',
  cause: 'the operator writes hosts and URIs only into the Secrets that it creates itself',
  fix: 'use the username and the password from the Secret, and `readWriteHost`, `port` and `applicationDatabase` of the cluster',
  source: SECRETS,
  releases: 'keys that start with "fqdn-": 1.26.1 and later',
  programsOnly: PROGRAMS_ONLY,
  check: ({ key, secret, version }) => {
    if (secret !== undefined && !['username', 'password'].includes(key)) {
      return `the Secret "${secret}" has no key "${key}": the operator adds it only to Secrets that it creates`;
    }
    return key.startsWith('fqdn-') && version !== undefined && !hasFeature(version, ['1.26.1'])
      ? `operator ${version} does not write the key "${key}": expected 1.26.1 or later`
      : undefined;
  },
};
