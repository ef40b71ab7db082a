import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { dirname, join } from 'path';
import { Readable } from 'stream';
import { run } from '../../src/cli/run';
import { Rule } from '../../src/rules/engine/rule';
import { asRecord } from '../../src/values/narrow';

/** A rule that ConfigMaps with the key `wrong` break. */
export const noWrong: Rule<{ readonly wrong: unknown }> = {
  id: 'no-wrong',
  severity: 'error',
  title: 'Nothing must be wrong',
  symptom: 'it goes wrong ("went wrong")',
  cause: 'whatever is wrong goes wrong',
  fix: 'remove the prop `wrong`',
  manifestFix: 'remove data.wrong',
  source: 'https://example.com/wrong',
  releases: '1.29 and later',
  product: 'CloudNativePG',
  needs: 'the ConfigMap',
  check: ({ wrong }) => wrong === undefined ? undefined : `${JSON.stringify(wrong)} is invalid`,
  targets: inventory => inventory.of('ConfigMap', '').map(item => ({ item, path: ['data', 'wrong'], input: { wrong: asRecord(item.manifest.data).wrong } })),
};

/** A rule that Services with a type break. */
export const noType: Rule<{ readonly type: unknown }> = {
  id: 'no-type',
  severity: 'warning',
  title: 'Services should not set a type',
  symptom: 'the Service has a type',
  cause: 'types differ',
  fix: 'remove spec.type',
  source: 'https://example.com/type',
  check: ({ type }) => type === undefined ? undefined : `"${type}" is not expected`,
  targets: inventory => inventory.of('Service', '').map(item => ({ item, path: ['spec', 'type'], input: { type: item.spec.type } })),
};

export const RULES: Rule<any>[] = [noWrong, noType];

/** A ConfigMap that breaks no-wrong in its last line, the sixth. */
export const WRONG = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\ndata:\n  wrong: on\n';
/** A Service that breaks no-type in its last line, the sixth. */
export const TYPED = 'apiVersion: v1\nkind: Service\nmetadata:\n  name: b\nspec:\n  type: NodePort\n';
export const SOUND = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: c\n';

export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** What a run has beside files. */
export interface Surroundings {
  readonly stdin?: string | Buffer;
  readonly env?: Record<string, string>;
  readonly isTTY?: boolean;
  readonly rules?: Rule<any>[];
}

export interface Setting extends Surroundings {
  /** By path. */
  readonly files?: Record<string, string | Buffer>;
  /** Called with the directory afterwards. */
  readonly then?: (directory: string) => void;
}

/** A directory with files, for as long as something is done with it. */
export async function inDirectory<T>(files: Record<string, string | Buffer>, act: (directory: string) => T | Promise<T>): Promise<T> {
  const directory = mkdtempSync(join(tmpdir(), 'check-'));
  try {
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(directory, path)), { recursive: true });
      writeFileSync(join(directory, path), content);
    }
    return await act(directory);
  } finally {
    rmSync(directory, { recursive: true });
  }
}

/** Runs the command in this process, in a directory that remains. */
export async function runIn(cwd: string, argv: string[], { stdin = '', env = {}, isTTY, rules = RULES }: Surroundings = {}): Promise<Outcome> {
  const out: string[] = [];
  const err: string[] = [];
  const code = await run(argv, {
    cwd,
    env,
    stdin: Readable.from([Buffer.from(stdin)]),
    stdout: { isTTY, write: text => out.push(text) },
    stderr: { write: text => err.push(text) },
  }, rules);
  return { code, stdout: out.join(''), stderr: err.join('') };
}

/** Runs the command in a directory of its own, with files. */
export function command(argv: string[], { files = {}, then, ...surroundings }: Setting = {}): Promise<Outcome> {
  return inDirectory(files, async directory => {
    const outcome = await runIn(directory, argv, surroundings);
    then?.(directory);
    return outcome;
  });
}

/** The findings and problems of a run, each in a line. */
export async function linesOf(argv: string[], setting: Setting = {}): Promise<string[]> {
  const { stdout } = await command([...argv, '--format', 'json'], setting);
  const { findings, problems } = JSON.parse(stdout);
  return [
    ...findings.map((finding: any) => `${finding.file}:${finding.line}: ${finding.field}: ${finding.message}`),
    ...problems.map((problem: any) => `${problem.file}:${problem.line ?? ''}: ${problem.message}${problem.hint ? ` (${problem.hint})` : ''}`),
  ];
}
