import { ClusterRule } from './facts';

/** Names go into a certificate that the operator makes, and into no other. */
export const serverAltDNSNames: ClusterRule = {
  id: 'server-alt-dns-names',
  severity: 'error',
  symptom: 'the operator refuses the Cluster ("Server alternative DNS names can\'t be defined when server TLS secret is provided")',
  fix: 'put the names into the certificate of serverTLSSecret, and leave serverAltDNSNames out',
  check: ({ spec }) => {
    const { serverTLSSecret, serverAltDNSNames: names } = spec.certificates ?? {};
    return serverTLSSecret && names?.length ? `certificates.serverAltDNSNames is stated, and serverTLSSecret "${serverTLSSecret}" as well` : undefined;
  },
};

/** Whoever brings the server's certificate brings its authority. */
export const serverCASecret: ClusterRule = {
  id: 'server-ca-secret',
  severity: 'error',
  symptom: 'the operator refuses the Cluster ("Server CA secret can\'t be empty when server TLS secret is provided")',
  fix: 'state in serverCASecret the Secret with the authority that signed the server\'s certificate',
  check: ({ spec }) => spec.certificates?.serverTLSSecret && !spec.certificates.serverCASecret
    ? `certificates.serverTLSSecret "${spec.certificates.serverTLSSecret}" has no serverCASecret beside it`
    : undefined,
};

/** Whoever brings the certificate of the replicas brings its authority. */
export const clientCASecret: ClusterRule = {
  id: 'client-ca-secret',
  severity: 'error',
  symptom: 'the operator refuses the Cluster ("Client CA secret can\'t be empty when client replication secret is provided")',
  fix: 'state in clientCASecret the Secret with the authority that signed the certificate of the replicas',
  check: ({ spec }) => spec.certificates?.replicationTLSSecret && !spec.certificates.clientCASecret
    ? `certificates.replicationTLSSecret "${spec.certificates.replicationTLSSecret}" has no clientCASecret beside it`
    : undefined,
};

/** A Secret has a name. */
export const superuserSecret: ClusterRule = {
  id: 'superuser-secret',
  severity: 'error',
  symptom: 'the operator refuses the Cluster ("Super user secret name can\'t be empty")',
  fix: 'name the Secret with the password of postgres, or leave superuserSecret out',
  check: ({ spec }) => spec.superuserSecret && !spec.superuserSecret.name ? 'superuserSecret has no name' : undefined,
};
