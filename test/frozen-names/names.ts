import { createHash } from 'crypto';
import { ApiObject, App } from 'cdk8s';
import { IConstruct } from 'constructs';

/** Fields by which objects of a cluster are found: by the API server, by one another, and by the operator. */
const NAMES = [
  /^(apiVersion|kind)$/,
  /(^|\.)metadata\./,
  /selector/i,
  /(^|\.)(name|secretName|serviceAccountName|commonName|dnsNames\[\])$/,
  /(^|\.)(roleRef|subjects\[\]|issuerRef)\./,
];

/** Every construct of a program, and below it the names it writes, in an order that neither the program nor the machine determines. */
export function namesOf(program: (app: App) => void): string[] {
  const app = new App();
  program(app);
  app.synthYaml();
  const constructs = new Map(app.node.findAll().filter(construct => construct !== app).map(construct => [construct.node.path, construct]));
  return [...constructs.keys()].sort().flatMap(path => [path, ...fieldsOf(constructs.get(path)!)]);
}

/** All names, as the frozen file has them. */
export function textOf(programs: Record<string, (app: App) => void>): string {
  return Object.entries(programs).map(([title, program]) => `## ${title}\n\n${namesOf(program).join('\n')}\n`).join('\n');
}

/** What the CHANGELOG calls those names. */
export function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}

/** The lines of a text that another one lacks, each with its program and construct. */
export function missing(from: string, text: string): string[] {
  const others = new Set(situated(from));
  return situated(text).filter(line => !others.has(line));
}

function situated(text: string): string[] {
  let [title, path] = ['', ''];
  return text.split('\n').filter(line => line).map(line => {
    if (line.startsWith('## ')) {
      title = line.slice(3);
      return line;
    }
    path = line.startsWith(' ') ? path : line;
    return `${title} | ${path}${line === path ? '' : line}`;
  });
}

function fieldsOf(construct: IConstruct): string[] {
  if (!ApiObject.isApiObject(construct)) {
    return [];
  }
  const fields = leaves(construct.toJson()).filter(([field]) => NAMES.some(name => name.test(field)));
  return [...new Set(fields.map(([field, value]) => `  ${field} = ${value}`))].sort();
}

/** The fields of an object with their values; an empty object, which as a selector means everything, is one too. */
function leaves(value: any, field = ''): Array<[string, unknown]> {
  if (typeof value !== 'object' || value === null || Object.keys(value).length === 0) {
    return [[field, typeof value === 'object' ? JSON.stringify(value) : value]];
  }
  return Array.isArray(value)
    ? value.flatMap(item => leaves(item, `${field}[]`))
    : Object.entries(value).flatMap(([key, item]) => leaves(item, field ? `${field}.${key}` : key));
}
