import { CnpgIValidationProps } from './cnpg-i-validation-props';
import type * as validationReport from './validation-report';
import { isProduct, productNames } from '../contracts/product';

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
    if (product !== undefined && !isProduct(product)) {
      throw new Error(`CnpgIValidation: product "${product}" is none. Fix: state one of ${productNames().join(', ')}, or leave it out`);
    }
    this.props = properties;
  }

  /**
   * Called by cdk8s-cli.
   *
   * @param context the manifests, and the report that is filled
   */
  public async validate(context: any): Promise<void> {
    loadReport().report(context, this.props);
  }
}

/** All rules, loaded when there is something to validate. */
function loadReport(): typeof validationReport {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require('./validation-report');
}
