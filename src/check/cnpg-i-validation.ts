import { CnpgIValidationProps } from './cnpg-i-validation-props';
import type * as validationReport from './validation-report';
import { isProduct, productNames } from '../contracts/product';
import { pluginVersionOf } from '../facts/plugins/stated-versions';

/**
 * A validation plugin for cdk8s-cli: `cdk8s synth` checks the manifests of any app against the rules. Errors make it fail; warnings are only
 * reported.
 *
 * Configure it in `cdk8s.yaml`, with the exact version of the installed package:
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
   * Creates the validation. Called by cdk8s-cli.
   *
   * @param properties the `properties` of `cdk8s.yaml`
   * @throws if the product is unknown, or a plugin or its release is invalid
   */
  public constructor(properties: CnpgIValidationProps = {}) {
    const { product } = properties;
    if (product !== undefined && !isProduct(product)) {
      throw new Error(`CnpgIValidation: product: "${product}" is invalid: expected one of ${productNames().join(', ')}. Fix: set one of them, or remove it`);
    }
    const [invalid] = Object.entries(properties.pluginVersions ?? {}).flatMap(([name, version]) => {
      const stated = pluginVersionOf(`${name}=${version}`);
      return typeof stated === 'string' ? [`pluginVersions: "${name}: ${version}" is invalid: ${stated}`] : [];
    });
    if (invalid !== undefined) { throw new Error(`CnpgIValidation: ${invalid}`); }
    this.props = properties;
  }

  /**
   * Validates manifests. Called by cdk8s-cli.
   *
   * @param context the manifests, and the report that findings are added to
   */
  public async validate(context: any): Promise<void> {
    loadReport().report(context, this.props);
  }
}

/** Loads all rules, when manifests are validated. */
function loadReport(): typeof validationReport {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require('./validation-report');
}
