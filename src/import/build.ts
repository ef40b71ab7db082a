import { BuiltChart, Charts } from './charts';
import { ImportedObject } from './imported-object';
import { KINDS, specFields } from './kinds';
import { added, isPlainMetadata, manifestOf, metadataOf, Place } from './manifest-expression';
import { Expression, NamedEntry, scalar, Statement, struct, variable } from './model';
import { isReserved, Names, variableNameOf } from './names';
import { OperatorOfProduct } from './operators';
import { Plan } from './plan';
import { References } from './references';
import { TypedValues, Untyped } from './typed-values';
import { asRecord, isMap } from '../values/narrow';

/** More fields than this are not patched: the object is written as it is. */
const MOST_PATCHES = 3;

/** A statement, and the object that it is for. */
export interface BuiltStatement extends Statement {
  readonly object?: ImportedObject;
  /** Objects that it defines beside that one. */
  readonly objects?: readonly ImportedObject[];
}

/** Installations that are one construct. */
export interface Installation {
  readonly pluginName: string;
  readonly type: string;
  readonly expression: (place: Place, operator?: Expression) => Expression;
  readonly comments: readonly string[];
  readonly objects: readonly ImportedObject[];
}

/** Builds the program of objects, as a plan has it. */
export class Builder {
  public readonly statements: BuiltStatement[] = [];
  /** The objects that have more fields without props than are patched. */
  public readonly tooManyPatches = new Map<ImportedObject, readonly Untyped[]>();
  private readonly variables = new Names(name => name.toLowerCase());
  private readonly charts: Charts;
  /** By API group. */
  private readonly operatorVariables = new Map<string, string>();
  private readonly done = new Set<ImportedObject>();
  private readonly variableOf = new Map<ImportedObject, string>();
  private readonly idOf = new Map<ImportedObject, string>();
  private readonly references: References;

  public constructor(
    private readonly objects: readonly ImportedObject[], private readonly plan: Plan,
    private readonly operators: readonly OperatorOfProduct[], private readonly installations: readonly Installation[],
  ) {
    this.charts = new Charts(objects, this.variables);
    this.references = new References(objects, {
      isTyped: object => this.isTyped(object),
      define: object => this.define(object),
      helper: (near, id, name, expression) => this.helper(near, id, name, expression),
      operatorOf: distribution => this.operatorProp(this.operators.find(one => one.distribution === distribution)),
      chartNamespace: near => this.chartOf(near).namespace,
      installed: name => this.installations.find(({ pluginName }) => pluginName === name)?.objects[0],
    });
  }

  public build(): readonly BuiltStatement[] {
    this.push({ comments: [], variable: { name: 'app', type: 'cdk8s.App' }, expression: { kind: 'new', type: 'cdk8s.App', args: [] } });
    const isUnchecked = (object: ImportedObject) => this.plan.levelOf(object) === 'unchecked';
    this.objects.forEach(object => this.nameObject(object));
    this.defineOperators();
    this.objects.filter(object => !isUnchecked(object)).forEach(object => this.define(object));
    this.push(synthesis('app'));
    const unchecked = this.objects.filter(isUnchecked);
    if (unchecked.length > 0) {
      this.push({
        comments: ['', 'The library rejects these objects, so they are in an app that it does not validate.'],
        variable: { name: 'unchecked', type: 'cdk8s.App' },
        expression: { kind: 'new', type: 'cdk8s.App', args: [] },
      });
      unchecked.forEach(object => this.define(object));
      this.push(synthesis('unchecked'));
    }
    return this.statements;
  }

