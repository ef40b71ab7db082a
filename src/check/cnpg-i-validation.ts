import { Finding, judge } from './judge';
import { Distribution } from '../distribution';
import { Inventory } from '../inventory/inventory';
import { Item } from '../inventory/item';
import { allRules } from '../rules/catalogue';
import { pageOf } from '../rules/rule';

/**
 * What the manifests do not say of the operator that will read them.
 */
export interface CnpgIValidationProps {
  /**
   * The product: `edb` or `cloudnative-pg`.
   *
   * @default - as the manifests show it
   */
  readonly product?: string;

  /**
   * The operator's release, such as `1.30.0`.
   *
   * @default - as the operator's image in the manifests says, else the newest
   */
  readonly operatorVersion?: string;

  /**
   * Namespace in which the operator runs.
   *
   * @default - as its Deployment in the manifests says, else unknown
   */
  readonly operatorNamespace?: string;

  /**
   * Version of Kubernetes, such as `1.33`.
   *
   * @default - unknown
   */
  readonly kubernetesVersion?: string;
}

const PRODUCTS: Record<string, Distribution> = { 'edb': Distribution.EDB, 'cloudnative-pg': Distribution.CLOUDNATIVE_PG };

/** What a plugin of cdk8s-cli is given. */
interface ValidationContext {
  readonly manifests: string[];
  parseManifest(path: string): any[];
  readonly report: {
    addViolation(violation: object): void;
    submit(status: 'success' | 'failure', metadata?: Record<string, string>): void;
  };
}

/**
 * A validation of cdk8s-cli: `cdk8s synth` reports what breaks the rules, in the manifests of any app. Errors make it fail; warnings are reported.
 *
 * In `cdk8s.yaml`, with the exact version of the package that is installed:
 *
 * ```yaml
 * validations:
 *   - package: ./node_modules/cdk8s-cnpg-i
 *     version: 1.0.0
 *     class: CnpgIValidation
 *     properties: { product: cloudnative-pg, operatorNamespace: cnpg-system }
 * ```
 *
 * @see https://cdk8s.io/docs/latest/cli/synth/#validations
 */
export class CnpgIValidation {
  private readonly props: CnpgIValidationProps;

  /**
   * Made by cdk8s-cli.
   *
   * @param properties the `properties` of `cdk8s.yaml`
   * @throws if there is no such product
   */
  public constructor(properties: CnpgIValidationProps = {}) {
    const { product } = properties;
    if (product !== undefined && !Object.hasOwn(PRODUCTS, product)) {
      throw new Error(`CnpgIValidation: product "${product}" is none. Fix: state one of ${Object.keys(PRODUCTS).join(', ')}, or leave it out`);
    }
    this.props = properties;
  }

  /**
   * Called by cdk8s-cli.
   *
   * @param context the manifests, and the report that is filled
   */
  public async validate(context: any): Promise<void> {
    const { manifests, report } = context as ValidationContext;
    const items = manifests.flatMap(path => (context as ValidationContext).parseManifest(path).map(object => new Item(object, { where: path })));
    const { product, operatorVersion: version, operatorNamespace: namespace, kubernetesVersion } = this.props;
    const distribution = product === undefined ? undefined : PRODUCTS[product];
    const findings = judge(new Inventory(items, { distribution, version, namespace, kubernetesVersion }), allRules());
    for (const id of new Set(findings.map(({ rule }) => rule.id))) {
      report.addViolation(violationOf(findings.filter(({ rule }) => rule.id === id)));
    }
    const errors = findings.filter(({ rule }) => rule.severity === 'error').length;
    report.submit(errors > 0 ? 'failure' : 'success', { errors: `${errors}`, warnings: `${findings.length - errors}` });
  }
}

/** All that breaks one rule. */
function violationOf(findings: Finding[]): object {
  const [{ rule }] = findings;
  return {
    ruleName: rule.id,
    recommendation: `${rule.severity}: in the cluster, ${rule.symptom}. ${pageOf(rule.id)}`,
    fix: rule.manifestFix ?? rule.fix,
    violatingResources: findings.map(({ item, path, wrong }) => ({
      resourceName: item.name,
      // cdk8s-cli finds constructs by the name alone, which several objects may share
      locations: [`${item}${path.length > 0 ? `, ${path.join('.')}` : ''}: ${wrong}`],
      manifestPath: item.origin.where,
    })),
  };
}
