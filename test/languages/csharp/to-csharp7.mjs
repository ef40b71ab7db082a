// node to-csharp7.mjs TO FROM...: copies the C# files of each folder to TO, without what C# 7 lacks and types do not need:
// "may be null" on references, "is not null", `required`, and what interfaces hold besides their members' names and types.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

const [to, ...folders] = process.argv.slice(2);

const files = folders.flatMap(folder => readdirSync(folder, { recursive: true })
  .filter(path => path.endsWith('.cs'))
  .map(path => ({ path: join(to, basename(folder), path), text: readFileSync(join(folder, path), 'utf8') })));

// `?` stays on values: there it makes another type
const VALUES = new Set(['bool', 'double', 'int', 'System.DateTime']);
for (const { text } of files) {
  const name = /^\s*public enum (\w+)/m.exec(text)?.[1];
  if (name) VALUES.add(`${/^namespace ([\w.]+)/m.exec(text)[1]}.${name}`);
}

// what a class need not define, by interface
const DEFAULTS = new Map(files.map(({ text }) => [
  `${/^namespace ([\w.]+)/m.exec(text)?.[1]}.${/^ {4}public interface (\w+)/m.exec(text)?.[1]}`,
  [...text.matchAll(/^ {8}(\S+) (\w+)\s*\{\s*get\s*\{\s*return null;/gm)].map(([, type, name]) => ({ type, name })),
]));

const LITERAL_OR_COMMENT = /"(?:[^"\\\n]|\\.)*"|\/\/[^\n]*/;
const MAYBE_NULL = /([\w.]+|[\]>])\?(?=[\s,)>[(])/;
const NOT_NULL = /(?<=[\w)\]])!(?=[;,.)])/;
const DEFAULT_GETTER = /get\s*\{\s*return null;\s*\}/;
const REQUIRED = /\brequired (?=[\w.<>[\]?]+ \w)/;
const ANY = new RegExp([LITERAL_OR_COMMENT, MAYBE_NULL, NOT_NULL, DEFAULT_GETTER, REQUIRED].map(({ source }) => source).join('|'), 'g');

function older(found, type) {
  if (found.startsWith('"') || found.startsWith('//')) return found;
  if (found.startsWith('get')) return 'get;';
  return type === undefined ? '' : VALUES.has(type) ? found : type;
}

/** An interface's proxy is its last member; here it comes behind it. */
function proxyOutside(text) {
  const name = /^ {4}public interface (\w+)/m.exec(text)?.[1];
  if (!name) return text;
  return text
    .replace(/^ {8}\[JsiiTypeProxy/m, '    }\n$&')
    .replace('new internal sealed class', 'internal sealed class')
    .replace(/\b_Proxy\b/g, `${name}_Proxy`)
    .replace(/^ {4}\}\s*\}\s*$(?![^])/m, '}\n');
}

/** A class then says itself what its interfaces say of the members that it leaves out. */
function withDefaults(text) {
  return text.replace(/^ {4}public (?:abstract )?class \w+ : (.*)\n {4}\{\n/m, (found, bases) => found + bases.split(', ')
    .flatMap(base => (DEFAULTS.get(base) ?? []).map(({ type, name }) => `        ${type} ${base}.${name} => null;\n`)).join(''));
}

for (const { path, text } of files) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, proxyOutside(withDefaults(text).replace(ANY, older)));
}
