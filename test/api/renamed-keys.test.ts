import { toApiNames } from '../../src/api/renamed-keys';

test('every renamed key gets its API name, wherever it occurs', () => {
  expect(toApiNames({
    instances: 3,
    bootstrap: { pgBasebackup: { source: 'origin' } },
    postgresql: {
      pgHba: ['host all all all scram-sha-256'],
      pgIdent: ['local root postgres'],
      sharedPreloadLibraries: ['pg_stat_statements'],
      extensions: [
        { name: 'a', binPath: ['/bin'], dynamicLibraryPath: ['/lib'], extensionControlPath: ['/share'], ldLibraryPath: ['/system'] },
        { name: 'b' },
      ],
    },
  })).toEqual({
    instances: 3,
    bootstrap: { pg_basebackup: { source: 'origin' } },
    postgresql: {
      pg_hba: ['host all all all scram-sha-256'],
      pg_ident: ['local root postgres'],
      shared_preload_libraries: ['pg_stat_statements'],
      extensions: [
        { name: 'a', bin_path: ['/bin'], dynamic_library_path: ['/lib'], extension_control_path: ['/share'], ld_library_path: ['/system'] },
        { name: 'b' },
      ],
    },
  });
});

test('keys that users choose are never renamed', () => {
  const spec = {
    postgresql: { parameters: { pgHba: 'x', binPath: 'y' } },
    inheritedMetadata: { labels: { pgIdent: 'z', postgresql: 'pgHba' } },
    externalClusters: [{ name: 'origin', connectionParameters: { pgBasebackup: 'x' } }],
  };
  expect(toApiNames(spec)).toEqual(spec);
});

test('the input stays as it was', () => {
  const spec = { postgresql: { pgHba: ['x'], extensions: [{ name: 'a', binPath: ['/bin'] }] } };
  const before = structuredClone(spec);
  toApiNames(spec);
  expect(spec).toEqual(before);
});

test('undefined and values that render themselves are handed on', () => {
  class Rendered { public readonly pgHba = 'kept'; }
  const postgresql = new Rendered();
  expect(toApiNames({ postgresql, bootstrap: undefined })).toEqual({ postgresql, bootstrap: undefined });
  expect(toApiNames({ postgresql }).postgresql).toBe(postgresql);
  expect(toApiNames(undefined)).toBeUndefined();
});
