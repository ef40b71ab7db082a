import { App, Chart, Testing } from 'cdk8s';
import { IConstruct } from 'constructs';
import type { Program } from './rule-cases';
import { inventoriesOf, itemsOfApp } from '../../src/check/app-inventories';
import { Owner } from '../../src/check/app-state';
import * as constructValidation from '../../src/check/construct-validation';
import * as mistakes from '../../src/check/mistakes';
import * as onSynthesis from '../../src/check/on-synthesis';
import { annotateAcknowledged } from '../../src/check/warnings';
import { InventoryContext } from '../../src/inventory/context';
import { Inventory } from '../../src/inventory/inventory';
import { operatorsIn } from '../../src/inventory/operators';

/** What a program writes where no rule stops it. */
export interface Bypassed {
  readonly objects: object[];
  /** As the app is seen by the rules. */
  readonly inventories: Inventory[];
  /** What is said beside the text of the operator that it is for. */
  readonly context: InventoryContext;
}

/** Runs what a program puts into a chart, and synthesizes it, without any rule. */
export function bypassRules(program: Program): Bypassed {
  return withoutRules(() => {
    const app = Testing.app();
    program(new Chart(app, 'plugins', { namespace: 'apps' }));
    return app;
  });
}

/** Makes an app, and synthesizes it, without any rule. */
export function withoutRules(make: () => App): Bypassed {
  const owners = new Map<IConstruct, Owner>();
  const mocks = [
    jest.spyOn(onSynthesis, 'validateWithApp').mockImplementation((construct, owner) => { owners.set(construct, owner); }),
    jest.spyOn(onSynthesis, 'addAppValidator').mockImplementation(() => {}),
    jest.spyOn(constructValidation, 'validateConstruct').mockImplementation(() => {}),
    jest.spyOn(constructValidation, 'validateObject').mockImplementation(() => {}),
    jest.spyOn(mistakes, 'enforce').mockImplementation(() => {}),
    jest.spyOn(mistakes, 'mistakesOf').mockReturnValue([]),
  ];
  try {
    const app = make();
    annotateAcknowledged(app);
    const objects = app.charts.flatMap(chart => chart.toJson());
    const inventories = inventoriesOf(itemsOfApp(app, owners), owners);
    const [{ distribution, namespace, version, kubernetesVersion }] = inventories.length > 0 ? operatorsIn(inventories[0]) : [{} as any];
    return { objects, inventories, context: { distribution, namespace, version, kubernetesVersion } };
  } finally {
    mocks.forEach(mock => mock.mockRestore());
  }
}
