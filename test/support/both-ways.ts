import { ApiObject, Chart, Testing } from 'cdk8s';
import { bypassRules } from './bypass';
import type { Broken, Program, Sound } from './rule-cases';
import { documentsOf, judgeObjects, Verdict, verdictsOf } from './verdicts';
import { OperatorAttributes } from '../../src';
import { itemsOfApp } from '../../src/check/app-inventories';
import { DeclaredPlugin } from '../../src/facts/plugins/declared-plugin';
import { Inventory } from '../../src/inventory/inventory';
import { allRules } from '../../src/rules/catalogue';

/** Manifests, as YAML or as objects, and what is said beside them. */
export interface Manifests {
  readonly objects: string | object[];
  /** What a program says of its operator, and the command line of the input. */
  readonly operator?: Pick<OperatorAttributes, 'distribution' | 'namespace' | 'version' | 'kubernetesVersion'>;
  /** What authors declare about plugins. */
  readonly declaredPlugins?: DeclaredPlugin[];
}

/** How a rule stands to manifests, whoever wrote them. */
export interface ManifestCases {
  readonly id: string;
  /** Manifests that break the rule, and what is said of them: the field, and what is wrong with it. */
  readonly invalid?: ReadonlyArray<readonly [name: string, manifests: Manifests, ...texts: string[]]>;
  /** Manifests that keep to it. */
  readonly valid?: ReadonlyArray<readonly [name: string, manifests: Manifests]>;
  /** Programs whose manifests do not show whether they break the rule, by name, with the reason. */
  readonly notDetectable?: Readonly<Record<string, string>>;
}

interface BothVerdicts { readonly fromApp: Verdict[]; readonly fromYaml: Verdict[] }

/**
 * Each case both ways: as the objects of an app, and as YAML. A program that breaks a rule is run without any rule being enforced, and what it writes must
 * break the rule in the eyes of whoever sees only that.
 */
export function describeManifests({ id, invalid = [], valid = [], notDetectable = {} }: ManifestCases, broken: Broken[], sound: Sound[]): void {
  const rule = allRules().find(one => one.id === id)!;
  if (rule.targets) {
    broken.forEach(([name, program]) => name in notDetectable
      ? test(`is not seen in manifests: ${name}`, () => expect(idsWritten(program)).not.toContain(id))
      : test(`is seen in manifests: ${name}`, () => each(unenforced(program), ids => expect(ids).toContain(id))));
    sound.forEach(([name, program]) => test(`is kept by manifests: ${name}`, () => each(unenforced(program), ids => expect(ids).not.toContain(id))));
  }
  invalid.forEach(([name, manifests, ...texts]) => test(`invalid: ${name}`, () => {
    const { fromApp, fromYaml } = bothWays(manifests);
    for (const verdicts of [fromApp, fromYaml]) {
      expect(verdicts.filter(verdict => verdict.id === id).map(({ text }) => text)).toEqual([...texts].sort());
    }
    const kinds = fromYaml.filter(verdict => verdict.id === id).map(({ object }) => object.split(' ')[0]);
    expect(kinds.filter(kind => rule.kinds && !rule.kinds.includes(kind))).toEqual([]);
  }));
  valid.forEach(([name, manifests]) => test(`valid: ${name}`, () => each(bothWays(manifests), ids => expect(ids).not.toContain(id))));
}

/** The verdicts on manifests: as YAML, and as objects of an app that no construct of ours made. */
export function bothWays({ objects, operator = {}, declaredPlugins }: Manifests): BothVerdicts {
  const read: any[] = typeof objects === 'string' ? documentsOf(objects) : JSON.parse(JSON.stringify(objects));
  const app = Testing.app();
  const chart = new Chart(app, 'chart');
  read.forEach((object, index) => new ApiObject(chart, `object-${index}`, object));
  const { distribution, namespace, version, kubernetesVersion } = operator;
  const context = { distribution, namespace, version, kubernetesVersion, declaredPlugins };
  return {
    fromApp: verdictsOf(new Inventory(itemsOfApp(app, new Map()).map(({ item }) => item), context)),
    fromYaml: judgeObjects(read, context),
  };
}

/** What a program writes where no rule stops it: judged from its constructs, and from its objects alone. That YAML keeps them is shown for random programs. */
function unenforced(program: Program): BothVerdicts {
  const { objects, inventories, context } = bypassRules(program);
  return { fromApp: inventories.flatMap(verdictsOf), fromYaml: judgeObjects(objects, context) };
}

/** The rules that a program's YAML breaks: none where it cannot write any without the rule. */
function idsWritten(program: Program): string[] {
  try {
    return idsOf(unenforced(program).fromYaml);
  } catch {
    return [];
  }
}

function idsOf(verdicts: Verdict[]): string[] {
  return verdicts.map(({ id }) => id);
}

function each({ fromApp, fromYaml }: BothVerdicts, expectation: (ids: string[]) => void): void {
  [fromApp, fromYaml].forEach(verdicts => expectation(idsOf(verdicts)));
}
