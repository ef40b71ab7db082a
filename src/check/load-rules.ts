import type * as constructValidation from './construct-validation';

/** The validation of constructs with all rules, loaded when the first construct is defined: the import of the package does not pay for them. */
export function loadConstructValidation(): typeof constructValidation {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require('./construct-validation');
}
