import { answersTo } from './support/claims';
import { INPUTS, textOf } from '../migrate/inputs';
import { migrated, objectsOf } from '../migrate/support';

describe.each(['postgresql.cnpg.io', 'postgresql.k8s.enterprisedb.io'])('%s', group => {
  test.each(Object.entries(INPUTS))('the API server accepts what was migrated: %s', async (_, input) => {
    const { migration, texts } = await migrated({ 'all.yaml': textOf(input, group) }, { paths: ['all.yaml'], rules: [] });
    expect(migration.obstacles).toEqual([]);
    const objects = objectsOf(texts).map(object => ({ ...object, metadata: { ...object.metadata, namespace: 'shop' } }));
    expect(objects.some(({ kind }) => kind === 'ObjectStore')).toBe(true);
    expect(await answersTo(objects)).toEqual([]);
  });
});
