import { CnpgIValidationProps } from './cnpg-i-validation-props';
import { Finding, textOf } from './finding';
import { validate } from './validate';
import { productOf } from '../contracts/product';
import { pluginVersionsByName } from '../facts/plugins/stated-versions';
import { Inventory } from '../inventory/inventory';
import { Item } from '../inventory/item';
import { allRules } from '../rules/catalogue';
import { pageOf } from '../rules/engine/rule';

/** What cdk8s-cli passes to a validation plugin. */
export interface ValidationContext {
  readonly manifests: string[];
  readonly report: {
    addViolation(violation: object): void;
    submit(status: 'success' | 'failure', metadata?: Record<string, string>): void;
  };
  parseManifest(path: string): unknown[];
}

/** Validates the manifests of an app, and adds the findings to the report of cdk8s-cli. */
export function report(context: ValidationContext, props: CnpgIValidationProps): void {
  const items = context.manifests.flatMap(path => context.parseManifest(path).map(object => new Item(object, { where: path })));
  const findings = validate(new Inventory(items, {
    distribution: productOf(props.product),
    version: props.operatorVersion,
    namespace: props.operatorNamespace,
    kubernetesVersion: props.kubernetesVersion,
    pluginVersions: pluginVersionsByName(props.pluginVersions),
  }), allRules());
  for (const id of new Set(findings.map(({ rule }) => rule.id))) {
    context.report.addViolation(violationOf(findings.filter(({ rule }) => rule.id === id)));
  }
  const errors = findings.filter(({ rule }) => rule.severity === 'error').length;
  context.report.submit(errors > 0 ? 'failure' : 'success', { errors: `${errors}`, warnings: `${findings.length - errors}` });
}

/** The findings of one rule, as a violation in the report. */
function violationOf(findings: Finding[]): object {
  const [{ rule }] = findings;
  return {
    ruleName: rule.id,
    recommendation: `${rule.severity}: in the cluster, ${rule.symptom}. ${pageOf(rule.id)}`,
    fix: rule.manifestFix ?? rule.fix,
    violatingResources: findings.map(({ item, path, message }) => ({
      resourceName: item.name,
      // cdk8s-cli finds constructs by name only, which several objects may share
      locations: [`${item}, ${textOf({ path, message })}`],
      manifestPath: item.origin.where,
    })),
  };
}
