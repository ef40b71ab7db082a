import { readdirSync } from 'fs';
import { join } from 'path';
import { parseAllDocuments, stringify } from 'yaml';
import { OperatorAttributes } from '../src';

const CASES = join(__dirname, '..', 'test', 'rules');

/** The parts of the tests' tables that are shown. */
interface RuleCases {
  readonly id: string;
  readonly invalid?: ReadonlyArray<readonly [name: string, manifests: Manifests, ...texts: string[]]>;
  readonly valid?: ReadonlyArray<readonly [name: string, manifests: Manifests]>;
}

interface Manifests {
  readonly objects: string | object[];
  readonly operator?: OperatorAttributes;
}

/** Manifests of the tests, for the page of a rule. */
export interface Example {
  readonly name: string;
  readonly yaml: string;
  /** The settings of the operator, in words. */
  readonly beside: string[];
  /** The expected findings. */
  readonly texts: string[];
}

/** The first cases of a rule. */
export interface Examples {
  readonly invalid?: Example;
  readonly valid?: Example;
}

/** The examples by rule. */
export function ruleExamples(): Map<string, Examples> {
  const tables = readdirSync(CASES, { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.cases.ts')).sort()
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    .flatMap(name => require(join(CASES, name)).cases as RuleCases[]);
  return new Map(tables.map(({ id, invalid: [broken] = [], valid: [kept] = [] }) => [id, {
    invalid: broken && exampleOf(broken[0], broken[1], broken.slice(2) as string[]),
    valid: kept && exampleOf(kept[0], kept[1]),
  }]));
}

function exampleOf(name: string, { objects, operator = {} }: Manifests, texts: string[] = []): Example {
  const all = typeof objects === 'string' ? parseAllDocuments(objects).map(document => document.toJS()).filter(object => object) : objects;
  const yaml = all.map(object => stringify(object, { lineWidth: 0, aliasDuplicateObjects: false })).join('---\n');
  const { distribution, namespace, version, kubernetesVersion } = operator;
  const beside = [
    distribution && `the product is ${distribution.name}`,
    namespace && `the operator runs in \`${namespace}\``,
    version && `the operator's release is ${version}`,
    kubernetesVersion && `Kubernetes is ${kubernetesVersion}`,
  ].filter(text => text !== undefined);
  return { name, yaml, beside, texts };
}
