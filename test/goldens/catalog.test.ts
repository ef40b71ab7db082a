import { existsSync, readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { App, Chart } from 'cdk8s';
import { exchanged } from './support/exchanged';
import { describeWith, differences, GOLDENS } from './support/k8s-equal';
import { BarmanCloudPlugin, Distribution, Operator, Plugin } from '../../src';
import { objectStoreCrd } from '../../src/catalog/barman-cloud/object-store-crd';
import { objectsOf } from '../support/manifests';

const CRDS = join(GOLDENS, '../plugin-crds');

/** The published manifest is of the main branch. */
const MAIN = {
  image: 'ghcr.io/cloudnative-pg/plugin-barman-cloud-testing:main', sidecarImage: 'ghcr.io/cloudnative-pg/plugin-barman-cloud-sidecar-testing:main',
};

describeWith('goldens')('the published manifest of barman-cloud', () => {
  test.each([
    ['CloudNativePG', Distribution.CLOUDNATIVE_PG, (text: string) => text], ['EDB', Distribution.EDB, exchanged],
  ])('is what BarmanCloudPlugin installs on %s', (_, distribution, exchange) => {
    const published = readFileSync(join(GOLDENS, 'barman-cloud/manifest.yaml'), 'utf8');
    const app = new App();
    const chart = new Chart(app, 'plugins');
    Operator.fromAttributes(chart, 'operator', { distribution, version: '1.30.0', kubernetesVersion: '1.33' });
    new BarmanCloudPlugin(chart, 'barman-cloud', MAIN);
    const actual = app.synthYaml();
    expect(differences(exchange(published), actual)).toEqual([]);
    const secrets = (text: string) => objectsOf(text).filter(({ kind }) => kind === 'Secret').map(({ metadata }) => metadata.name);
    expect(secrets(actual)).toEqual(secrets(published));
  });
});

/** The published manifests of standalone plugins. */
function manifests(): string[] {
  return existsSync(GOLDENS) ? readdirSync(GOLDENS).map(name => join(name, 'manifest.yaml')).filter(path => existsSync(join(GOLDENS, path))) : [];
}

describeWith('goldens')('Plugin.fromManifest', () => {
  test.each(manifests())('%s comes out as it is, and for the other product as that would have it', path => {
    const published = readFileSync(join(GOLDENS, path), 'utf8');
    for (const [distribution, expected] of [[Distribution.CLOUDNATIVE_PG, published], [Distribution.EDB, exchanged(published)]] as const) {
      const app = new App();
      const chart = new Chart(app, 'plugins');
      Operator.fromAttributes(chart, 'operator', { distribution, version: '1.30.0', kubernetesVersion: '1.33' });
      Plugin.fromManifest(chart, 'plugin', { path: join(GOLDENS, path) });
      expect(differences(expected, app.synthYaml())).toEqual([]);
    }
  });
});

/** The releases of which the CRD is beside the project. */
function releases(): string[] {
  return existsSync(CRDS) ? readdirSync(CRDS).flatMap(name => /^plugin-barman-cloud-(\d.*)$/.exec(name)?.[1] ?? []) : [];
}

describeWith('goldens')('the published CRD of ObjectStore', () => {
  test.each(releases())('%s is generated, except for descriptions', release => {
    const [published] = objectsOf(readFileSync(join(CRDS, `plugin-barman-cloud-${release}/barmancloud.cnpg.io_objectstores.yaml`), 'utf8'));
    delete published.metadata.annotations;
    expect(objectStoreCrd(release)).toEqual(withoutDescriptions(published));
  });
});

function withoutDescriptions(value: any): any {
  if (Array.isArray(value)) { return value.map(withoutDescriptions); }
  if (typeof value !== 'object' || value === null) { return value; }
  const described = typeof value.description === 'string' ? { ...value, description: undefined } : value;
  const entries = Object.entries(described).filter(([, entry]) => entry !== undefined);
  return Object.fromEntries(entries.map(([key, entry]) => [key, withoutDescriptions(entry)]));
}
