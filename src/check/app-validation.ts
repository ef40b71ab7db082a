import { IConstruct } from 'constructs';
import { AppItem, inventoriesOf, itemsOfApp, pluginsOf } from './app-inventories';
import { AppState } from './app-state';
import { described } from './construct-validation';
import { Finding } from './finding';
import { describe, Described } from './layout';
import { warn } from './mistakes';
import { validate } from './validate';
import { acknowledgedIn, annotateAcknowledged } from './warnings';
import { Inventory } from '../inventory/inventory';
import { allRules } from '../rules/catalogue';

/** Validates an app: records the errors, which fail its synthesis, and prints the warnings. */
export function validateApp(root: IConstruct, state: AppState): void {
  annotateAcknowledged(root);
  const items = itemsOfApp(root, state.owners);
  const origins = new Map(items.map(appItem => [appItem.item, appItem]));
  state.errors = new Map();
  for (const finding of findingsOf(items, state)) {
    const { reportedBy: maker, operator } = origins.get(finding.item)!;
    const reportedBy = operator && state.owners.get(operator)?.reporterOf?.(finding.item, finding.path) || maker;
    report(reportedBy, described(finding, state.owners.get(reportedBy)), state);
  }
  const inventory = new Inventory(items.map(({ item }) => item), { plugins: pluginsOf(state.owners) });
  state.appValidators.forEach(({ construct, validate: validator }) => validator(inventory).forEach(mistake => report(construct, mistake, state)));
  if (state.errors.size === 0) {
    printWarnings(root, state);
  }
}

function report(construct: IConstruct, mistake: Described, state: AppState): void {
  if (mistake.rule.severity === 'warning') {
    warn(construct, mistake);
    return;
  }
  // without the construct's path: cdk8s adds it
  const message = describe(mistake).join('\n');
  state.errors.set(construct, [...new Set([...state.errors.get(construct) ?? [], message])]);
  if (!state.reporting.has(construct)) {
    state.reporting.add(construct);
    construct.node.addValidation({ validate: () => state.errors.get(construct) ?? [] });
  }
}

/** The findings of all operators. For objects not defined by this library, only those that every operator's inventory has. */
function findingsOf(items: AppItem[], state: AppState): Finding[] {
  const results = inventoriesOf(items, state.owners).map(inventory => validate(inventory, allRules()));
  const foreign = new Set(items.filter(({ operator }) => operator === undefined).map(({ item }) => item));
  const patched = new Set(items.filter(appItem => appItem.patched).map(({ item }) => item));
  const [first = [], ...others] = results;
  const everywhere = first.filter(finding => foreign.has(finding.item) && others.every(findings => findings.some(other => isSame(finding, other))));
  const own = results.flat().filter(({ item, rule }) => !foreign.has(item) && !(rule.patchable && patched.has(item)));
  return [...everywhere, ...own, ...items.flatMap(({ settled }) => settled?.warnings ?? [])];
}

function isSame(one: Finding, other: Finding): boolean {
  return one.item === other.item && one.rule.id === other.rule.id && one.message === other.message;
}

function printWarnings(root: IConstruct, state: AppState): void {
  const warnings = new Set(allRules().filter(({ severity }) => severity === 'warning').map(({ id }) => id));
  for (const construct of root.node.findAll()) {
    for (const { type, data } of construct.node.metadata.filter(entry => warnings.has(entry.type) && !acknowledgedIn(construct, entry.type))) {
      if (!state.printed.has(data)) {
        state.printed.add(data);
        process.emitWarning(data, { type: 'cdk8s-cnpg-i', code: type });
      }
    }
  }
}
