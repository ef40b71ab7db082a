import { PluginCertificateOptions } from './certificate-options';
import { TlsOptions } from './plugin-tls';
import { Item } from '../../inventory/item';
import { asRecord } from '../../values/narrow';
import { alike, PropField, whole } from '../prop-fields';

/** What names the objects of a plugin. */
export interface NamedBy {
  readonly serverName?: string;
  /** The prop that the Service is named by. */
  readonly serviceProp: string;
  /** The names of the two Certificates. */
  readonly serverCertificate?: string;
  readonly clientCertificate?: string;
}

/** Which fields of the objects of cert-manager come from which options of `tls`. */
export function certificateFields(options: TlsOptions, named: NamedBy, { kind, name, spec }: Item): PropField[] {
  if (kind === 'Issuer') {
    return [alike(['metadata', 'name'], ...issuerProp(options, name)), alike(['spec', 'ca', 'secretName'], ...authorityProp(options))];
  }
  const issuer = whole(['spec', 'issuerRef', 'name'], ...issuerProp(options, asRecord(spec.issuerRef).name));
  if (name === named.serverCertificate) {
    return [
      issuer,
      ...leafFields('serverCertificate', options.serverCertificate ?? {}, options),
      ...options.serverCertificate?.commonName === undefined ? [alike(['spec', 'commonName'], named.serviceProp)] : [],
      ...options.serverCertificate?.dnsNames ? [] : defaultNames(options, named, spec.dnsNames),
    ];
  }
  return name === named.clientCertificate
    ? [issuer, ...leafFields('clientCertificate', options.clientCertificate ?? {}, options)]
    : [issuer, ...authorityFields(options)];
}

function issuerProp(options: TlsOptions, issuer: unknown): string[] {
  const prop = (['name', 'issuerName', 'selfSignedIssuerName', 'authorityName'] as const).find(one => options[one] === issuer);
  return prop ? ['tls', prop] : ['name'];
}

function authorityProp({ authorityName }: TlsOptions): string[] {
  return authorityName === undefined ? ['name'] : ['tls', 'authorityName'];
}

function leafFields(side: 'serverCertificate' | 'clientCertificate', stated: PluginCertificateOptions, options: TlsOptions): PropField[] {
  const own = (prop: 'name' | 'secretName' | 'commonName') => stated[prop] === undefined ? ['name'] : ['tls', side, prop];
  return [
    ...options[side] ? [whole(['spec'], 'tls', side)] : [],
    alike(['metadata', 'name'], ...own('name')),
    alike(['spec', 'secretName'], ...own('secretName')),
    alike(['spec', 'commonName'], ...own('commonName')),
    ...options.group === undefined ? [] : [alike(['spec', 'issuerRef', 'group'], 'tls', 'group')],
    ...(['dnsNames', 'usages'] as const).filter(prop => stated[prop] !== undefined).map(prop => alike(['spec', prop], 'tls', side, prop)),
    ...(['duration', 'renewBefore', 'privateKey'] as const).filter(prop => options[prop] !== undefined).map(prop => alike(['spec', prop], 'tls', prop)),
  ];
}

function authorityFields(options: TlsOptions): PropField[] {
  const props = { duration: 'authorityDuration', renewBefore: 'authorityRenewBefore', privateKey: 'authorityPrivateKey' } as const;
  return [
    ...[['metadata', 'name'], ['spec', 'secretName'], ['spec', 'commonName']].map(field => alike(field, ...authorityProp(options))),
    ...Object.entries(props).filter(([, prop]) => options[prop] !== undefined).map(([field, prop]) => alike(['spec', field], 'tls', prop)),
  ];
}

/** Where no DNS names are set, they are those of the Service, the server name and the extra ones. */
function defaultNames({ extraDnsNames = [] }: TlsOptions, { serverName, serviceProp }: NamedBy, dnsNames: unknown): PropField[] {
  return (Array.isArray(dnsNames) ? dnsNames : []).map((value, index) => {
    const extra = extraDnsNames.indexOf(value);
    const prop = value === serverName ? ['serverName'] : extra < 0 ? [serviceProp] : ['tls', 'extraDnsNames', extra];
    return alike(['spec', 'dnsNames', index], ...prop);
  });
}
