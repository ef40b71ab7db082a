import { Item } from '../inventory/item';
import { customKinds, hasRules, isEncrypted } from '../inventory/known-kinds';
import { Problem } from '../manifests/problem';
import { groupBy } from '../values/group-by';

/** What of the objects was checked, and what only in part. */
export interface Coverage {
  readonly objects: number;
  /** The numbers of objects whose kinds have no rules of their own, by kind. */
  readonly withoutRules: Readonly<Record<string, number>>;
  /** The number of objects with values that SOPS has encrypted. */
  readonly encrypted: number;
  /** The number of objects with texts that are substituted later. */
  readonly templated: number;
}

/** How many objects of some kinds must be checked. */
export interface Requirement {
  /** As it is set, such as `clusters`. */
  readonly name: string;
  /** Any kind that has rules where undefined. */
  readonly kind?: string;
  readonly number: number;
}

export function coverageOf(items: ReadonlySet<Item>): Coverage {
  const all = [...items];
  const others = groupBy(all.filter(item => item.kind !== '' && !hasRules(item)), ({ kind }) => kind);
  return {
    objects: all.length,
    withoutRules: Object.fromEntries([...others].map(([kind, same]) => [kind, same.length] as const).sort(([one], [other]) => one < other ? -1 : 1)),
    encrypted: all.filter(isEncrypted).length,
    templated: all.filter(item => item.isTemplated && !isEncrypted(item)).length,
  };
}

/** The kind that a name such as `clusters` stands for; undefined for other names. */
export function kindNamed(name: string): string | undefined {
  return customKinds().find(kind => [kind, pluralOf(kind)].some(known => known.toLowerCase() === name.toLowerCase()));
}

/** The names for the kinds of the operator and of plugins. */
export function kindNames(): string[] {
  return customKinds().map(kind => pluralOf(kind).toLowerCase());
}

/** The requirements that are not met. Encrypted objects are checked in part only, so they do not count. */
export function unmet(requirements: readonly Requirement[], items: ReadonlySet<Item>): Problem[] {
  return requirements.flatMap(({ name, kind, number }) => {
    const checked = [...items].filter(item => hasRules(item) && !isEncrypted(item) && (kind ?? item.kind) === item.kind).length;
    return checked >= number ? [] : [{
      message: `${checked} ${name} ${checked === 1 ? 'was' : 'were'} checked, but at least ${number} must be`,
      hint: 'check the paths, and what the report lists as not checked',
    }];
  });
}

function pluralOf(kind: string): string {
  return kind.endsWith('y') ? `${kind.slice(0, -1)}ies` : `${kind}s`;
}
