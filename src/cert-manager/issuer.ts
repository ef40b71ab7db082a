import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { CERT_MANAGER_GROUP } from '../facts/cert-manager-group';
import { defineObject } from '../kubernetes/define-object';

/** Kind of the object that signs certificates. */
export enum IssuerKind {
  /** Issues certificates in its own namespace. */
  ISSUER = 'Issuer',
  /** Issues certificates in all namespaces. */
  CLUSTER_ISSUER = 'ClusterIssuer',
}

/** Defines a cert-manager Issuer. */
export function defineIssuer(scope: Construct, id: string, metadata: { name: string; namespace: string }, spec: object): ApiObject {
  return defineObject(scope, id, { apiVersion: `${CERT_MANAGER_GROUP}/v1`, kind: 'Issuer', metadata, spec });
}
