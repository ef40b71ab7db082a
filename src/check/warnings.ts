import { ApiObject } from 'cdk8s';
import { IConstruct } from 'constructs';
import { enforce } from './mistakes';
import type * as catalogue from '../rules/catalogue';
import { acknowledgementOf } from '../rules/engine/acknowledgement';

const METADATA = 'cdk8s-cnpg-i:acknowledgement';

/**
 * The warnings of a construct and its children.
 *
 * A warning is printed once, when the app is synthesized. Acknowledge it with a reason once you have reviewed it.
 */
export class Warnings {
  /**
   * The warnings of a construct.
   *
   * @param scope a plugin, a cluster, any Kubernetes object, or a chart with everything in it
   */
  public static of(scope: IConstruct): Warnings {
    return new Warnings(scope);
  }

  private constructor(private readonly scope: IConstruct) {}

  /**
   * Suppresses a warning. When the app is synthesized, the reason is added to the construct's objects as an annotation, which `cdk8s-cnpg-i
   * check` honors too.
   *
   * @param ruleId id of the rule, which the warning shows in brackets
   * @param reason why the warning does not matter here
   * @throws if the rule does not exist, if it is an error rather than a warning, or if the reason is empty
   * @see https://github.com/cdk8s-cnpg-i/cdk8s-cnpg-i/blob/main/docs/guides/checker.md
   */
  public acknowledge(ruleId: string, reason: string): void {
    enforce(this.scope, loadCatalogue().acknowledgement, { ruleId, reason });
    this.scope.node.addMetadata(METADATA, { ruleId, reason });
  }
}

/** Whether a construct or one of its ancestors acknowledges a rule. */
export function acknowledgedIn(construct: IConstruct, ruleId: string): boolean {
  return construct.node.scopes.some(scope => scope.node.metadata.some(({ type, data }) => type === METADATA && data.ruleId === ruleId));
}

/** The rules that a construct itself acknowledges. */
export function acknowledgedRules({ node }: IConstruct): string[] {
  return node.metadata.filter(({ type }) => type === METADATA).map(({ data }) => data.ruleId);
}

/** Adds the acknowledgements of constructs as annotations to their objects. */
export function annotateAcknowledged(root: IConstruct): void {
  for (const construct of root.node.findAll()) {
    for (const { data } of construct.node.metadata.filter(({ type }) => type === METADATA)) {
      objectsOf(construct).forEach(object => object.metadata.addAnnotation(acknowledgementOf(data.ruleId), data.reason));
    }
  }
}

/** The objects in a construct, and those of its default child, which can be elsewhere: for a sidecar, it is the operator's Deployment. */
function objectsOf(construct: IConstruct): ApiObject[] {
  const main = construct.node.defaultChild;
  return [...new Set([...construct.node.findAll(), ...main ? main.node.findAll() : []])].filter(ApiObject.isApiObject) as ApiObject[];
}

/** Loads all rules, when one of them is acknowledged. */
function loadCatalogue(): typeof catalogue {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require('../rules/catalogue');
}
