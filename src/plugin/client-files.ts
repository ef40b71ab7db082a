import { ServerFlags } from './server-flags';
import { StandalonePluginProps } from './standalone-plugin-props';
import { TlsWiring } from './tls/tls-wiring';
import { tlsMountPath } from './tls-mount-path';
import { asString, asStrings } from '../values/narrow';

/**
 * The keys of the client Secret that become files, all where undefined: what the plugin trusts, without the private key of the operator.
 *
 * A file that is not in the Secret would keep the pod from starting, so that only those count that are certainly there.
 */
export function clientKeys(props: StandalonePluginProps, { clientCa, clientCertificates }: TlsWiring): string[] | undefined {
  if (props.clientMount?.keys) { return props.clientMount.keys; }
  const read = (props.serverFlags ?? ServerFlags.standard())._namesClientFile ? [clientCa.key] : clientCertificates;
  return read && [...new Set([...read, ...filesNamedBy(props)])];
}

/** The files of the mount that the user's own arguments and variables name. */
function filesNamedBy({ clientMount, command, args, envVariables = {} }: StandalonePluginProps): string[] {
  const directory = `${tlsMountPath('client', clientMount)}/`;
  const variables = Object.values(envVariables).map(({ value }) => asString(value) ?? '');
  return [...asStrings(command), ...asStrings(args), ...variables]
    .flatMap(word => word.split(directory).slice(1))
    .flatMap(rest => /^[-\w.]+/.exec(rest) ?? []);
}
