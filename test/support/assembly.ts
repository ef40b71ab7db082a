import { execFileSync } from 'child_process';
import * as fs from 'fs';
import { tmpdir } from 'os';
import * as path from 'path';

const ROOT = path.join(__dirname, '../..');
const COMPILED = ['package.json', 'README.md', 'LICENSE', 'tsconfig.json', 'src'];

/** The jsii assembly of the sources as they are now, whether or not they were compiled before. */
export function compileAssembly(): any {
  const directory = fs.mkdtempSync(path.join(tmpdir(), 'assembly-'));
  try {
    COMPILED.forEach(name => fs.cpSync(path.join(ROOT, name), path.join(directory, name), { recursive: true }));
    fs.symlinkSync(path.join(ROOT, 'node_modules'), path.join(directory, 'node_modules'));
    execFileSync(process.execPath, [require.resolve('jsii/bin/jsii'), '--silence-warnings=reserved-word'], { cwd: directory, stdio: 'pipe' });
    return JSON.parse(fs.readFileSync(path.join(directory, '.jsii'), 'utf8'));
  } finally {
    fs.rmSync(directory, { recursive: true });
  }
}
