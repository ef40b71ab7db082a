import { asName, asRecord, isUnknown } from '../values/narrow';
import { Placeholder } from '../values/placeholder';

/** Where archives are stored: a bucket or container, and a path in it. */
export interface ArchivePlace {
  /** As users write it, without slashes at its end. */
  readonly destination: string;
  /** The address of the object store, if it is not that of the cloud provider. */
  readonly endpoint?: string;
  /** From where the endpoint leads to the same object store. */
  readonly reach: Reach;
}

/** Names of Services lead elsewhere in each namespace or Kubernetes cluster. */
export type Reach = 'namespace' | 'kubernetes cluster' | 'world';

/** The place in the settings of an object store; undefined if they do not state it, or state it with placeholders. */
export function placeIn(configuration: unknown): ArchivePlace | undefined {
  const { destinationPath, endpointURL } = asRecord(configuration);
  const [destination, endpoint] = [knownText(destinationPath), knownText(endpointURL)];
  if (!destination || endpoint === undefined) { return undefined; }
  const url = endpoint === '' ? undefined : normalized(endpoint);
  const reach = url === undefined ? 'world' : reachOf(url);
  // the default of a placeholder is replaced elsewhere
  const isTemplated = [destinationPath, endpointURL].some(value => value instanceof Placeholder);
  return { destination: withoutSlashes(destination), endpoint: url, reach: isTemplated && reach === 'world' ? 'kubernetes cluster' : reach };
}

/** The value as a text, which is empty if it is missing; undefined if the input does not show it. */
export function knownText(value: unknown): string | undefined {
  if (value === undefined || value === null) { return ''; }
  return isUnknown(value) || typeof value !== 'string' && !(value instanceof Placeholder) ? undefined : asName(value);
}

function normalized(endpoint: string): string {
  return withoutSlashes(URL.canParse(endpoint) ? new URL(endpoint).href : endpoint);
}

function withoutSlashes(text: string): string {
  let end = text.length;
  while (text[end - 1] === '/') { end--; }
  return text.slice(0, end);
}

/** Domains of networks that exist more than once. */
const LOCAL = /(?:^|\.)(?:svc|local|localhost|internal|lan|home|localdomain|home\.arpa)$/;

function reachOf(url: string): Reach {
  const host = URL.canParse(url) ? new URL(url).hostname.replace(/\.$/, '') : '';
  const labels = host.split('.');
  if (labels.length === 1 && host !== '' && !host.startsWith('[') && host !== 'localhost') { return 'namespace'; }
  // a Service in another namespace has two labels
  return labels.length < 3 || LOCAL.test(host) || /^\d+$/.test(labels.at(-1)!) ? 'kubernetes cluster' : 'world';
}
