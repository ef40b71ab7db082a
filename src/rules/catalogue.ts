import { acknowledgementRule } from './acknowledgements';
import * as backups from './backup/backups';
import * as schedules from './backup/schedules';
import * as backupTargets from './backup/targets';
import * as certificates from './cert-manager/certificates';
import * as issuers from './cert-manager/issuers';
import * as lifetimes from './cert-manager/lifetimes';
import { CLUSTER_RULES } from './cluster';
import * as databases from './database/databases';
import * as managedTwice from './database/managed-twice';
import * as owners from './database/owners';
import * as passwords from './database/passwords';
import * as publications from './database/publications';
import * as roles from './database/roles';
import { Rule } from './engine/rule';
import * as fieldTypes from './fields/field-types';
import * as fieldValues from './fields/field-values';
import * as nullValues from './fields/null-values';
import * as operatorFields from './fields/operator-fields';
import * as requiredValues from './fields/required-values';
import * as unknownFields from './fields/unknown-fields';
import * as catalogs from './image-catalog/catalogs';
import * as accountReferences from './kubernetes/account-references';
import * as objectIdentity from './kubernetes/identity';
import * as images from './kubernetes/images';
import * as kinds from './kubernetes/kinds';
import * as labels from './kubernetes/labels';
import * as names from './kubernetes/names';
import * as podReferences from './kubernetes/pod-references';
import * as podResources from './kubernetes/pod-resources';
import * as ports from './kubernetes/ports';
import * as quantities from './kubernetes/quantities';
import * as repeatedObjects from './kubernetes/repeated-objects';
import * as rollouts from './kubernetes/rollouts';
import * as objectStores from './object-store/configuration';
import * as objectStoreGenerations from './object-store/generations';
import * as objectStoreSecrets from './object-store/secrets';
import * as objectStoreSidecars from './object-store/sidecar';
import * as archiveWriters from './object-store/writers';
import * as configuration from './operator/configuration';
import * as versions from './operator/versions';
import * as archiveChecks from './plugin-use/archive-checks';
import * as archives from './plugin-use/archives';
import * as identity from './plugin-use/identity';
import * as inClusters from './plugin-use/in-clusters';
import * as usedObjectStores from './plugin-use/object-stores';
import * as parameterValues from './plugin-use/parameter-values';
import * as parameters from './plugin-use/parameters';
import * as recovery from './plugin-use/recovery';
import * as references from './plugin-use/references';
import * as runningPlugins from './plugin-use/running';
import * as poolerCatalogs from './pooler/catalogs';
import * as poolers from './pooler/poolers';
import * as defects from './published-plugin/defects';
import * as ignoredFields from './published-plugin/ignored-fields';
import * as klio from './published-plugin/klio';
import * as leaders from './published-plugin/leaders';
import * as operatorReleases from './published-plugin/operator-releases';
import * as pgDoorman from './published-plugin/pg-doorman';
import * as rights from './published-plugin/rights';
import * as sidecarImages from './published-plugin/sidecar-images';
import * as container from './sidecar-plugin/container';
import * as sockets from './sidecar-plugin/sockets';
import * as authorities from './standalone-plugin/authorities';
import * as fileModes from './standalone-plugin/file-modes';
import * as flags from './standalone-plugin/flags';
import * as mounts from './standalone-plugin/mounts';
import * as networkPolicies from './standalone-plugin/network-policies';
import * as options from './standalone-plugin/options';
import * as pluginManifests from './standalone-plugin/plugin-manifest';
import * as policyPeers from './standalone-plugin/policy-peers';
import * as secretCertificates from './standalone-plugin/secret-certificates';
import * as secrets from './standalone-plugin/secrets';
import * as service from './standalone-plugin/service';
import * as servicePods from './standalone-plugin/service-pods';
import * as servicePorts from './standalone-plugin/service-ports';
import * as tls from './standalone-plugin/tls';
import * as tokens from './standalone-plugin/tokens';
import * as trust from './standalone-plugin/trust';
import * as workload from './standalone-plugin/workload';

/** An acknowledgement has to name one of all rules, this one included. */
export const acknowledgement = acknowledgementRule(allRules);

