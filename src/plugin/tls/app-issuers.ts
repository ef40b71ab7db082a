import { ApiObject } from 'cdk8s';
import { IConstruct } from 'constructs';
import { ClientCa } from './client-ca';
import { CERT_MANAGER_GROUP } from '../../cert-manager/issuer';
import { broken, enforce } from '../../rules/rule';
import { clientCa as clientCaRule, clientCaUnknown, ClientCaFacts, issuerNamespace } from '../../rules/tls';

/** An issuer, as Certificates refer to it. */
export interface IssuerRef {
  readonly name: string;
  readonly kind: string;
  readonly group?: string;
}

/** The objects of one of cert-manager's kinds that the app contains, whoever defined them. */
export function certManagerObjects(scope: IConstruct, kind: string): any[] {
  return scope.node.root.node.findAll()
    .filter(child => ApiObject.isApiObject(child) && child.kind === kind && child.apiGroup === CERT_MANAGER_GROUP)
    .map(child => (child as ApiObject).toJson());
}

/** What the app shows of the issuer that signs the operator's certificate: errors to stop at; a warning is said by itself. */
export function checkClientCa(scope: IConstruct, namespace: string, issuer: IssuerRef | undefined, clientCa: ClientCa, stated: boolean): string[] {
  const found = issuer && findIssuer(scope, namespace, issuer);
  const facts: ClientCaFacts = {
    clientCa: clientCa.key,
    issuer: issuer ? `${issuer.kind} "${issuer.name}"` : 'a Secret from elsewhere',
    issuerType: issuerType(found?.object),
    stated,
  };
  if (found?.elsewhere === undefined) {
    enforce(scope, clientCaUnknown, facts);
  } else {
    enforce(scope, issuerNamespace, { issuer: issuer!.name, namespace, elsewhere: found.elsewhere });
  }
  return errors(broken(clientCaRule, facts));
}

/** The sentences of those rules that are broken. */
export function errors(...sentences: Array<string | undefined>): string[] {
  return sentences.filter(sentence => sentence !== undefined);
}

function findIssuer(scope: IConstruct, namespace: string, issuer: IssuerRef): { object?: any; elsewhere?: string } {
  if ((issuer.group ?? CERT_MANAGER_GROUP) !== CERT_MANAGER_GROUP) {
    return {};
  }
  const named = certManagerObjects(scope, issuer.kind).filter(object => object.metadata.name === issuer.name);
  const here = named.find(object => issuer.kind === 'ClusterIssuer' || object.metadata.namespace === namespace);
  return here ? { object: here } : { elsewhere: named[0]?.metadata.namespace };
}

function issuerType(object: any): ClientCaFacts['issuerType'] {
  if (object?.spec?.ca) {
    return 'certificate authority';
  }
  return object?.spec?.selfSigned ? 'self-signed' : 'unknown';
}

