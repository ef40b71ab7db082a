import * as cdk8s from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import * as ts from 'typescript';
import { parseAllDocuments } from 'yaml';
import * as library from '../../../src';
import { Imported, importObjects, PRINTERS } from '../../../src/import/import';
import { OperatorSettings } from '../../../src/import/operators';
import { read } from '../../../src/manifests/read';

/** The objects of a text of manifests. */
export function writtenIn(text: string): any[] {
  return read({ paths: ['-'], cwd: __dirname, standardInput: Buffer.from(text) }).sets.flatMap(({ items }) => items).map(({ written }) => written);
}

/** What a text of manifests becomes. */
export function imported(text: string, settings: OperatorSettings = {}): Imported {
  const standardInput = Buffer.from(text);
  const { sets } = read({ paths: ['-'], cwd: __dirname, standardInput });
  return importObjects({ items: sets.flatMap(({ items }) => items), cwd: __dirname, standardInput, settings });
}

/** The program in TypeScript for a text of manifests. */
export function typescriptFor(text: string, settings?: OperatorSettings): string {
  return PRINTERS.typescript(imported(text, settings).program);
}

/** The objects that a program in TypeScript writes. */
export function objectsOfProgram(program: string): any[] {
  const written: any[] = [];
  class App extends cdk8s.App {
    public synth(): void {
      written.push(...parseAllDocuments(this.synthYaml()).map(document => document.toJS()).filter(object => object));
    }
  }
  const modules: Record<string, unknown> = { 'cdk8s': { ...cdk8s, App }, 'cdk8s-plus-28': kplus, 'cdk8s-cnpg-i': library };
  const compilerOptions = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 };
  const { outputText } = ts.transpileModule(program, { compilerOptions });
  // eslint-disable-next-line @typescript-eslint/no-implied-eval
  new Function('require', 'exports', outputText)((name: string) => modules[name], {});
  return written;
}

/** Objects in an order that does not depend on the program: by what identifies them. */
export function inOrder(objects: any[]): any[] {
  const keyed = objects.map(object => ({ key: identityOf(object) + JSON.stringify(object, (_, value) => sorted(value)), object }));
  return keyed.sort((one, other) => one.key < other.key ? -1 : 1).map(({ object }) => object);
}

function identityOf({ apiVersion, kind, metadata }: any): string {
  return JSON.stringify([apiVersion, kind, metadata?.namespace, metadata?.name ?? metadata?.generateName]);
}

function sorted(value: unknown): unknown {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => one < other ? -1 : 1))
    : value;
}
