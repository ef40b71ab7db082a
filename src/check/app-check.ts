import { IConstruct } from 'constructs';
import type * as verdicts from './app-verdict';
import type { Inventory } from '../inventory/inventory';
import { IOperator } from '../operator/operator-ref';

/** What is known of an app between the definition of its first construct and its synthesis. */
export interface AppState {
  /** The constructs whose objects are checked in their name, with the operators that they are for. */
  readonly owners: Map<IConstruct, IOperator>;
  /** What constructs look for once the whole app is there. */
  readonly looks: Array<{ readonly construct: IConstruct; readonly look: Look }>;
  /** The errors of the last check, by the construct in whose name they are said. */
  errors: Map<IConstruct, string[]>;
  /** The constructs that know how to say them. */
  readonly spokesmen: Set<IConstruct>;
  /** The warnings that the check itself has noted among those of constructs. */
  readonly added: Set<object>;
  /** The warnings that have been printed. */
  readonly printed: Set<string>;
  /** Nothing outside of a synthesis; inside of one, whether the app has been checked. */
  checked?: boolean;
}

/** Looks at all objects of an app, whatever operators they are for, and warns by itself; what it returns stops synthesis. */
export type Look = (inventory: Inventory) => string | undefined;

const apps = new WeakMap<IConstruct, AppState>();

/**
 * Has the app of a construct checked as a whole, with all objects in it, when it is synthesized; what is wrong with the construct's own objects is said in
 * its name.
 */
export function checkWithApp(owner: IConstruct, operator: IOperator): void {
  stateOf(owner).owners.set(owner, operator);
}

/** Has a construct look at the whole app when it is synthesized, for what its objects do not show. */
export function lookAtApp(construct: IConstruct, look: Look): void {
  stateOf(construct).looks.push({ construct, look });
}

function stateOf({ node: { root } }: IConstruct): AppState {
  return apps.get(root) ?? install(root);
}

function install(root: IConstruct): AppState {
  const state: AppState = { owners: new Map(), looks: [], errors: new Map(), spokesmen: new Set(), added: new Set(), printed: new Set() };
  apps.set(root, state);
  // the app is validated before all that is in it, so that what it finds wrong with a construct can be said by that construct
  root.node.addValidation({
    validate: () => {
      if (!state.checked) {
        state.checked = state.checked === undefined ? undefined : true;
        loadVerdicts().judgeApp(root, state);
      }
      return [];
    },
  });
  markSynthesis(root, 'synth', state);
  markSynthesis(root, 'synthYaml', state);
  return state;
}

/** cdk8s validates the whole app again for each chart that it renders: what was found at the beginning of a synthesis holds to its end. */
function markSynthesis(root: any, method: 'synth' | 'synthYaml', state: AppState): void {
  const synthesize = root[method];
  if (typeof synthesize !== 'function' || Object.getOwnPropertyDescriptor(root, method)?.writable === false) {
    return;
  }
  root[method] = (...args: unknown[]) => {
    state.checked = false;
    try {
      return synthesize.apply(root, args);
    } finally {
      state.checked = undefined;
    }
  };
}

/** All rules, loaded when an app is synthesized. */
function loadVerdicts(): typeof verdicts {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require('./app-verdict');
}