/** All rules by the file that holds them. A rule that such a file exports is here by itself. */
export const CATALOGUE: Readonly<Record<string, ReadonlyArray<Rule<any>>>> = {
  'kubernetes/kinds': rulesOf(kinds),
  'kubernetes/names': rulesOf(names),
  'kubernetes/labels': rulesOf(labels),
  'kubernetes/quantities': rulesOf(quantities),
  'kubernetes/images': rulesOf(images),
  'kubernetes/repeated-objects': rulesOf(repeatedObjects),
  'kubernetes/identity': rulesOf(objectIdentity),
  'kubernetes/ports': rulesOf(ports),
  'kubernetes/pod-references': rulesOf(podReferences),
  'kubernetes/pod-resources': rulesOf(podResources),
  'kubernetes/rollouts': rulesOf(rollouts),
  'kubernetes/account-references': rulesOf(accountReferences),
  'fields/field-types': rulesOf(fieldTypes),
  'fields/required-values': rulesOf(requiredValues),
  'fields/field-values': rulesOf(fieldValues),
  'fields/unknown-fields': rulesOf(unknownFields),
  'fields/operator-fields': rulesOf(operatorFields),
  'fields/null-values': rulesOf(nullValues),
  'operator/versions': rulesOf(versions),
  'operator/configuration': rulesOf(configuration),
  'standalone-plugin/service': rulesOf(service),
  'standalone-plugin/service-ports': rulesOf(servicePorts),
  'standalone-plugin/service-pods': rulesOf(servicePods),
  'standalone-plugin/workload': rulesOf(workload),
  'standalone-plugin/tokens': rulesOf(tokens),
  'standalone-plugin/options': rulesOf(options),
  'standalone-plugin/mounts': rulesOf(mounts),
  'standalone-plugin/file-modes': rulesOf(fileModes),
  'standalone-plugin/flags': rulesOf(flags),
  'standalone-plugin/tls': rulesOf(tls),
  'standalone-plugin/trust': rulesOf(trust),
  'standalone-plugin/secrets': rulesOf(secrets),
  'standalone-plugin/secret-certificates': rulesOf(secretCertificates),
  'standalone-plugin/authorities': rulesOf(authorities),
  'standalone-plugin/network-policies': rulesOf(networkPolicies),
  'standalone-plugin/policy-peers': rulesOf(policyPeers),
  'standalone-plugin/plugin-manifest': rulesOf(pluginManifests),
  'cert-manager/certificates': rulesOf(certificates),
  'cert-manager/lifetimes': rulesOf(lifetimes),
  'cert-manager/issuers': rulesOf(issuers),
  'sidecar-plugin/container': rulesOf(container),
  'sidecar-plugin/sockets': rulesOf(sockets),
  'plugin-use/identity': rulesOf(identity),
  'plugin-use/in-clusters': rulesOf(inClusters),
  'plugin-use/running': rulesOf(runningPlugins),
  'plugin-use/references': rulesOf(references),
  'plugin-use/parameters': rulesOf(parameters),
  'plugin-use/parameter-values': rulesOf(parameterValues),
  'plugin-use/recovery': rulesOf(recovery),
  'plugin-use/archives': rulesOf(archives),
  'plugin-use/object-stores': rulesOf(usedObjectStores),
  'plugin-use/archive-checks': rulesOf(archiveChecks),
  'published-plugin/defects': rulesOf(defects),
  'published-plugin/leaders': rulesOf(leaders),
  'published-plugin/rights': rulesOf(rights),
  'published-plugin/sidecar-images': rulesOf(sidecarImages),
  'published-plugin/ignored-fields': rulesOf(ignoredFields),
  'published-plugin/operator-releases': rulesOf(operatorReleases),
  'published-plugin/klio': rulesOf(klio),
  'published-plugin/pg-doorman': rulesOf(pgDoorman),
  ...CLUSTER_RULES,
  'object-store/configuration': rulesOf(objectStores),
  'object-store/sidecar': rulesOf(objectStoreSidecars),
  'object-store/secrets': rulesOf(objectStoreSecrets),
  'object-store/generations': rulesOf(objectStoreGenerations),
  'object-store/writers': rulesOf(archiveWriters),
  'database/databases': rulesOf(databases),
  'database/managed-twice': rulesOf(managedTwice),
  'database/owners': rulesOf(owners),
  'database/passwords': rulesOf(passwords),
  'database/publications': rulesOf(publications),
  'database/roles': rulesOf(roles),
  'pooler/catalogs': rulesOf(poolerCatalogs),
  'pooler/poolers': rulesOf(poolers),
  'image-catalog/catalogs': rulesOf(catalogs),
  'backup/backups': rulesOf(backups),
  'backup/schedules': rulesOf(schedules),
  'backup/targets': rulesOf(backupTargets),
  'acknowledgements': [acknowledgement],
};

const ALL = Object.values(CATALOGUE).flat();

/** All rules. */
export function allRules(): ReadonlyArray<Rule<any>> {
  return ALL;
}

const byKinds = new Map<string, ReadonlyArray<Rule<any>>>();

/**
 * The rules by which a construct validates its own objects, of these kinds: all errors, and the warnings that look at one object only.
 *
 * @param settled whether rules that look at one object only have nothing to find
 */
export function rulesOfConstruct(kindsOfObjects: string[], settled: boolean): ReadonlyArray<Rule<any>> {
  const key = `${settled} ${kindsOfObjects.length === 1 ? kindsOfObjects[0] : [...new Set(kindsOfObjects)].sort().join()}`;
  const known = byKinds.get(key) ?? ALL.filter(({ targets, kinds: its, severity, ofOneObject }) =>
    targets && (ofOneObject ? !settled : severity === 'error') && (its === undefined || its.some(kind => kindsOfObjects.includes(kind))));
  byKinds.set(key, known);
  return known;
}

function rulesOf(file: object): ReadonlyArray<Rule<any>> {
  return Object.values(file);
}
