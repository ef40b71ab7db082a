import { Duration } from 'cdk8s';
import { PluginCertificateOptions, PluginCertificatesOptions } from './certificate-options';
import { TlsContext, TlsWiring, TrustedFile } from './tls-wiring';
import { CertificateSpec, defineCertificate } from '../../cert-manager/certificate';
import { KeyUsage } from '../../cert-manager/key-usage';

/** How long each certificate is valid. */
export const DEFAULT_DURATION = Duration.hours(2160);

/** How long before its end each certificate is renewed. */
export const DEFAULT_RENEW_BEFORE = Duration.hours(360);

/** Defines the two certificates of a plugin. */
export function defineLeafCertificates(
  context: TlsContext, options: PluginCertificatesOptions, issuerRef: CertificateSpec['issuerRef'], trusted: TrustedFile,
): TlsWiring {
  const server = leaf('server', context, options, issuerRef, options.serverCertificate ?? {}, {
    commonName: context.serviceName,
    dnsNames: [...new Set([...serverDnsNames(context), ...options.extraDnsNames ?? []])],
    usage: KeyUsage.SERVER_AUTH,
  });
  const client = leaf('client', context, options, issuerRef, options.clientCertificate ?? {}, {
    commonName: `${context.name}-client`,
    dnsNames: [],
    usage: KeyUsage.CLIENT_AUTH,
  });
  return {
    serverSecretName: server.secretName,
    clientSecretName: client.secretName,
    ...trusted,
    serverCertificate: defineCertificate(context.scope, 'ServerCertificate', server),
    clientCertificate: defineCertificate(context.scope, 'ClientCertificate', client),
  };
}

/** The operator expects the Service's bare name unless an annotation sets another; the longer names serve other clients. */
function serverDnsNames({ serviceName, namespace, serverName }: TlsContext): string[] {
  return [serviceName, `${serviceName}.${namespace}`, `${serviceName}.${namespace}.svc`, serverName];
}

function leaf(
  side: 'server' | 'client', context: TlsContext, options: PluginCertificatesOptions, issuerRef: CertificateSpec['issuerRef'],
  stated: PluginCertificateOptions, defaults: { commonName: string; dnsNames: string[]; usage: KeyUsage },
): CertificateSpec {
  return {
    name: stated.name ?? `${context.name}-${side}`,
    namespace: context.namespace,
    secretName: stated.secretName ?? `${context.name}-${side}-tls`,
    commonName: stated.commonName ?? defaults.commonName,
    dnsNames: stated.dnsNames ?? defaults.dnsNames,
    usages: stated.usages ?? [defaults.usage],
    duration: options.duration ?? DEFAULT_DURATION,
    renewBefore: options.renewBefore ?? DEFAULT_RENEW_BEFORE,
    privateKey: options.privateKey,
    issuerRef,
  };
}
