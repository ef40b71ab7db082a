import { App, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { installPgdump } from './pgdump';
import { installScaleToZero } from './scale-to-zero';
import { Distribution, Operator, StandalonePlugin } from '../../../src';

// the examples import the library by its name, as users do
jest.mock('cdk8s-cnpg-i', () => jest.requireActual('../../../src'), { virtual: true });
const { installHelloWorld } = jest.requireActual('../../../examples/typescript/hello-world/hello-world');
const { installBarmanCloud } = jest.requireActual('../../../examples/typescript/barman-cloud/barman-cloud');

/** A program that installs one plugin. */
export type Install = (scope: Construct, operator: Operator) => StandalonePlugin;

/** A program for each published manifest. */
export const PROGRAMS = {
  'hello-world': installHelloWorld as Install,
  'barman-cloud': installBarmanCloud as Install,
  'pgdump': installPgdump,
  'scale-to-zero': installScaleToZero,
};

/** All manifests of an app in which one program installs its plugin. */
export function synthesize(install: Install, distribution: Distribution): string {
  const app = new App();
  const chart = new Chart(app, 'plugins');
  install(chart, Operator.fromAttributes(chart, 'operator', { distribution, version: '1.30.0', kubernetesVersion: '1.33' }));
  return app.synthYaml();
}
