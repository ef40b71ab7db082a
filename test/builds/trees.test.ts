import { ENVIRONMENT, testWith } from './programs';
import { TREES } from './trees';
import { readRepositories } from '../../src/repository/read';
import { allRules } from '../../src/rules/catalogue';
import { command, inDirectory } from '../cli/support';

describe.each(TREES)('$name', ({ files, paths = ['.'], programs, findings, clusters }) => {
  const present = testWith(...programs);

  present('each planted mistake is found where it is written, and nothing else', async () => {
    const { stdout } = await command(['check', ...paths, '--format', 'json'], { files, rules: [...allRules()], env: ENVIRONMENT });
    const report = JSON.parse(stdout);
    expect([
      ...report.findings.filter((one: any) => one.severity === 'error').map(({ file, line, rule, roots }: any) => `${file}:${line} ${rule} [${[...roots].sort().join(', ')}]`),
      ...report.problems.map(({ file, line }: any) => `problem ${file}:${line}`),
    ].sort()).toEqual(findings);
  });

  present('every Cluster is validated', async () => {
    await inDirectory(files, async cwd => {
      const { sets } = await readRepositories({ paths, cwd }, { env: ENVIRONMENT, mayUseNetwork: false });
      const found = sets.flatMap(({ root = '-', items }) => items.filter(({ kind }) => kind === 'Cluster').map(({ namespace = '-', name }) => `${root}: ${namespace}/${name}`));
      expect([...new Set(found)].sort()).toEqual(clusters);
    });
  });
});
