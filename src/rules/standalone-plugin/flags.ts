import { Inventory } from '../../inventory/inventory';
import { SecretFile } from '../../inventory/mounts';
import { pluginServers } from '../../inventory/plugin-services';
import { fileOfFlag, holdsOnlyLeaf, pluginsWithTls, PluginTlsView } from '../../inventory/plugin-tls';
import { WORKLOAD_KINDS } from '../../inventory/plugins';
import { switchesOf } from '../../inventory/pod-containers';
import { nearestOf } from '../../values/nearest';
import { Rule } from '../engine/rule';
import { OPERATOR_DOCS } from '../engine/source';

const CERTIFICATES = `${OPERATOR_DOCS}/cnpg_i#configuring-tls-certificates`;
/** The Secret that holds a file, and the one that should. */
export interface FlagSecretInput {
  readonly flag: string;
  readonly key: string;
  readonly secretName: string;
  readonly expected?: string;
}

/** Each flag names a file of its own side. */
export const pluginFlagSecret: Rule<FlagSecretInput> = {
  id: 'plugin-flag-secret',
  severity: 'error',
  title: 'The flags of a plugin must name files of the Secret of their side',
  symptom: 'the plugin rejects each connection of the operator ("tls: certificate required"), or exits because the private key does not match the certificate',
  cause: 'the plugin verifies the operator with the file of its client certificate flag, and uses the certificate and the private key of its server flags',
  fix: 'set the flag to a file below the `mountPath` of the Secret of its side',
  source: CERTIFICATES,
  kinds: WORKLOAD_KINDS,
  needs: 'the plugin\'s workload, and the Certificates of both Secrets of its Service, with their issuers',
  check: ({ flag, key, secretName, expected }) => expected === undefined
    ? undefined
    : `"${key}" of Secret "${secretName}" is invalid for --${flag}: expected a file of Secret "${expected}"`,
  targets: inventory => pluginsWithTls(inventory).flatMap(view => {
    const [certificate, key, clientCa] = ['server-cert', 'server-key', 'client-cert'].map(flag => fileOfFlag(view, flag));
    const { server, client, listener } = view;
    if (!listener || !server?.certificate || !client?.certificate || server.secretName === client.secretName) { return []; }
    const target = (role: string, file: SecretFile, expected?: string) => ({
      item: listener.workload,
      path: listener.flagPaths[role],
      input: { flag: listener.flagNames[role], key: file.key!, secretName: file.secretName, expected },
    });
    return [
      ...clientCa?.key === undefined ? [] : [target('client-cert', clientCa, trustsServer(view, clientCa, inventory) ? client.secretName : undefined)],
      ...key?.key === undefined || certificate?.key === undefined || !isOfPlugin(view, key) || !isOfPlugin(view, certificate) ? []
        : [target('server-key', key, key.secretName === certificate.secretName ? undefined : certificate.secretName)],
    ];
  }),
};

/** Whether a plugin trusts its own certificate only, with which nothing but itself is verified. */
function trustsServer({ server }: PluginTlsView, file: SecretFile, inventory: Inventory): boolean {
  return file.secretName === server!.secretName && file.key === 'tls.crt' && holdsOnlyLeaf(inventory, server!.certificate!);
}

function isOfPlugin({ sides }: PluginTlsView, { secretName }: SecretFile): boolean {
  return sides.some(side => side.secretName === secretName);
}

/** A flag that is not there, and one that looks like it. */
export interface FlagInput {
  readonly flag: string;
  readonly missing?: string;
}

const HELPER_FLAGS = ['server-cert', 'server-key', 'client-cert', 'server-address'];

/** Most plugins read the flags of the helper library. */
export const pluginFlagMisspelt: Rule<FlagInput> = {
  id: 'plugin-flag-misspelt',
  severity: 'warning',
  title: 'The flags of a plugin\'s server should be spelled as the plugin reads them',
  symptom: 'the plugin exits ("unknown flag", or "if any flags in the group […] are set they must all be set"), and each Cluster that uses it stops',
  cause: 'the official helper library requires the four flags of the server together, and rejects flags that it does not have',
  fix: 'correct the name of the flag',
  source: CERTIFICATES,
  kinds: WORKLOAD_KINDS,
  needs: 'the plugin\'s workload, with other flags of the helper library',
  check: ({ flag, missing }) => missing === undefined ? undefined : [{
    message: `"--${flag}" is unknown, and --${missing} is missing; did you mean "--${missing}"?`, fix: `replace --${flag} with --${missing}`,
  }],
  targets: inventory => pluginServers(inventory).flatMap(server => {
    const switches = switchesOf(server.container);
    const lacking = HELPER_FLAGS.filter(flag => !switches.some(({ name }) => name === flag));
    const isHelper = HELPER_FLAGS.filter(flag => server.flagNames[flag] === flag).length >= 2;
    return !isHelper ? [] : switches.filter(({ name }) => !HELPER_FLAGS.includes(name)).map(({ name, path }) => ({
      item: server.workload, path: [...server.path, ...path], input: { flag: name, missing: nearestOf(name, lacking) },
    }));
  }),
};
