import { IConstruct } from 'constructs';
import { AppState, AppValidator, Owner, stateOf } from './app-state';
import type * as appValidation from './app-validation';

/** Has the app of a construct validated as a whole when it is synthesized; mistakes in the construct's own objects are reported by it. */
export function validateWithApp(construct: IConstruct, owner: Owner): void {
  stateOf(construct, install).owners.set(construct, owner);
}

/** Has a construct validate the whole app when it is synthesized, for what its objects do not show. */
export function addAppValidator(construct: IConstruct, validate: AppValidator): void {
  stateOf(construct, install).appValidators.push({ construct, validate });
}

function install(root: IConstruct, state: AppState): void {
  // the app is validated before all that is in it, so that a construct can report what the app finds wrong with it
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

/** cdk8s validates the whole app again for each chart that it renders: what was found at the beginning of a synthesis holds to its end. */
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

/** All rules, loaded when an app is synthesized. */
function loadValidation(): typeof appValidation {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require('./app-validation');
}
