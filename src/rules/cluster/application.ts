import { hasFeature } from '../../values/release';
import { Rule } from '../engine/rule';

/** What an application connects to. */
export const applicationDatabase: Rule<{ readonly clusterName: string; readonly database?: string; readonly secret?: string }> = {
  id: 'application-database',
  severity: 'error',
  title: 'An application connects to a database that the operator makes for it',
  symptom: 'the pods wait for a Secret that nobody makes ("CreateContainerConfigError")',
  cause: 'the operator makes the application\'s Secret with the application\'s database, and a cluster that imports all or follows another one has none',
  fix: 'state `database` in the cluster\'s bootstrap, or the credentials yourself; a cluster that follows another one has the databases and roles of that one',
  source: 'https://cloudnative-pg.io/docs/current/applications#secrets',
  programsOnly: 'a manifest names a Secret, and not the cluster for whose application it is',
  check: ({ clusterName, database, secret }) => database === undefined && secret === undefined
    ? `the operator makes no application's database and Secret for the cluster "${clusterName}"`
    : undefined,
};

/** What the operator writes into the application's Secret. */
export const applicationSecretKey: Rule<{ readonly key: string; readonly secret?: string; readonly version?: string }> = {
  id: 'application-secret-key',
  severity: 'error',
  title: 'An application reads what is in its Secret',
  symptom: 'the pods wait for a key that the Secret does not have ("CreateContainerConfigError: couldn\'t find key …")',
  cause: 'the operator writes hosts and URIs into the Secrets that it makes itself, and into no other',
  fix: 'use the username, the password and the cluster\'s own `readWriteHost`, `port` and `applicationDatabase`',
  source: 'https://cloudnative-pg.io/docs/current/applications#secrets',
  releases: 'keys that begin with "fqdn-": 1.26.1 and later',
  programsOnly: 'a manifest names a Secret, and not the cluster for whose application it is',
  check: ({ key, secret, version }) => {
    if (secret !== undefined && !['username', 'password'].includes(key)) {
      return `the cluster states the Secret "${secret}", to which the operator adds no "${key}"`;
    }
    return key.startsWith('fqdn-') && version !== undefined && !hasFeature(version, ['1.26.1'])
      ? `operator ${version} writes no "${key}", which came with 1.26.1`
      : undefined;
  },
};
