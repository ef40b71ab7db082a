import type * as Crypto from 'node:crypto';

/** The public part of a certificate. */
export interface CertificateFacts {
  readonly notBefore: Date;
  readonly notAfter: Date;
  /** The DNS names, which are the only names that clients compare. */
  readonly dnsNames: string[];
}

/** The first certificate of a PEM text in base64, as in the `data` of a Secret; undefined if it is none. */
export function certificateIn(base64: string): CertificateFacts | undefined {
  try {
    // most runs have no certificate, and need not load this
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const { X509Certificate } = require('node:crypto') as typeof Crypto;
    const { validFrom, validTo, subjectAltName = '' } = new X509Certificate(Buffer.from(base64, 'base64'));
    const dnsNames = [...subjectAltName.matchAll(/(?:^|, )DNS:([^,\s"]+)/g)].map(([, name]) => name);
    const [notBefore, notAfter] = [new Date(validFrom), new Date(validTo)];
    return isNaN(+notBefore) || isNaN(+notAfter) ? undefined : { notBefore, notAfter, dnsNames };
  } catch {
    return undefined;
  }
}
