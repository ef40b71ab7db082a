import { readdirSync } from 'fs';
import { read } from '../../src/manifests/read';
import { describeWith, GOLDENS } from '../goldens/support/k8s-equal';

describeWith('goldens')('published manifests', () => {
  test('all are read', () => {
    const files = readdirSync(GOLDENS, { recursive: true, encoding: 'utf8' }).filter(name => /\.ya?ml$/.test(name) && !name.endsWith('kustomization.yaml'));
    const { sets: [{ items }], ignored, problems } = read({ paths: files, cwd: GOLDENS });
    expect(problems).toEqual([]);
    expect(ignored).toBe(0);
    expect(items.length).toBeGreaterThan(files.length);
    expect(items.filter(({ kind, name }) => kind === '' || name === '')).toEqual([]);
  });
});
