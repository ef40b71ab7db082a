import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { UsageError } from './usage-error';
import { DeclaredPlugin, declaredPluginsIn } from '../facts/plugins/declared-plugin';

/** What authors declare about plugins, in files of the option --plugin-facts. */
export function declaredPluginsOf(files: string[], cwd: string): DeclaredPlugin[] | undefined {
  if (files.length === 0) { return undefined; }
  return files.flatMap(file => {
    const declared = declaredPluginsIn(textOf(file, cwd));
    if (typeof declared === 'string') { throw new UsageError(`invalid --plugin-facts "${file}": ${declared}.`); }
    return declared;
  });
}

function textOf(file: string, cwd: string): string {
  try {
    return readFileSync(resolve(cwd, file), 'utf8');
  } catch (error) {
    throw new UsageError(`--plugin-facts "${file}" cannot be read (${(error as NodeJS.ErrnoException).code}): use the path of a JSON file.`);
  }
}