  /** Ids are handed out in the order of the input, before anything that only references need: an id is the name where it can be. */
  private nameObject(object: ImportedObject): void {
    const { name, kind } = object;
    const installation = this.installationOf(object);
    if (installation) {
      if (installation.objects[0] === object) {
        const id = installation.pluginName.split('.')[0];
        this.idOf.set(object, this.chartOf(object).ids.free(id, `${id}-plugin`));
        this.variableOf.set(object, this.variableName(id, 'plugin'));
      }
      return;
    }
    const wanted = [name.replaceAll('/', '-') || 'object', `${kind.toLowerCase()}-${name.replaceAll('/', '-')}`];
    this.idOf.set(object, this.chartOf(object).ids.free(...this.isTyped(object) ? wanted : wanted.slice(1)));
    this.variableOf.set(object, this.variableName(name, kind));
  }

  private variableName(name: string, kind: string): string {
    const short = variableNameOf(name);
    const long = variableNameOf(`${name}-${kind}`);
    return this.variables.free(...isReserved(short) ? [] : [short], long);
  }

  private defineOperators(): void {
    const first = this.objects.find(object => this.isTyped(object));
    if (!first) { return; }
    for (const { distribution, attributes } of this.operators) {
      const { variable: chart, ids } = this.chartOf(first);
      const id = ids.free('operator');
      const name = this.variables.free('operator');
      this.operatorVariables.set(distribution.apiGroup, name);
      this.push({
        comments: [],
        variable: { name, type: 'Operator' },
        expression: { kind: 'call', on: 'Operator', method: 'fromAttributes', args: [variable(chart), scalar(id), attributes] },
      });
    }
  }

  /** The operator of a construct is named only where there are several. */
  private operatorProp(operator?: OperatorOfProduct): Expression | undefined {
    const name = operator && this.operatorVariables.get(operator.distribution.apiGroup);
    return this.operators.length > 1 && name !== undefined ? variable(name) : undefined;
  }

  private isTyped(object: ImportedObject): boolean {
    return this.plan.levelOf(object) === 'typed' && (this.installationOf(object) !== undefined || this.kindOf(object) !== undefined);
  }

  private kindOf({ kind, apiVersion }: ImportedObject): typeof KINDS[string] | undefined {
    if (!Object.hasOwn(KINDS, kind)) { return undefined; }
    const expected = kind === 'ObjectStore' ? ['barmancloud.cnpg.io/v1'] : this.operators.map(({ distribution }) => distribution.apiVersion);
    return expected.includes(apiVersion) ? KINDS[kind] : undefined;
  }

  private installationOf(object: ImportedObject): Installation | undefined {
    return this.plan.levelOf(object) === 'typed' ? this.installations.find(({ objects }) => objects.includes(object)) : undefined;
  }

  /** Defines an object, if it is not defined yet. Returns the name of its variable. */
  private define(object: ImportedObject): string {
    if (!this.done.has(object)) {
      this.done.add(object);
      const installation = this.installationOf(object);
      installation ? this.defineInstallation(installation, object) : this.isTyped(object) ? this.defineTyped(object) : this.defineManifest(object);
    }
    return this.variableOf.get(object)!;
  }

  private defineInstallation({ objects, expression, comments, type }: Installation, object: ImportedObject): void {
    if (object !== objects[0]) { return; }
    const { variable: chart, namespace } = this.chartOf(object);
    const operator = this.operatorProp(this.operators[0]);
    this.push({
      object,
      objects,
      comments: [...objects.flatMap(one => one.comments().rest()), ...comments],
      variable: { name: this.variableOf.get(object)!, type },
      expression: expression({ chart, id: this.idOf.get(object)!, namespace }, operator),
    });
  }

