import { readFileSync } from 'fs';
import { join } from 'path';
import { Manifest, sbomOf } from '../../scripts/package/sbom';

const manifestOf = (...path: string[]) => JSON.parse(readFileSync(join(__dirname, '..', '..', ...path, 'package.json'), 'utf8')) as Manifest;
const OURS = manifestOf();
const YAML = manifestOf('node_modules', 'yaml');

test('what is bundled is listed with version, licence and checksum', () => {
  expect(OURS.bundledDependencies).toEqual(['yaml']);
  const { metadata, components } = sbomOf(OURS, [{ manifest: YAML, integrity: 'sha512-AAEC' }]);
  expect(metadata.component).toMatchObject({ name: 'cdk8s-cnpg-i', licenses: [{ license: { id: 'Apache-2.0' } }] });
  expect(components).toEqual([{
    'type': 'library',
    'bom-ref': `pkg:npm/yaml@${YAML.version}`,
    'name': 'yaml',
    'version': YAML.version,
    'licenses': [{ license: { id: 'ISC' } }],
    'purl': `pkg:npm/yaml@${YAML.version}`,
    'hashes': [{ alg: 'SHA-512', content: '000102' }],
  }]);
});

test('the package depends on each of them', () => {
  const root = `pkg:npm/cdk8s-cnpg-i@${OURS.version}`;
  const yaml = `pkg:npm/yaml@${YAML.version}`;
  expect(sbomOf(OURS, [{ manifest: YAML }]).dependencies).toEqual([{ ref: root, dependsOn: [yaml] }, { ref: yaml, dependsOn: [] }]);
});

test('a package without a licence is an error, and the scope of a name is escaped', () => {
  expect(() => sbomOf(OURS, [{ manifest: { name: 'left', version: '1.0.0' } }])).toThrow('left 1.0.0 states no licence');
  expect(sbomOf(OURS, [{ manifest: { name: '@a/b', version: '1.0.0', license: 'MIT' } }]).components[0].purl).toBe('pkg:npm/%40a/b@1.0.0');
});
