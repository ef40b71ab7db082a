import { App } from 'cdk8s';
import { parseAllDocuments } from 'yaml';

/** The objects of an app as Kubernetes reads them: its parser knows YAML 1.1, where `on` and `1_000` are no strings. */
export function synthesize(app: App): any[] {
  return parse(app.synthYaml());
}

/** The objects of a YAML text. */
export function parse(text: string): any[] {
  return parseAllDocuments(text, { version: '1.1' }).map(document => document.toJS()).filter(object => object);
}

/** The object of a kind, which there is once, or the one of a name. */
export function only(objects: any[], kind: string, name?: string): any {
  const found = objects.filter(object => object.kind === kind && (name === undefined || object.metadata.name === name));
  if (found.length !== 1) { throw new Error(`${found.length} objects of kind ${kind}${name ? ` named ${name}` : ''}`); }
  return found[0];
}
