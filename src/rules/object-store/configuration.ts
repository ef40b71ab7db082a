import { BarmanStore, barmanStoresIn, providerOf } from '../../inventory/barman-stores';
import { asRecord, asString } from '../../values/narrow';
import { ifCertain } from '../engine/change';
import { ResourceInput, resourcesOf } from '../engine/resource-targets';
import { Mistake, Rule, Target } from '../engine/rule';
import { BARMAN_CLOUD_DOCS } from '../engine/source';

const DOCS = `${BARMAN_CLOUD_DOCS}/object_stores/`;
const CRD = 'https://github.com/cloudnative-pg/plugin-barman-cloud/blob/v0.14.0/api/v1/objectstore_types.go';

/** A store serves many clusters: each has a server in it. */
export const objectStoreServerName: Rule<ResourceInput> = {
  id: 'object-store-server-name',
  severity: 'error',
  title: '`serverName` must not be set in an ObjectStore',
  symptom: 'the API server rejects the ObjectStore ("use the \'serverName\' plugin parameter in the Cluster resource")',
  cause: 'several clusters can use one ObjectStore, and each has its own server in it',
  fix: 'remove serverName, and set it in the parameters of the plugin in the Cluster',
  source: CRD,
  kinds: ['ObjectStore'],
  ofOneObject: true,
  check: ({ spec: { configuration } }) => configuration?.serverName === undefined ? undefined : [{
    path: ['configuration', 'serverName'],
    message: 'must not be set: it is a parameter of the plugin in the Cluster',
    fix: typeof configuration.serverName === 'string'
      ? `remove serverName, and set the parameter serverName to "${configuration.serverName}" in the Cluster that uses this ObjectStore`
      : undefined,
  }],
  targets: resourcesOf('ObjectStore'),
};

/** The level of the sidecar's log has a field. */
export const objectStoreLogLevel: Rule<ResourceInput> = {
  id: 'object-store-log-level',
  severity: 'error',
  title: '`additionalContainerArgs` of an ObjectStore must not set --log-level',
  symptom: 'the API server rejects the ObjectStore ("do not set --log-level in additionalContainerArgs")',
  cause: 'the plugin sets the flag from logLevel',
  fix: 'remove --log-level, and set instanceSidecarConfiguration.logLevel',
  source: CRD,
  kinds: ['ObjectStore'],
  ofOneObject: true,
  check: ({ spec: { instanceSidecarConfiguration } }) => {
    const args: unknown[] = instanceSidecarConfiguration?.additionalContainerArgs ?? [];
    return args.flatMap((argument, index): Mistake[] => typeof argument === 'string' && argument.startsWith('--log-level')
      ? [{ path: ['instanceSidecarConfiguration', 'additionalContainerArgs', index], message: `"${argument}" must not be set: logLevel sets it` }]
      : []);
  },
  targets: resourcesOf('ObjectStore'),
};

/** What barman-cloud accepts, by provider. */
const DESTINATIONS = {
  s3: { form: /^s3:\/\/[^/]+/, expected: '"s3://<bucket>/<path>"' },
  google: { form: /^(gs:\/\/[^/]+|https:\/\/console\.cloud\.google\.com\/storage\/browser\/[^/]+)/, expected: '"gs://<bucket>/<path>"' },
  azure: { form: /^https?:\/\/[^/]+\/[^/]+/, expected: '"https://<account>.blob.core.windows.net/<container>/<path>"' },
  any: { form: /^(s3|gs|https?):\/\/[^/]+/, expected: '"s3://<bucket>/<path>", "gs://<bucket>/<path>" or "https://<account>.blob.core.windows.net/<container>/<path>"' },
};

/** An object store with the provider of its credentials. */
export interface DestinationInput {
  readonly destinationPath: string;
  readonly provider: keyof typeof DESTINATIONS;
}

/** The provider reads the destination. */
export const objectStoreDestination: Rule<DestinationInput> = {
  id: 'object-store-destination',
  severity: 'error',
  title: '`destinationPath` of an object store must be a URL of its provider',
  symptom: 'no WAL is archived and no backup is made; the sidecar logs "Invalid s3 URL address", "Google cloud storage URL … is malformed" '
    + 'or "azure blob storage URL … is malformed"',
  cause: 'the kind of credentials selects the provider, and barman-cloud accepts only URLs of that provider',
  fix: 'set destinationPath to a URL of the provider of the credentials',
  source: DOCS,
  kinds: ['ObjectStore', 'Cluster'],
  ofOneObject: true,
  check: ({ destinationPath, provider }) => {
    const { form, expected } = DESTINATIONS[provider];
    return destinationPath === '' || form.test(destinationPath) ? undefined : [{ message: `"${destinationPath}" is invalid: expected ${expected}` }];
  },
  targets: inventory => barmanStoresIn(inventory).flatMap(store => {
    const { item, path, configuration } = store;
    const destinationPath = asString(configuration.destinationPath);
    return destinationPath === undefined ? [] : [{ item, path: [...path, 'destinationPath'], input: { destinationPath, provider: providerOf(store) ?? 'any' } }];
  }),
};

