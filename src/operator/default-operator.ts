import { IConstruct } from 'constructs';
import { enforce, mistakesOf } from '../check/mistakes';
import { addAppValidator } from '../check/on-synthesis';
import { IOperator } from '../contracts/operator';
import { operatorChoice } from '../rules/operator/versions';

/** The operators that an app defines, by its root. */
const operators = new WeakMap<IConstruct, IOperator[]>();

function operatorsOf({ node: { root } }: IConstruct): IOperator[] {
  return operators.get(root) ?? [];
}

/** Notes an operator that the app defines. */
export function noteOperator(operator: IOperator): void {
  operators.set(operator.node.root, [...operatorsOf(operator), operator]);
}

/** The operator of a construct that is given none: the only one, or the common default of an app that defines none. */
export function operatorChosenFor(construct: IConstruct, common: () => IOperator): IOperator {
  const defined = operatorsOf(construct);
  enforce(construct, operatorChoice, { operators: defined.map(pathOf) });
  const chosen = defined[0] ?? common();
  // one that is defined later cannot be known before the synthesis
  addAppValidator(construct, () => mistakesOf(operatorChoice, { operators: operatorsOf(construct).map(pathOf), used: pathOf(chosen) }));
  return chosen;
}

function pathOf({ node: { path } }: IConstruct): string {
  return path;
}
