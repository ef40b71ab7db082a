import { ApiObject, Chart, Testing } from 'cdk8s';
import { IConstruct } from 'constructs';
import { parseAllDocuments, stringify } from 'yaml';
import type { Broken, Program, Sound } from './rule-cases';
import { IOperator, OperatorAttributes } from '../../src';
import * as appCheck from '../../src/check/app-check';
import { inventoriesOf, itemsOfApp } from '../../src/check/app-inventories';
import { judge } from '../../src/check/judge';
import { annotateAcknowledged } from '../../src/check/warnings';
import { Inventory, InventoryContext } from '../../src/inventory/inventory';
import { Item } from '../../src/inventory/item';
import { allRules } from '../../src/rules/catalogue';
import * as rules from '../../src/rules/rule';

/** Manifests, as YAML or as objects, and what is said beside them. */
export interface Manifests {
  readonly objects: string | object[];
  /** What a program says of its operator, and the command line of the input. */
  readonly operator?: Pick<OperatorAttributes, 'distribution' | 'namespace' | 'version' | 'kubernetesVersion'>;
}

/** How a rule stands to manifests, whoever wrote them. */
export interface ManifestCases {
  readonly id: string;
  /** Manifests that break the rule, and what is wrong with them. */
  readonly breaks?: ReadonlyArray<readonly [name: string, manifests: Manifests, wrong: string]>;
  /** Manifests that keep to it. */
  readonly keeps?: ReadonlyArray<readonly [name: string, manifests: Manifests]>;
  /** Programs whose manifests do not show that they break the rule, by name, with the reason. */
  readonly unseen?: Readonly<Record<string, string>>;
}

interface BothVerdicts { readonly fromApp: Verdict[]; readonly fromYaml: Verdict[] }

interface Verdict { readonly id: string; readonly object: string; readonly wrong: string }

/**
 * Each case both ways: as the objects of an app, and as YAML. A program that breaks a rule is run without any rule being enforced, and what it writes must
 * break the rule in the eyes of whoever sees only that.
 */
export function describeManifests({ id, breaks = [], keeps = [], unseen = {} }: ManifestCases, broken: Broken[], sound: Sound[]): void {
  const rule = allRules().find(one => one.id === id)!;
  if (rule.subjects) {
    broken.forEach(([name, program]) => name in unseen
      ? test(`is not seen in manifests: ${name}`, () => expect(idsWritten(program)).not.toContain(id))
      : test(`is seen in manifests: ${name}`, () => each(unenforced(program), ids => expect(ids).toContain(id))));
    sound.forEach(([name, program]) => test(`is kept by manifests: ${name}`, () => each(unenforced(program), ids => expect(ids).not.toContain(id))));
  }
  breaks.forEach(([name, manifests, wrong]) => test(`breaks: ${name}`, () =>
    [bothWays(manifests)].flatMap(({ fromApp, fromYaml }) => [fromApp, fromYaml]).forEach(verdicts =>
      expect((verdicts as Verdict[]).filter(verdict => verdict.id === id).map(verdict => verdict.wrong)).toContain(wrong))));
  keeps.forEach(([name, manifests]) => test(`keeps: ${name}`, () => each(bothWays(manifests), ids => expect(ids).not.toContain(id))));
}

/** The verdicts on manifests: as YAML, and as objects of an app that no construct of ours made. */
export function bothWays({ objects, operator = {} }: Manifests): BothVerdicts {
  const text = typeof objects === 'string' ? objects : objects.map(object => stringify(object)).join('---\n');
  const app = Testing.app();
  const chart = new Chart(app, 'chart');
  documentsOf(text).forEach((object, index) => new ApiObject(chart, `object-${index}`, object));
  const { distribution, namespace, version, kubernetesVersion } = operator;
  const context = { distribution, namespace, version, kubernetesVersion };
  return {
    fromApp: verdictsOf(new Inventory(itemsOfApp(app, new Map()).map(({ item }) => item), context)),
    fromYaml: judgeText(text, context),
  };
}

/** What a program writes where no rule stops it: judged from its constructs, and from its YAML. */
function unenforced(program: Program): BothVerdicts {
  const app = Testing.app();
  const owners = new Map<IConstruct, IOperator>();
  const mocks = [
    jest.spyOn(appCheck, 'checkWithApp').mockImplementation((owner, operator) => { owners.set(owner, operator); }),
    jest.spyOn(rules, 'enforce').mockImplementation(() => {}),
    jest.spyOn(rules, 'broken').mockReturnValue(undefined),
  ];
  try {
    program(new Chart(app, 'plugins', { namespace: 'apps' }));
    annotateAcknowledged(app);
    const text = app.synthYaml();
    const inventories = inventoriesOf(itemsOfApp(app, owners), owners);
    mocks.forEach(mock => mock.mockRestore());
    const [{ distribution, namespace, version, kubernetesVersion }] = inventories.length > 0 ? inventories[0].operators : [{} as any];
    return {
      fromApp: inventories.flatMap(verdictsOf),
      fromYaml: judgeText(text, { distribution, namespace, version, kubernetesVersion }),
    };
  } finally {
    mocks.forEach(mock => mock.mockRestore());
  }
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

function judgeText(text: string, context: InventoryContext): Verdict[] {
  return verdictsOf(new Inventory(documentsOf(text).map(object => new Item(object, { where: 'a file' })), context));
}

function documentsOf(text: string): any[] {
  return parseAllDocuments(text).map(document => document.toJS()).filter(object => object);
}

function verdictsOf(inventory: Inventory): Verdict[] {
  return judge(inventory, allRules()).map(({ rule, item, wrong }) => ({ id: rule.id, object: `${item}`, wrong }))
    .sort((a, b) => `${a.id} ${a.object} ${a.wrong}` < `${b.id} ${b.object} ${b.wrong}` ? -1 : 1);
}

