import { ApiObject } from 'cdk8s';
import { IConstruct } from 'constructs';
import type { Finding } from './finding';
import type { Described } from './layout';
import { IOperator } from '../contracts/operator';
import type { Inventory } from '../inventory/inventory';
import type { Item } from '../inventory/item';
import { Path } from '../values/field-path';

/** Validation context of a construct, which reports the mistakes in its objects. */
export interface Owner {
  /** The operator that the objects are for. */
  readonly operator: IOperator;
  /** Result of the validation when the construct was defined; undefined if it has several objects, or values that the app resolves later. */
  settled?: Settled;
  /** The prop that a field of an object is rendered from; undefined if there is none. */
  propOf?(item: Item, path: Path): string | undefined;
  /** The construct that reports mistakes in a field of an object that several constructs render; undefined for the owner itself. */
  reporterOf?(item: Item, path: Path): IConstruct | undefined;
}

/** An object that its construct has validated. The result is valid until the object is changed. */
export interface Settled {
  readonly object: ApiObject;
  readonly item: Item;
  /** The findings of warning rules that need only this object. */
  readonly warnings: Finding[];
}

/** Validation state of an app, kept from the definition of its first construct to its synthesis. */
export interface AppState {
  readonly owners: Map<IConstruct, Owner>;
  /** Validations of the whole app that constructs have added, for mistakes that objects do not show. */
  readonly appValidators: Array<{ readonly construct: IConstruct; readonly validate: AppValidator }>;
  /** The errors of the last validation, by the construct that reports them. */
  errors: Map<IConstruct, string[]>;
  /** The constructs that already have a validation that reports these errors. */
  readonly reporting: Set<IConstruct>;
  /** The warnings that have been printed. */
  readonly printed: Set<string>;
  /** Undefined outside synthesis; during synthesis, whether the app has been validated. */
  validated?: boolean;
}

/** Finds mistakes in an app that its objects do not show. */
export type AppValidator = (inventory: Inventory) => Described[];

const apps = new WeakMap<IConstruct, AppState>();

/** The state of a construct's app. `created` is called if the app has no state yet. */
export function stateOf({ node: { root } }: IConstruct, created: (root: IConstruct, state: AppState) => void): AppState {
  const known = apps.get(root);
  if (known) {
    return known;
  }
  const state: AppState = { owners: new Map(), appValidators: [], errors: new Map(), reporting: new Set(), printed: new Set() };
  apps.set(root, state);
  created(root, state);
  return state;
}
