import type * as constructValidation from './construct-validation';

/** Loads the validation of constructs, with all rules, when the first construct is defined: this keeps the import of the package fast. */
export function loadConstructValidation(): typeof constructValidation {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require('./construct-validation');
}
