import { IConstruct } from 'constructs';
import { AppState, AppValidator, Owner, stateOf } from './app-state';
import type * as appValidation from './app-validation';

/** Registers a construct: its whole app is validated when it is synthesized, and the construct reports the mistakes in its own objects. */
export function validateWithApp(construct: IConstruct, owner: Owner): void {
  stateOf(construct, install).owners.set(construct, owner);
}

/** Adds a validation of the whole app, which is run when the app is synthesized, for mistakes that objects do not show. */
export function addAppValidator(construct: IConstruct, validate: AppValidator): void {
  stateOf(construct, install).appValidators.push({ construct, validate });
}

function install(root: IConstruct, state: AppState): void {
  // the root is validated first, so that each construct can then report the errors that were found in it
  root.node.addValidation({
    validate: () => {
      if (!state.validated) {
        state.validated = state.validated === undefined ? undefined : true;
        loadValidation().validateApp(root, state);
      }
      return [];
    },
  });
  markSynthesis(root, 'synth', state);
  markSynthesis(root, 'synthYaml', state);
}

/** Marks the beginning and end of synthesis: cdk8s validates the whole app again for each chart, but one validation per synthesis is enough. */
function markSynthesis(root: any, method: 'synth' | 'synthYaml', state: AppState): void {
  const synthesize = root[method];
  if (typeof synthesize !== 'function' || Object.getOwnPropertyDescriptor(root, method)?.writable === false) {
    return;
  }
  root[method] = (...args: unknown[]) => {
    state.validated = false;
    try {
      return synthesize.apply(root, args);
    } finally {
      state.validated = undefined;
    }
  };
}

/** Loads all rules, when an app is synthesized. */
function loadValidation(): typeof appValidation {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require('./app-validation');
}
