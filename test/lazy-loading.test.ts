import { execFileSync } from 'child_process';
import { join } from 'path';

/** Whether a program has loaded cdk8s-plus when it ends. */
function loadsPlus(statement: string): boolean {
  const program = `
    const { App, Chart } = require('cdk8s');
    const { ClusterWithPlugins, StandalonePlugin } = require('./src');
    const chart = new Chart(new App(), 'chart');
    ${statement}
    console.log(Object.keys(require.cache).some(file => file.includes('cdk8s-plus-28')));`;
  return execFileSync(process.execPath, ['--import', 'tsx', '-e', program], { cwd: join(__dirname, '..'), encoding: 'utf8' }).trim() === 'true';
}

test('an app of clusters alone does not pay for cdk8s-plus', () => {
  expect(loadsPlus('new ClusterWithPlugins(chart, \'db\', { instances: 1, storage: { size: \'1Gi\' } });')).toBe(false);
  expect(loadsPlus('new StandalonePlugin(chart, \'p\', { pluginName: \'p\', image: \'p\' });')).toBe(true);
});
