import { ApiObject } from 'cdk8s';
import { IConstruct } from 'constructs';
import type { Finding } from './finding';
import type { Described } from './layout';
import { IOperator } from '../contracts/operator';
import type { Inventory } from '../inventory/inventory';
import type { Item } from '../inventory/item';
import { Path } from '../values/field-path';

/** A construct whose objects are validated in its name. */
export interface Owner {
  /** The operator that they are for. */
  readonly operator: IOperator;
  /** The prop that a field of an object comes from, as its user knows it; undefined where there is none. */
  propOf?(item: Item, path: Path): string | undefined;
  /** The construct that reports mistakes in a field of an object which several constructs make together; undefined where that is its owner. */
  reporterOf?(item: Item, path: Path): IConstruct | undefined;
  /** What was found when the construct was made; undefined where it has several objects, or values that the app provides later. */
  settled?: Settled;
}

/** An object that its construct has validated. It holds as long as nobody changes the object. */
export interface Settled {
  readonly object: ApiObject;
  readonly item: Item;
  /** Of the rules that look at one object only. */
  readonly warnings: Finding[];
}

/** What is known of an app between the definition of its first construct and its synthesis. */
export interface AppState {
  readonly owners: Map<IConstruct, Owner>;
  /** What constructs validate over the whole app, beyond what their objects show. */
  readonly appValidators: Array<{ readonly construct: IConstruct; readonly validate: AppValidator }>;
  /** The errors of the last validation, by the construct that reports them. */
  errors: Map<IConstruct, string[]>;
  /** The constructs that have a validation which reports such errors. */
  readonly reporting: Set<IConstruct>;
  /** The warnings that have been printed. */
  readonly printed: Set<string>;
  /** Undefined outside a synthesis; inside one, whether the app has been validated. */
  validated?: boolean;
}

/** Finds mistakes in an app that its objects alone do not show. */
export type AppValidator = (inventory: Inventory) => Described[];

const apps = new WeakMap<IConstruct, AppState>();

/** The state of an app; `created` is called when its first construct is defined. */
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
