import { TlsMountOptions } from './tls-mount-options';

/** Directory of one of the two Secrets in the container. */
export function tlsMountPath(side: 'server' | 'client', options: TlsMountOptions = {}): string {
  return options.path ?? `/${side}`;
}
