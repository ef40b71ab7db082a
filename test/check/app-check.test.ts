import { mkdtempSync, readdirSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { ApiObject, App, Chart, Include, JsonPatch, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Distribution, Operator, SidecarPlugin, SidecarStart, StandalonePlugin, Warnings } from '../../src';
import * as appValidation from '../../src/check/app-validation';
import { objectsOf, only } from '../support/manifests';

const OPERATOR = { distribution: Distribution.CLOUDNATIVE_PG, version: '1.30.0', kubernetesVersion: '1.34' };
const ACKNOWLEDGED = 'acknowledge.cdk8s-cnpg-i/';

let app: App;
let system: Chart;
let operator: Operator;
beforeEach(() => {
  jest.spyOn(process, 'emitWarning').mockImplementation(() => {});
  app = Testing.app();
  system = new Chart(app, 'system');
  operator = Operator.fromAttributes(system, 'operator', OPERATOR);
});

function racing(id = 'audit'): SidecarPlugin {
  return new SidecarPlugin(system, id, { operator, pluginName: `${id}.my-org.io`, image: 'audit:1', start: SidecarStart.CONTAINER });
}

/** An object that no construct of ours makes, with a mistake of its own. */
function handMade(chart: Chart, name = 'hand-made'): ApiObject {
  return new ApiObject(chart, name, { apiVersion: 'v1', kind: 'Service', metadata: { name, annotations: { [`${ACKNOWLEDGED}no-such-rule`]: 'x' } } });
}

const NO_SUCH_RULE = /^ {2}\[system\/hand-made\] metadata\.annotations.*no-such-rule.* \[acknowledgement\]$/m;

function warnings(): string[] {
  return jest.mocked(process.emitWarning).mock.calls.map(([message]) => `${message}`);
}

describe('errors of objects that no construct of ours makes', () => {
  test('stop synthesis, in the name of the object', () => {
    handMade(system);
    for (const synthesis of [() => app.synth(), () => app.synthYaml(), () => Testing.synth(system)]) {
      expect(synthesis).toThrow(NO_SUCH_RULE);
    }
    expect(readdirSync(app.outdir)).toEqual([]);
  });

  test('are said of a file that the app includes', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'include-')), 'service.yaml');
    writeFileSync(file, JSON.stringify({ apiVersion: 'v1', kind: 'Service', metadata: { name: 'x', annotations: { [`${ACKNOWLEDGED}no-such-rule`]: 'x' } } }));
    new Include(system, 'hand-made', { url: file });
    expect(() => app.synth()).toThrow(/\[system\/hand-made\/x-service\] metadata\.annotations.*no-such-rule/);
  });

  test('end where they are corrected', () => {
    const object = handMade(system);
    expect(() => app.synth()).toThrow(NO_SUCH_RULE);
    object.addJsonPatch(JsonPatch.remove('/metadata/annotations'));
    app.synth();
    expect(readdirSync(app.outdir)).toEqual(['system.k8s.yaml']);
  });

  test('are left to cdk8s-plus where it cannot write the object', () => {
    racing();
    new kplus.Ingress(system, 'ingress');
    expect(() => app.synth()).toThrow(new Error('Validation failed with the following errors:\n  [system/ingress] ingress with no rules or default backend'));
  });

  test('are found in a patch of our own objects, in the name of the construct that made them', () => {
    const plugin = new StandalonePlugin(system, 'audit', { operator, pluginName: 'audit.my-org.io', image: 'audit:1' });
    ApiObject.of(plugin.service).addJsonPatch(JsonPatch.add(`/metadata/annotations/${ACKNOWLEDGED.replace('/', '~1')}no-such-rule`, 'x'));
    expect(() => app.synth()).toThrow(/\[system\/audit\] metadata\.annotations.*no-such-rule/);
  });
});

test('an app is judged once in a synthesis, however many charts it has', () => {
  const judged = jest.spyOn(appValidation, 'validateApp');
  racing();
  for (let index = 0; index < 5; index++) {
    new ApiObject(new Chart(app, `chart-${index}`), 'map', { apiVersion: 'v1', kind: 'ConfigMap' });
  }
  app.synth();
  expect(judged).toHaveBeenCalledTimes(1);
  app.synthYaml();
  expect(judged).toHaveBeenCalledTimes(2);
  app.charts.forEach(chart => chart.toJson());
  expect(judged).toHaveBeenCalledTimes(2 + app.charts.length);
});

describe('warnings', () => {
  test('are printed once, when the app is synthesized', () => {
    racing();
    expect(warnings()).toEqual([]);
    app.synth();
    app.synth();
    expect(warnings()).toEqual([expect.stringMatching(/^system\/audit: .*\[sidecar-race\]\n/)]);
    expect(process.emitWarning).toHaveBeenCalledWith(expect.anything(), { type: 'cdk8s-cnpg-i', code: 'sidecar-race' });
  });

  test('wait until there is no error', () => {
    racing();
    const object = handMade(system);
    expect(() => app.synth()).toThrow(NO_SUCH_RULE);
    expect(warnings()).toEqual([]);
    object.addJsonPatch(JsonPatch.remove('/metadata/annotations'));
    app.synth();
    expect(warnings()).toHaveLength(1);
  });

  test.each([
    ['of the plugin', () => racing()],
    ['of its chart', () => racing().node.scope!],
  ])('%s are left out where they are acknowledged, and the object says why', (_, scope) => {
    Warnings.of(scope()).acknowledge('sidecar-race', 'it starts at once');
    const objects = objectsOf(app);
    expect(warnings()).toEqual([]);
    expect(only(objects, 'Deployment').metadata.annotations[`${ACKNOWLEDGED}sidecar-race`]).toBe('it starts at once');
  });

  test('of others are said', () => {
    Warnings.of(racing('one')).acknowledge('sidecar-race', 'it starts at once');
    racing('two');
    app.synth();
    expect(warnings()).toEqual([expect.stringMatching(/^system\/two: .*\[sidecar-race\]\n/)]);
  });

  test('of others are said after a synthesis that failed, too', () => {
    Warnings.of(racing('one')).acknowledge('sidecar-race', 'it starts at once');
    racing('two');
    const object = handMade(system);
    expect(() => app.synth()).toThrow(NO_SUCH_RULE);
    object.addJsonPatch(JsonPatch.remove('/metadata/annotations'));
    app.synth();
    expect(warnings()).toEqual([expect.stringMatching(/^system\/two: .*\[sidecar-race\]\n/)]);
  });

  test('may be acknowledged after the app was synthesized, and printed no more', () => {
    const plugin = racing();
    app.synth();
    Warnings.of(plugin).acknowledge('sidecar-race', 'it starts at once');
    app.synth();
    expect(warnings()).toHaveLength(1);
  });
});

test('each operator may run in a Kubernetes cluster of its own: the same plugin for both is no clash', () => {
  for (const stage of ['dev', 'prod']) {
    const chart = new Chart(app, stage);
    new StandalonePlugin(chart, 'audit', { operator: Operator.fromAttributes(chart, 'operator', OPERATOR), pluginName: 'audit.my-org.io', image: 'audit:1' });
  }
  app.synth();
  expect(readdirSync(app.outdir)).toEqual(['dev.k8s.yaml', 'prod.k8s.yaml', 'system.k8s.yaml']);
});
