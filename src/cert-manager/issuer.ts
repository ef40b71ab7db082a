import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { CERT_MANAGER_GROUP } from '../facts/cert-manager-group';
import { defineObject } from '../kubernetes/define-object';

/** Kind of the object that signs certificates. */
export enum IssuerKind {
  /** Serves Certificates of its own namespace. */
  ISSUER = 'Issuer',
  /** Serves Certificates of all namespaces. */
  CLUSTER_ISSUER = 'ClusterIssuer',
}

/** Defines an Issuer of cert-manager. */
export function defineIssuer(scope: Construct, id: string, metadata: { name: string; namespace: string }, spec: object): ApiObject {
  return defineObject(scope, id, { apiVersion: `${CERT_MANAGER_GROUP}/v1`, kind: 'Issuer', metadata, spec });
}
