import { basename } from 'node:path';
import { ImportedObject } from './imported-object';
import { scalar, Statement, struct, variable } from './model';
import { isReserved, Names, variableNameOf } from './names';

/** The chart of a file in an app. */
export interface BuiltChart {
  readonly variable: string;
  /** The namespace of all its objects, if they have one. */
  readonly namespace?: string;
  /** The ids of its constructs. */
  readonly ids: Names;
}

/** The charts of a program: one for each file. */
export class Charts {
  private readonly charts = new Map<string, BuiltChart>();
  private readonly ids = new Names(name => name.toLowerCase());
  /** Charts that no statement has used. */
  private readonly pending = new Map<string, Statement>();

  public constructor(private readonly objects: readonly ImportedObject[], private readonly variables: Names) {}

  /** The chart of an object in one of the apps. */
  public of({ file }: ImportedObject, app: 'app' | 'unchecked'): BuiltChart {
    const known = this.charts.get(`${app} ${file}`);
    if (known) { return known; }
    const stem = file === 'stdin' ? 'imported' : basename(file).replace(/(\.k8s)?\.(ya?ml|json)$/, '').replace(/[^A-Za-z0-9-]+/g, '-') || 'imported';
    const id = this.ids.free(app === 'unchecked' ? `${stem}-unchecked` : stem);
    const name = variableNameOf(id);
    const chart = {
      variable: this.variables.free(...isReserved(name) ? [] : [name], variableNameOf(`${id}-chart`)), namespace: this.namespaceOf(file), ids: new Names(),
    };
    const props = chart.namespace === undefined ? [] : [struct('cdk8s.ChartProps', { namespace: scalar(chart.namespace) })];
    this.charts.set(`${app} ${file}`, chart);
    this.pending.set(chart.variable, {
      comments: [],
      variable: { name: chart.variable, type: 'cdk8s.Chart' },
      expression: { kind: 'new', type: 'cdk8s.Chart', args: [variable(app), scalar(id), ...props] },
    });
    return chart;
  }

  /** The statement that defines a chart, when it is used for the first time. */
  public definitionOf(name: string): Statement[] {
    const statement = this.pending.get(name);
    this.pending.delete(name);
    return statement ? [statement] : [];
  }

  private namespaceOf(file: string): string | undefined {
    const [first, ...others] = new Set(this.objects.filter(object => object.file === file).map(({ namespace }) => namespace));
    return others.length === 0 ? first : undefined;
  }
}
