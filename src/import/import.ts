import { installationsIn } from './barman-cloud';
import { importedObjects, ImportedObject } from './imported-object';
import { Program } from './model';
import { operatorsOf, OperatorSettings } from './operators';
import { printCSharp } from './print/csharp';
import { printGo } from './print/go';
import { printJava } from './print/java';
import { printPython } from './print/python';
import { printTypeScript } from './print/typescript';
import { settle } from './settle';
import { Inventory } from '../inventory/inventory';
import { Item } from '../inventory/item';

/** What programs are made of. */
export interface Source {
  readonly items: readonly Item[];
  readonly cwd: string;
  readonly standardInput?: Buffer;
  readonly settings: OperatorSettings;
}

/** A program, and what is not as it could be. */
export interface Imported {
  readonly program: Program;
  /** Objects that are written as `ApiObject` although they have a construct, with the reasons. */
  readonly plain: ReadonlyArray<{ readonly object: ImportedObject; readonly reasons: readonly string[] }>;
  /** Objects that are not in the program. */
  readonly impossible: ReadonlyMap<ImportedObject, string>;
}

/** Makes the program whose synthesis equals the objects. */
export function importObjects({ items, cwd, standardInput, settings }: Source): Imported {
  const objects = importedObjects(items, cwd, standardInput);
  const inventory = new Inventory([...items], { distribution: settings.distribution, version: settings.operatorVersion });
  const operators = operatorsOf(inventory, settings);
  const { statements, plan, impossible } = settle(objects, operators, installationsIn(objects, operators));
  const possible = objects.filter(object => !impossible.has(object));
  return {
    program: { statements },
    plain: possible.map(object => ({ object, reasons: plan.reasonsFor(object) })).filter(({ reasons }) => reasons.length > 0),
    impossible,
  };
}

/** The languages of programs, with their printers. */
export const PRINTERS: Readonly<Record<string, (program: Program) => string>> = {
  typescript: printTypeScript, python: printPython, go: printGo, java: printJava, csharp: printCSharp,
};
