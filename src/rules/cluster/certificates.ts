import { ClusterRule } from '../engine/cluster-rule';
import { webhook } from '../engine/source';

/** Names go into a certificate that the operator makes, and into no other. */
export const serverAltDNSNames: ClusterRule = {
  id: 'server-alt-dns-names',
  severity: 'error',
  title: 'Alternative names are for a server\'s certificate of the operator\'s',
  symptom: 'the operator refuses the Cluster ("Server alternative DNS names can\'t be defined when server TLS secret is provided")',
  cause: 'the names go into the certificate that the operator makes, and it makes none beside one of the user\'s',
  fix: 'put the names into the certificate of serverTLSSecret, and leave serverAltDNSNames out',
  source: webhook(531),
  field: 'spec.certificates.serverAltDNSNames',
  check: ({ spec }) => {
    const { serverTLSSecret, serverAltDNSNames: names } = spec.certificates ?? {};
    return serverTLSSecret && names?.length ? `certificates.serverAltDNSNames is stated, and serverTLSSecret "${serverTLSSecret}" as well` : undefined;
  },
};

/** Whoever brings the server's certificate brings its authority. */
export const serverCASecret: ClusterRule = {
  id: 'server-ca-secret',
  severity: 'error',
  title: 'A server\'s certificate of the user\'s has its authority beside it',
  symptom: 'the operator refuses the Cluster ("Server CA secret can\'t be empty when server TLS secret is provided")',
  cause: 'clients and standbys verify the server by that authority, and the operator\'s own did not sign it',
  fix: 'state in serverCASecret the Secret with the authority that signed the server\'s certificate',
  source: webhook(531),
  field: 'spec.certificates.serverTLSSecret',
  check: ({ spec }) => spec.certificates?.serverTLSSecret && !spec.certificates.serverCASecret
    ? `certificates.serverTLSSecret "${spec.certificates.serverTLSSecret}" has no serverCASecret beside it`
    : undefined,
};

/** Whoever brings the certificate of the replicas brings its authority. */
export const clientCASecret: ClusterRule = {
  id: 'client-ca-secret',
  severity: 'error',
  title: 'A replication certificate of the user\'s has its authority beside it',
  symptom: 'the operator refuses the Cluster ("Client CA secret can\'t be empty when client replication secret is provided")',
  cause: 'the primary verifies its standbys by that authority, and the operator\'s own did not sign it',
  fix: 'state in clientCASecret the Secret with the authority that signed the certificate of the replicas',
  source: webhook(531),
  field: 'spec.certificates.replicationTLSSecret',
  check: ({ spec }) => spec.certificates?.replicationTLSSecret && !spec.certificates.clientCASecret
    ? `certificates.replicationTLSSecret "${spec.certificates.replicationTLSSecret}" has no clientCASecret beside it`
    : undefined,
};

/** A Secret has a name. */
export const superuserSecret: ClusterRule = {
  id: 'superuser-secret',
  severity: 'error',
  title: 'The superuser\'s Secret has a name',
  symptom: 'the operator refuses the Cluster ("Super user secret name can\'t be empty")',
  cause: 'the operator looks the password up by that name',
  fix: 'name the Secret with the password of postgres, or leave superuserSecret out',
  source: webhook(575),
  field: 'spec.superuserSecret',
  check: ({ spec }) => spec.superuserSecret && !spec.superuserSecret.name ? 'superuserSecret has no name' : undefined,
};