  private defineTyped(object: ImportedObject): void {
    const kind = this.kindOf(object)!;
    const { content, name } = object;
    const comments = object.comments();
    const { variable: chart, namespace } = this.chartOf(object);
    const id = this.idOf.get(object)!;
    const take = (path: ReadonlyArray<string | number>) => comments.take(object.lineOf(path));
    const { apiVersion, kind: _, metadata, spec, ...others } = content;
    const head = take([]);
    const values = new TypedValues({ comments: take, reference: (type, value) => this.references.of(object, type, value) });
    const operator = this.operators.find(({ distribution }) => distribution.apiVersion === apiVersion);
    const meta = metadataOf(asRecord(metadata), namespace, take, id === name);
    const fields: NamedEntry[] = [
      ...meta.fields.length > 0 ? [{ name: 'metadata', value: meta, comments: take(['metadata']) }] : [],
      ...kind.hasOperator ? optional('operator', this.operatorProp(operator)) : [],
      ...isMap(spec) ? specFields(kind, spec, values, {
        cluster: one => this.references.cluster(object, one, operator?.distribution), plugin: one => this.references.plugin(object, one),
      }) : [],
    ];
    const metadataLeft = Object.entries(asRecord(metadata)).filter(([key, value]) => !isPlainMetadata(key, value))
      .map(([key, value]): Untyped => ({ path: ['metadata', key], value, reason: '' }));
    const left = [...values.untyped, ...Object.entries(others).map(([key, value]): Untyped => ({ path: [key], value, reason: 'is not a prop' }))];
    const props = struct(`${kind.type}Props`, {});
    this.push({
      object,
      comments: [...head, ...comments.rest()],
      variable: { name: this.variableOf.get(object)!, type: kind.type },
      expression: { kind: 'new', type: kind.type, args: [variable(chart), scalar(id), { ...props, fields }] },
    });
    if (left.length > MOST_PATCHES) { this.tooManyPatches.set(object, left); }
    this.patch(object, [...metadataLeft, ...left].map(({ path, value }) => added(path, value)), true);
  }

  private defineManifest(object: ImportedObject): void {
    const comments = object.comments();
    const { variable: chart, namespace } = this.chartOf(object);
    const take = (path: ReadonlyArray<string | number>) => comments.take(object.lineOf(path));
    const head = take([]);
    const { expression, patches } = manifestOf(object, { chart, namespace, id: this.idOf.get(object)! }, take);
    this.push({
      object,
      comments: [...head, ...comments.rest(), ...this.plan.reasonsFor(object).map(reason => `Not a construct of the library: ${reason}`)],
      variable: { name: this.variableOf.get(object)!, type: 'cdk8s.ApiObject' },
      expression,
    });
    this.patch(object, patches, false);
  }

  private patch(object: ImportedObject, patches: readonly Expression[], isConstruct: boolean): void {
    if (patches.length === 0) { return; }
    const target = variable(this.variableOf.get(object)!);
    const on: Expression = isConstruct ? { kind: 'call', on: 'cdk8s.ApiObject', method: 'of', args: [target] } : target;
    this.push({ object, comments: [], expression: { kind: 'call', on, method: 'addJsonPatch', args: [...patches] } });
  }

  /** Defines what a reference needs and the input does not have. Returns its variable. */
  private helper(near: ImportedObject, id: string, type: string, expression: (chart: string, id: string) => Expression): string {
    const { variable: chart, ids } = this.chartOf(near);
    const kind = /Plugin$/.test(type) ? 'plugin' : 'cluster';
    const name = this.variableName(id, kind);
    this.push({ comments: [], variable: { name, type }, expression: expression(chart, ids.free(id, `${kind}-${id}`)) });
    return name;
  }

  private chartOf(object: ImportedObject): BuiltChart {
    return this.charts.of(object, this.plan.levelOf(object) === 'unchecked' ? 'unchecked' : 'app');
  }

  /** Adds a statement, and before it the chart that it is the first one to use. */
  private push(statement: BuiltStatement): void {
    const { expression } = statement;
    const scope = expression.kind === 'manifest' ? expression.scope : expression.kind === 'new' || expression.kind === 'call' ? expression.args[0] : undefined;
    this.statements.push(...scope?.kind === 'variable' ? this.charts.definitionOf(scope.name) : [], statement);
  }
}

function optional(name: string, value: Expression | undefined): NamedEntry[] {
  return value ? [{ name, value, comments: [] }] : [];
}

function synthesis(app: string): Statement {
  return { comments: [''], expression: { kind: 'call', on: variable(app), method: 'synth', args: [] } };
}
