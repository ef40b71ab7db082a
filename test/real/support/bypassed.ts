import { Distribution } from '../../../src';
import { validate } from '../../../src/check/validate';
import { InventoryContext } from '../../../src/inventory/context';
import { Inventory } from '../../../src/inventory/inventory';
import { Item } from '../../../src/inventory/item';
import { allRules, CATALOGUE } from '../../../src/rules/catalogue';
import { Rule } from '../../../src/rules/engine/rule';
import type { Manifests } from '../../support/both-ways';
import { bypassRules } from '../../support/bypass';
import { objectsOf } from '../../support/manifests';
import { Broken, brokenPrograms, Program, RuleCases, Sound, tablesOf } from '../../support/rule-cases';

/** A rule by its id. */
export function ruleOf(id: string): Rule<any> {
  const rule = allRules().find(one => one.id === id);
  if (!rule) { throw new Error(`there is no rule "${id}"`); }
  return rule;
}

/** What a case of a rule's table writes, with what is known beside it. */
export interface Written {
  readonly name: string;
  readonly objects: any[];
  /** The same, as a Kubernetes with CloudNativePG gets it. */
  readonly applied: any[];
  readonly context: InventoryContext;
  /** Why manifests do not show it. */
  readonly unseen?: string;
}

/** The case tables of all rules. */
export function ruleCases(): RuleCases[] {
  return Object.keys(CATALOGUE).flatMap(tablesOf);
}

/** Everything in a rule's table that breaks it, with no rule enforced. */
export function breakagesOf(cases: RuleCases): Written[] {
  return writtenBy(brokenPrograms(cases), cases.invalid).map(written => ({ ...written, unseen: cases.notDetectable?.[written.name] }));
}

/** The programs of a rule's table that keep to it: manifests that do may be patches, or be filled in later. */
export function soundOf({ passes = [] }: RuleCases): Written[] {
  return writtenBy(passes);
}

function writtenBy(programs: ReadonlyArray<Broken | Sound>, manifests: ReadonlyArray<readonly [string, Manifests, ...string[]]> = []): Written[] {
  return [
    ...programs.flatMap(([name, program]) => bypassing(program).map(written => ({ name, ...written }))),
    ...manifests.map(([name, { objects, operator = {} }]) => ({
      name, objects: typeof objects === 'string' ? objectsOf(objects) : objects as any[], context: operator,
    })),
  ].map(written => ({ ...written, applied: substituted(ofCloudNativePg(written.objects)).map(whole) }));
}

/** A fragment of the operator's Deployment, as it is once it is merged into what is there. */
function whole(object: any): any {
  if (object.kind !== 'Deployment' || object.spec?.selector || !object.spec?.template?.spec) { return object; }
  const [labels, pod] = [{ app: 'operator' }, object.spec.template.spec];
  return {
    ...object,
    spec: {
      ...object.spec,
      selector: { matchLabels: labels },
      template: {
        metadata: { ...object.spec.template.metadata, labels },
        spec: { ...pod, containers: pod.containers.map((container: any) => ({ image: 'operator:1', ...container })) },
      },
    },
  };
}

/** The same objects for the other product: apart from its API group and keys, it has the same API. */
function ofCloudNativePg(objects: any[]): any[] {
  return JSON.parse(JSON.stringify(objects)
    .replaceAll(Distribution.EDB.apiGroup, Distribution.CLOUDNATIVE_PG.apiGroup).replaceAll(`${Distribution.EDB.keyPrefix}/`, `${Distribution.CLOUDNATIVE_PG.keyPrefix}/`));
}

/** The objects as Flux applies them where no variable is set: defaults stand in the place of variables. */
function substituted(objects: any[]): any[] {
  return JSON.parse(JSON.stringify(objects).replace(/\$\{\w+:[=-]([^{}"\\]*)\}/g, '$1'));
}

/** What a program writes where no rule stops it; nothing where cdk8s itself does. */
function bypassing(program: Program): Array<{ objects: any[]; context: InventoryContext }> {
  try {
    return [bypassRules(program)];
  } catch {
    return [];
  }
}

/** The ids of the rules that objects break, as our checker sees them. */
export function verdictOn(objects: any[], context: InventoryContext = {}): string[] {
  return validate(new Inventory(objects.map(object => new Item(object, { where: 'a test' })), context), allRules()).map(({ rule }) => rule.id);
}

/** The rule is kept by some objects and broken by others, in the eyes of our checker, where manifests can show it. */
export function expectVerdicts(id: string, sound: any[], broken: any[], context: InventoryContext): void {
  if (ruleOf(id).targets) {
    expect(verdictOn(sound, context)).not.toContain(id);
    expect(verdictOn(broken, context)).toContain(id);
  }
}

/** Whether somebody says what a rule's symptom quotes. */
export function isQuoted(id: string, words: string): boolean {
  return quotesOf(ruleOf(id).symptom).some(quote => quote.test(words));
}

/** What a symptom quotes, each as an expression in which "…" is anything. */
export function quotesOf(symptom: string): RegExp[] {
  return [...symptom.matchAll(/"([^"]+)"/g)].map(([, quote]) => new RegExp(quote.split('…')
    .map(part => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('.*')));
}
