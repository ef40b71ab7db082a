#!/usr/bin/env node
import { plainLine } from './reports/printable';
import { run } from './run';
import { allRules } from '../rules/catalogue';

const { cwd, env, stdin, stdout, stderr, argv } = process;

// The reader of the output may close it early, as `head` does.
stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? process.exitCode : 2));

run(argv.slice(2), { cwd: cwd(), env, stdin, stdout, stderr }, allRules())
  .catch((error: Error) => {
    stderr.write(`${`${error.stack}`.split('\n').map(plainLine).join('\n')}\n`);
    return 2; // 1 would mean findings in the manifests
  })
  .then(code => { process.exitCode = code; }, () => {});
