import { IConstruct } from 'constructs';
import { AppState } from './app-check';
import { AppItem, inventoriesOf, itemsOfApp } from './app-inventories';
import { Finding, judge } from './judge';
import { acknowledgedIn, annotateAcknowledged } from './warnings';
import { Inventory } from '../inventory/inventory';
import { allRules } from '../rules/catalogue';
import { RuleText, sentence, warn } from '../rules/rule';

/** Checks an app: keeps what stops its synthesis, and prints what it warns of. */
export function judgeApp(root: IConstruct, state: AppState): void {
  annotateAcknowledged(root);
  const items = itemsOfApp(root, state.owners);
  const origins = new Map(items.map(one => [one.item, one]));
  state.errors = new Map();
  const inventory = new Inventory(items.map(({ item }) => item));
  state.looks.forEach(({ construct, look }) => stop(construct, look(inventory), state));
  for (const { rule, item, wrong } of findingsOf(items, state)) {
    const { spokesman, speakers } = origins.get(item)!;
    if (rule.severity === 'error') {
      stop(spokesman, sentence(rule, wrong), state);
    } else if (!speakers.some(speaker => hasSaid(speaker, rule, state))) {
      warn(spokesman, rule, sentence(rule, wrong));
      state.added.add(spokesman.node.metadata[spokesman.node.metadata.length - 1]);
    }
  }
  if (state.errors.size === 0) {
    printWarnings(root, state);
  }
}

/** Whether a construct has warned of what it has seen in its props: then it has said so in words of its own. */
function hasSaid({ node }: IConstruct, rule: RuleText, { added }: AppState): boolean {
  return node.metadata.some(entry => entry.type === rule.id && !added.has(entry));
}

function stop(construct: IConstruct, message: string | undefined, state: AppState): void {
  if (message !== undefined) {
    state.errors.set(construct, [...new Set([...state.errors.get(construct) ?? [], message])]);
    speakUp(construct, state);
  }
}

/** What is wrong with an object that no construct of ours made is wrong only if it is so for every operator. */
function findingsOf(items: AppItem[], state: AppState): Finding[] {
  const verdicts = inventoriesOf(items, state.owners).map(inventory => judge(inventory, allRules()));
  const foreign = new Set(items.filter(({ operator }) => operator === undefined).map(({ item }) => item));
  const [first = [], ...others] = verdicts;
  const everywhere = first.filter(finding => foreign.has(finding.item) && others.every(findings => findings.some(other => isSame(finding, other))));
  return [...everywhere, ...verdicts.flat().filter(({ item, rule }) => !foreign.has(item) && !rule.patchable)];
}

function isSame(one: Finding, other: Finding): boolean {
  return one.item === other.item && one.rule.id === other.rule.id;
}

function speakUp(construct: IConstruct, state: AppState): void {
  if (!state.spokesmen.has(construct)) {
    state.spokesmen.add(construct);
    construct.node.addValidation({ validate: () => state.errors.get(construct) ?? [] });
  }
}

function printWarnings(root: IConstruct, state: AppState): void {
  const warnings = new Set(allRules().filter(({ severity }) => severity === 'warning').map(({ id }) => id));
  for (const construct of root.node.findAll()) {
    for (const { type, data } of construct.node.metadata.filter(entry => warnings.has(entry.type) && !acknowledgedIn(construct, entry.type))) {
      const text = `${construct.node.path}: ${data}`;
      if (!state.printed.has(text)) {
        state.printed.add(text);
        process.emitWarning(text, { type: 'cdk8s-cnpg-i', code: type });
      }
    }
  }
}
