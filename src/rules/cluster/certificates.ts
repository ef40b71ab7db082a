import { ClusterRule } from '../engine/cluster-rule';
import { webhook } from '../engine/source';

/** The names go into the certificate that the operator creates. */
export const serverAltDNSNames: ClusterRule = {
  id: 'server-alt-dns-names',
  severity: 'error',
  title: '`serverAltDNSNames` must not be combined with `serverTLSSecret`',
  symptom: 'the operator\'s webhook rejects the Cluster ("Server alternative DNS names can\'t be defined when server TLS secret is provided")',
  cause: 'the names go into the server certificate that the operator creates; with serverTLSSecret it creates none',
  fix: 'add the names to the certificate in serverTLSSecret, and remove certificates.serverAltDNSNames',
  source: webhook(531),
  field: 'spec.certificates.serverAltDNSNames',
  check: ({ spec }) => {
    const { serverTLSSecret, serverAltDNSNames: names } = spec.certificates ?? {};
    return serverTLSSecret && names?.length ? 'cannot be combined with serverTLSSecret' : undefined;
  },
};

/** The operator's own CA did not sign the user's certificate. */
export const serverCASecret: ClusterRule = {
  id: 'server-ca-secret',
  severity: 'error',
  title: '`serverCASecret` must be set together with `serverTLSSecret`',
  symptom: 'the operator\'s webhook rejects the Cluster ("Server CA secret can\'t be empty when server TLS secret is provided")',
  cause: 'clients and standbys verify the server with that CA; the operator\'s own CA did not sign the certificate',
  fix: 'set certificates.serverCASecret to the Secret with the CA that signed the server certificate',
  source: webhook(531),
  field: 'spec.certificates.serverCASecret',
  check: ({ spec }) => spec.certificates?.serverTLSSecret && !spec.certificates.serverCASecret
    ? 'required, because serverTLSSecret is set'
    : undefined,
};

/** As for the server's certificate. */
export const clientCASecret: ClusterRule = {
  id: 'client-ca-secret',
  severity: 'error',
  title: '`clientCASecret` must be set together with `replicationTLSSecret`',
  symptom: 'the operator\'s webhook rejects the Cluster ("Client CA secret can\'t be empty when client replication secret is provided")',
  cause: 'the primary verifies its standbys with that CA; the operator\'s own CA did not sign the certificate',
  fix: 'set certificates.clientCASecret to the Secret with the CA that signed the replication certificate',
  source: webhook(531),
  field: 'spec.certificates.clientCASecret',
  check: ({ spec }) => spec.certificates?.replicationTLSSecret && !spec.certificates.clientCASecret
    ? 'required, because replicationTLSSecret is set'
    : undefined,
};

/** A missing name is rejected by the CRD already. */
export const superuserSecret: ClusterRule = {
  id: 'superuser-secret',
  severity: 'error',
  title: '`superuserSecret.name` must not be empty',
  symptom: 'the operator\'s webhook rejects the Cluster ("Super user secret name can\'t be empty")',
  cause: 'the operator reads the password of postgres from the Secret of that name',
  fix: 'set superuserSecret.name to the Secret with the password of postgres, or remove superuserSecret',
  source: webhook(575),
  field: 'spec.superuserSecret.name',
  check: ({ spec }) => (spec.superuserSecret?.name as unknown) === '' ? '"" is invalid: expected the name of a Secret' : undefined,
};
