import { INPUTS, textOf } from './inputs';
import { commented, migrated, ofKind } from './support';
import { commentsIn } from '../../src/migrate/comments';

const PLUGIN = 'barman-cloud.cloudnative-pg.io';

/** The stores of clusters, with the servers, before and after: the archives. */
function archivesBefore(clusters: any[]): any[] {
  return clusters.flatMap(({ spec }) => [spec.backup?.barmanObjectStore, ...(spec.externalClusters ?? []).map((one: any) => one.barmanObjectStore)]
    .filter(Boolean).map(({ serverName, ...store }) => store));
}

function archivesAfter(clusters: any[], stores: any[]): any[] {
  return usesOf(clusters).map(({ barmanObjectName }) => stores.find(store => store.metadata.name === barmanObjectName).spec.configuration);
}

function usesOf(clusters: any[]): any[] {
  const archiversOf = (spec: any) => (spec.plugins ?? []).filter((one: any) => one.name === PLUGIN && one.isWALArchiver);
  return clusters.flatMap(({ spec }) => [...archiversOf(spec), ...(spec.externalClusters ?? []).flatMap((one: any) => one.plugin ?? [])])
    .map(({ parameters }) => parameters);
}

/** The rules are the same for all ways to write an input. */
const WAYS = [['postgresql.cnpg.io', 'as it is', undefined], ['postgresql.k8s.enterprisedb.io', 'with comments', []], ['postgresql.cnpg.io', 'with CRLF', []]] as const;

describe('all inputs', () => {
  describe.each(WAYS)('%s %s', (group, way, rules) => {
    // line breaks are the same for all inputs, and a comment in a block of text is text
    test.each(Object.entries(INPUTS).filter(([, { spec }]) => way !== 'with comments' || !spec.includes('>-')).filter((_, index) => way !== 'with CRLF' || index % 4 === 0))('%s', async (_, input) => {
      const plain = textOf(input, group);
      const text = way === 'as it is' ? plain : way === 'with comments' ? commented(plain) : plain.replaceAll('\n', '\r\n');
      const before = { 'all.yaml': text };
      const { migration, texts } = await migrated(before, { paths: ['all.yaml'], rules });
      if (way === 'with comments' && migration.obstacles.length > 0) {
        // brackets have no place for comments: nothing is lost
        expect(migration.obstacles[0].message).toMatch(/bracket|comment/);
        expect(migration.contents.size).toBe(0);
        return;
      }
      expect([migration.obstacles, migration.byHand, migration.after.report.findings.map(({ text: found }) => found)]).toEqual([[], [], []]);
      const clusters = ofKind(texts, 'Cluster');
      const stores = ofKind(texts, 'ObjectStore');
      expect(archivesAfter(clusters, stores).slice(0, input.servers.length)).toEqual(input.others?.includes('stock') ? expect.anything() : archivesBefore(ofKind(before, 'Cluster')));
      expect(usesOf(clusters).map(({ serverName }) => serverName).slice(0, input.servers.length)).toEqual(input.servers);
      expect(stores.length).toBe(input.stores ?? 1);
      expect(clusters[0].spec.backup).toEqual(input.left);
      expect(stores[0].spec.retentionPolicy).toEqual(ofKind(before, 'Cluster')[0].spec.backup?.retentionPolicy);
      for (const backup of [...ofKind(texts, 'Backup'), ...ofKind(texts, 'ScheduledBackup')]) {
        expect(backup.spec).toMatchObject({ method: 'plugin', pluginConfiguration: { name: PLUGIN } });
      }
      expect(texts['all.yaml']).not.toContain('barmanObjectStore');
      expect(commentsIn(texts['all.yaml']).sort()).toEqual(commentsIn(text).sort());
      expect(texts['all.yaml'].replaceAll('\r\n', '').includes(way === 'with CRLF' ? '\n' : '\r')).toBe(false);
      expect((await migrated(texts, { paths: ['all.yaml'], rules: [] })).migration.contents.size).toBe(0);
    });
  });
});
