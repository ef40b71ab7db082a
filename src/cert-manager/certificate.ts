import { ApiObject, Duration } from 'cdk8s';
import { Construct } from 'constructs';
import { KeyUsage } from './key-usage';
import { PrivateKeyOptions } from './private-key';
import { CERT_MANAGER_GROUP } from '../facts/cert-manager-group';
import { defineObject } from '../kubernetes/define-object';

/** The fields of a cert-manager Certificate that plugins need. */
export interface CertificateSpec {
  readonly name: string;
  readonly namespace: string;
  readonly secretName: string;
  readonly issuerRef: { readonly name: string; readonly kind: string; readonly group?: string };
  /** Empty for a certificate without a common name. */
  readonly commonName: string;
  readonly dnsNames?: string[];
  readonly usages?: KeyUsage[];
  readonly isCA?: boolean;
  readonly duration: Duration;
  readonly renewBefore: Duration;
  readonly privateKey?: PrivateKeyOptions;
}

/** Defines a cert-manager Certificate. */
export function defineCertificate(scope: Construct, id: string, certificate: CertificateSpec): ApiObject {
  const { name, namespace, usages, dnsNames } = certificate;
  return defineObject(scope, id, {
    apiVersion: `${CERT_MANAGER_GROUP}/v1`,
    kind: 'Certificate',
    metadata: { name, namespace },
    spec: {
      secretName: certificate.secretName,
      commonName: certificate.commonName || undefined,
      dnsNames: dnsNames?.length ? dnsNames : undefined,
      isCA: certificate.isCA,
      usages: usages?.length ? usages : undefined,
      duration: goDuration(certificate.duration),
      renewBefore: goDuration(certificate.renewBefore),
      privateKey: certificate.privateKey && { ...certificate.privateKey },
      issuerRef: { group: CERT_MANAGER_GROUP, ...certificate.issuerRef },
    },
  });
}

/** Formats a duration as Go does, in the shortest form: published manifests use values such as 2160h. */
function goDuration(duration: Duration): string {
  const seconds = duration.toSeconds({ integral: false });
  const parts: Array<[number, string]> = [[Math.floor(seconds / 3600), 'h'], [Math.floor(seconds % 3600 / 60), 'm'], [seconds % 60, 's']];
  return parts.filter(([amount]) => amount > 0).map(([amount, unit]) => `${amount}${unit}`).join('') || '0s';
}
