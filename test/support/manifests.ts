import { App, Chart, Testing } from 'cdk8s';
import { parseAllDocuments } from 'yaml';

/** The objects of an app or of a YAML text. */
export function objectsOf(source: App | Chart | string): any[] {
  if (typeof source === 'string') {
    return parseAllDocuments(source).map(document => document.toJS()).filter(object => object);
  }
  return source instanceof App ? objectsOf(source.synthYaml()) : Testing.synth(source);
}

/** The one object of a kind, and of a name where there are several. */
export function only(objects: any[], kind: string, name?: string): any {
  const found = objects.filter(object => object.kind === kind && (name === undefined || object.metadata.name === name));
  expect(found).toHaveLength(1);
  return found[0];
}

/** An app with one chart in a namespace of its own. */
export function testChart(namespace = 'apps'): { app: App; chart: Chart } {
  const app = Testing.app();
  return { app, chart: new Chart(app, 'plugins', { namespace }) };
}
