import { execFileSync } from 'child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';

/** Published manifests, which lie beside the project and not in it. */
export const GOLDENS = join(__dirname, '../../../../shared/goldens');
const TOOL = join(__dirname, '../../../../shared/tools/k8s-equal');

/** What tests may need that is not part of the project, and what of it is lacking. */
const NEEDS = {
  goldens: () => [
    ...[GOLDENS, TOOL].filter(path => !existsSync(path)),
    ...runs('python3', '-c', 'import yaml') ? [] : ['python3 with pyyaml'],
  ],
  kubectl: () => runs('kubectl', 'version', '--client') ? [] : ['kubectl'],
};

/** `describe` where everything is there that the tests need, else `describe.skip`, and not without a word. */
export function describeWith(...needs: Array<keyof typeof NEEDS>): jest.Describe {
  const lacking = needs.flatMap(need => NEEDS[need]());
  if (lacking.length === 0) {
    return describe;
  }
  console.warn(`NOT COMPARED with what is published, for want of ${lacking.join(', ')}`);
  return describe.skip;
}

function runs(command: string, ...args: string[]): boolean {
  try {
    execFileSync(command, args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** How a bundle of manifests differs from the expected one in the eyes of Kubernetes, CRDs aside: a line for each difference. */
export function differences(expected: string, actual: string): string[] {
  return inDirectory(directory => {
    const files = { expected: join(directory, 'expected.yaml'), actual: join(directory, 'actual.yaml') };
    writeFileSync(files.expected, expected);
    writeFileSync(files.actual, actual);
    const lines = output('python3', [TOOL, files.expected, '--', files.actual, '--also-extra']).trim().split('\n');
    return /^equal: [1-9]\d* objects$/.test(lines[0]) ? lines.slice(1) : lines;
  });
}

/** Runs something with a directory of its own. */
export function inDirectory<T>(run: (directory: string) => T): T {
  const directory = mkdtempSync(join(tmpdir(), 'goldens-'));
  try {
    return run(directory);
  } finally {
    rmSync(directory, { recursive: true });
  }
}

/** What a program writes, also where it ends with 1 to say that there are differences; what it complains of is an error. */
function output(command: string, args: string[]): string {
  try {
    return execFileSync(command, args, { encoding: 'utf8', stdio: 'pipe' });
  } catch (error: any) {
    if (error.status === 1 && error.stderr === '') {
      return error.stdout;
    }
    throw error;
  }
}
