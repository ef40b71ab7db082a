import { Item, mayShareNamespace } from './item';
import { includesAll } from '../values/narrow';

/** An object, and labels that selectors are compared with. */
export interface Labelled {
  readonly item: Item;
  readonly labels: Record<string, string>;
}

/** No Service is meant for more: the first ones show the mistake. */
const MOST_SELECTED = 100;

/** Objects by their labels: a selector is compared only with those that have its rarest label. */
export class LabelIndex {
  private readonly byLabel = new Map<string, Labelled[]>();

  public constructor(entries: Iterable<Labelled>) {
    for (const entry of entries) {
      for (const label of Object.entries(entry.labels)) {
        const key = keyOf(label);
        const same = this.byLabel.get(key);
        same ? same.push(entry) : this.byLabel.set(key, [entry]);
      }
    }
  }

  /** The objects with all labels of a selector that may be in a namespace, at most a hundred. An empty selector selects none. */
  public selected(selector: Record<string, string>, namespace?: string): Item[] {
    const found: Item[] = [];
    for (const { item, labels } of this.candidates(selector)) {
      if (found.length === MOST_SELECTED) { break; }
      if (mayShareNamespace(item.namespace, namespace) && includesAll(labels, selector)) { found.push(item); }
    }
    return found;
  }

  private candidates(selector: Record<string, string>): Labelled[] {
    const [first, ...others] = Object.entries(selector).map(label => this.byLabel.get(keyOf(label)) ?? []);
    return first ? others.reduce((rarest, other) => other.length < rarest.length ? other : rarest, first) : [];
  }
}

function keyOf([name, value]: [string, string]): string {
  return `${name}=${value}`;
}
