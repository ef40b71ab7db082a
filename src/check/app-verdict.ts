import { IConstruct } from 'constructs';
import { AppState } from './app-check';
import { AppItem, inventoriesOf, itemsOfApp } from './app-inventories';
import { Finding, judge } from './judge';
import { acknowledgedIn, annotateAcknowledged } from './warnings';
import { allRules } from '../rules/catalogue';
import { sentence, warn } from '../rules/rule';

/** Checks an app: keeps what stops its synthesis, and prints what it warns of. */
export function judgeApp(root: IConstruct, state: AppState): void {
  annotateAcknowledged(root);
  state.late.forEach(look => look());
  const items = itemsOfApp(root, state.owners);
  const findings = findingsOf(items, state);
  const spokesmen = new Map(items.map(({ item, spokesman }) => [item, spokesman]));
  const speakers = new Map(items.map(one => [one.item, one.speakers]));
  const by = (severity: string) => findings.filter(({ rule }) => rule.severity === severity)
    .map(finding => ({ ...finding, spokesman: spokesmen.get(finding.item)!, message: sentence(finding.rule, finding.wrong) }));

  state.errors = new Map();
  for (const { spokesman, message } of by('error')) {
    state.errors.set(spokesman, [...new Set([...state.errors.get(spokesman) ?? [], message])]);
    speakUp(spokesman, state);
  }
  // what a construct has seen in its props it says in words of its own
  const said = by('warning').filter(({ item, rule }) => !speakers.get(item)!.some(({ node }) => node.metadata.some(({ type }) => type === rule.id)));
  said.forEach(({ spokesman, rule, message }) => warn(spokesman, rule, message));
  if (state.errors.size === 0) {
    printWarnings(root, state);
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