/** The address of an S3-compatible store. */
export interface EndpointInput {
  readonly endpointURL: string;
}

/** An address has a scheme. */
export const objectStoreEndpoint: Rule<EndpointInput> = {
  id: 'object-store-endpoint',
  severity: 'error',
  title: '`endpointURL` of an S3 object store must begin with https:// or http://',
  symptom: 'no WAL is archived and no backup is made ("Invalid endpoint: …")',
  cause: 'the AWS SDK for Python, which barman-cloud uses, does not accept addresses without a scheme',
  fix: 'write https:// or http:// in front of the host',
  source: DOCS,
  kinds: ['ObjectStore', 'Cluster'],
  ofOneObject: true,
  check: ({ endpointURL }) => endpointURL === '' || /^https?:\/\/[^/]/.test(endpointURL)
    ? undefined
    : [{ message: `"${endpointURL}" is invalid: expected an address such as "https://s3.example.com"`, ...fixOfEndpoint(endpointURL) }],
  targets: inventory => barmanStoresIn(inventory).filter(store => providerOf(store) === 's3').flatMap(({ item, path, configuration }) => {
    const endpointURL = asString(configuration.endpointURL);
    return endpointURL === undefined ? [] : [{ item, path: [...path, 'endpointURL'], input: { endpointURL } }];
  }),
};

/** Another scheme may be meant for another field. */
function fixOfEndpoint(endpointURL: string): { readonly fix?: string } {
  return /^[-.\w]+(:\d+)?(\/|$)/.test(endpointURL) ? { fix: `set endpointURL to "https://${endpointURL}", or "http://${endpointURL}" without TLS` } : {};
}

const ARGUMENTS = [
  ['data', 'additionalCommandArgs'], ['data', 'restoreAdditionalCommandArgs'], ['wal', 'archiveAdditionalCommandArgs'], ['wal', 'restoreAdditionalCommandArgs'],
];

/** Each argument is one word of a command line. */
export const objectStoreArguments: Rule<{ readonly argument: string }> = {
  id: 'object-store-arguments',
  isMended: true,
  severity: 'error',
  title: 'An additional argument of an object store must contain one flag, without its value after a space',
  symptom: 'no WAL is archived, or no backup is made or restored: barman-cloud exits with "unrecognized arguments"',
  cause: 'each entry is passed as one argument, and no shell splits it at spaces',
  fix: 'write "=" between the flag and its value, or write them as two entries',
  source: DOCS,
  kinds: ['ObjectStore', 'Cluster'],
  ofOneObject: true,
  check: ({ argument }) => {
    if (/^--?[A-Za-z]\S*\s(.*\s)?--[a-z]/.test(argument)) {
      return [{ message: `"${argument}" has several flags in one argument`, fix: 'write each flag as a separate entry, with "=" before its value' }];
    }
    const [, flag, value] = /^(--?[A-Za-z][-\w]*)\s+(\S.*)$/.exec(argument) ?? [];
    return flag === undefined ? undefined : [{
      message: `"${argument}" is a flag and its value in one argument`,
      fix: flag.startsWith('--') ? `write "${flag}=${value}"` : `write "${flag}" and "${value}" as two entries`,
      // a shell would split or unquote other values
      changes: ifCertain(flag.startsWith('--') && /^[\w./:=@%+,-]+$/.test(value), { action: 'set', value: `${flag}=${value}` }),
    }];
  },
  targets: inventory => barmanStoresIn(inventory).flatMap(argumentsOf),
};

function argumentsOf({ item, path, configuration }: BarmanStore): Target<{ readonly argument: string }>[] {
  return ARGUMENTS.flatMap(([part, field]) => {
    const list = asRecord(configuration[part])[field];
    return !Array.isArray(list) ? [] : list.flatMap((argument, index) =>
      typeof argument === 'string' ? [{ item, path: [...path, part, field, index], input: { argument } }] : []);
  });
}
