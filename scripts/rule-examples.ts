import { readdirSync } from 'fs';
import { join } from 'path';
import { parseAllDocuments, stringify } from 'yaml';
import { OperatorAttributes } from '../src';

const CASES = join(__dirname, '..', 'test', 'rules', 'cases');

/** What the tests' tables have, as far as it is shown. */
interface RuleCases {
  readonly id: string;
  readonly breaks?: ReadonlyArray<readonly [name: string, manifests: Manifests, wrong: string]>;
  readonly keeps?: ReadonlyArray<readonly [name: string, manifests: Manifests]>;
}

interface Manifests {
  readonly objects: string | object[];
  readonly operator?: OperatorAttributes;
}

/** Manifests of the tests, for the page of a rule. */
export interface Example {
  readonly name: string;
  readonly yaml: string;
  /** What is said beside them, in words. */
  readonly beside: string[];
  /** What is wrong with them. */
  readonly wrong?: string;
}

/** The first manifests that the tests have for a rule. */
export interface Examples {
  readonly breaks?: Example;
  readonly keeps?: Example;
}

/** The examples of each rule that has some. */
export function ruleExamples(): Map<string, Examples> {
  const tables = readdirSync(CASES).filter(name => name.endsWith('.ts')).sort()
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    .flatMap(name => require(join(CASES, name)).cases as RuleCases[]);
  return new Map(tables.map(({ id, breaks: [broken] = [], keeps: [kept] = [] }) => [id, {
    breaks: broken && exampleOf(broken[0], broken[1], broken[2]),
    keeps: kept && exampleOf(kept[0], kept[1]),
  }]));
}

function exampleOf(name: string, { objects, operator = {} }: Manifests, wrong?: string): Example {
  const all = typeof objects === 'string' ? parseAllDocuments(objects).map(document => document.toJS()).filter(object => object) : objects;
  const yaml = all.map(object => stringify(object, { lineWidth: 0, aliasDuplicateObjects: false })).join('---\n');
  const { distribution, namespace, version, kubernetesVersion } = operator;
  const beside = [
    distribution && `the product is ${distribution.name}`,
    namespace && `the operator runs in \`${namespace}\``,
    version && `the operator's release is ${version}`,
    kubernetesVersion && `Kubernetes is ${kubernetesVersion}`,
  ].filter(text => text !== undefined);
  return { name, yaml, beside, wrong };
}
