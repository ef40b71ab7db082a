import { execFileSync } from 'child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join, resolve } from 'path';
import { CnpgIValidation, CnpgIValidationProps } from '../../src';
import { pageOf } from '../../src/rules/engine/rule';

const ROOT = resolve(__dirname, '../..');

function service(name: string, annotations: Record<string, string>): object {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace: 'cnpg-system', annotations } };
}

const MISTAKEN = service('mistaken', { 'acknowledge.cdk8s-cnpg-i/no-such-rule': 'x', 'acknowledge.cdk8s-cnpg-i/plugin-name': 'x' });

/** What a validation reports of manifests. */
async function report(objects: object[], props?: CnpgIValidationProps): Promise<{ violations: any[]; submitted: unknown[] }> {
  const violations: any[] = [];
  const submitted: unknown[] = [];
  await new CnpgIValidation(props).validate({
    manifests: ['dist/app.k8s.yaml'],
    parseManifest: () => objects,
    report: { addViolation: (violation: any) => violations.push(violation), submit: (...args: unknown[]) => submitted.push(...args) },
  });
  return { violations, submitted };
}

test('each rule that is broken is a violation with all its objects, and errors are a failure', async () => {
  const { violations, submitted } = await report([MISTAKEN, null as any]);
  expect(violations).toEqual([{
    ruleName: 'acknowledgement',
    recommendation: 'error: in the cluster, nothing happens, but an unrelated warning would be silenced, or none at all. ' + pageOf('acknowledgement'),
    fix: 'use the id of a warning, which its message shows in brackets, and give the reason; errors cannot be acknowledged',
    violatingResources: [
      {
        resourceName: 'mistaken',
        locations: ['ConfigMap "mistaken" in namespace "cnpg-system", metadata.annotations["acknowledge.cdk8s-cnpg-i/no-such-rule"]: '
          + 'unknown rule "no-such-rule"'],
        manifestPath: 'dist/app.k8s.yaml',
      },
      {
        resourceName: 'mistaken',
        locations: ['ConfigMap "mistaken" in namespace "cnpg-system", metadata.annotations["acknowledge.cdk8s-cnpg-i/plugin-name"]: '
          + '"plugin-name" is an error, and errors cannot be acknowledged'],
        manifestPath: 'dist/app.k8s.yaml',
      },
    ],
  }]);
  expect(submitted).toEqual(['failure', { errors: '2', warnings: '0' }]);
});

test('what breaks no rule is a success', async () => {
  expect(await report([service('right', {})])).toEqual({ violations: [], submitted: ['success', { errors: '0', warnings: '0' }] });
});

test('a product is one of two', () => {
  expect(() => new CnpgIValidation({ product: 'cnpg' }))
    .toThrow(new Error('CnpgIValidation: product: "cnpg" is invalid: expected one of edb, cloudnative-pg. Fix: set one of them, or remove it'));
});

describe('in cdk8s synth', () => {
  let directory: string;
  beforeEach(() => { directory = mkdtempSync(join(tmpdir(), 'validation-')); });
  afterEach(() => rmSync(directory, { recursive: true }));

  /** Runs `cdk8s synth` over an app of hand-written objects. */
  function synth(object: object): { code: number; output: string; reports: any[] } {
    const load = `require(${JSON.stringify(join(ROOT, 'node_modules/tsx/dist/cjs/index.cjs'))});`;
    writeFileSync(join(directory, 'plugin.js'), `${load} module.exports = require(${JSON.stringify(join(ROOT, 'src'))});`);
    writeFileSync(join(directory, 'app.js'), `
      const { App, ApiObject, Chart } = require(${JSON.stringify(join(ROOT, 'node_modules/cdk8s'))});
      const app = new App();
      new ApiObject(new Chart(app, 'chart'), 'object', ${JSON.stringify(object)});
      app.synth();`);
    writeFileSync(join(directory, 'cdk8s.yaml'), JSON.stringify({
      app: 'node app.js',
      validations: [{ package: './plugin.js', version: '0.0.0', class: 'CnpgIValidation', properties: { product: 'cloudnative-pg' } }],
    }));
    const command = [join(ROOT, 'node_modules/cdk8s-cli/bin/cdk8s'), 'synth', '--check-upgrade=false', '--validation-reports-output-file=reports.json'];
    let [code, output] = [0, ''];
    try {
      output = execFileSync(process.execPath, command, { cwd: directory, encoding: 'utf8', stdio: 'pipe' });
    } catch (error: any) {
      [code, output] = [error.status, `${error.stdout}`];
    }
    return { code, output, reports: JSON.parse(readFileSync(join(directory, 'reports.json'), 'utf8')).reports };
  }

  test('an error ends it with a report', () => {
    const { code, output, reports } = synth(MISTAKEN);
    expect({ code, rules: reports[0].violations.map(({ ruleName }: any) => ruleName) }).toEqual({ code: 2, rules: ['acknowledgement'] });
    expect(output).toContain('unknown rule "no-such-rule"');
  });

  test('an app without mistakes is synthesized', () => {
    expect(synth(service('right', {}))).toMatchObject({ code: 0, reports: [{ violations: [], summary: { status: 'success' } }] });
  });
});
