import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { TlsMountOptions } from '../tls-mount-options';
import { tlsMountPath } from '../tls-mount-path';

/** Mounts one of the two Secrets. */
export function tlsVolumeMount(scope: Construct, side: 'server' | 'client', secretName: string, options: TlsMountOptions): kplus.VolumeMount {
  const id = side === 'server' ? 'ServerSecret' : 'ClientSecret';
  const volume = kplus.Volume.fromSecret(scope, `${id}Volume`, kplus.Secret.fromSecretName(scope, id, secretName), {
    name: options.volumeName ?? side,
    defaultMode: options.defaultMode,
    optional: options.optional,
    items: options.keys?.length ? Object.fromEntries(options.keys.map(key => [key, { path: key }])) : undefined,
  });
  return { path: tlsMountPath(side, options), volume, readOnly: options.readOnly };
}
