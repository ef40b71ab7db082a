import { reachableDeclarations } from '../../scripts/package/declarations';

const FILES: Record<string, string> = {
  'lib/index.d.ts': "export * from './api';\nexport { A } from './a';",
  'lib/api/index.d.ts': "export * from './b';",
  'lib/api/b.d.ts': "import { C } from '../c';\nexport type B = import('../d').D;",
  'lib/a.d.ts': "import { App } from 'cdk8s';",
  'lib/c.d.ts': "export * from './a';",
  'lib/d.d.ts': '',
  'lib/internal.d.ts': "export * from './a';",
};

test('what the entry exports, and what that imports', () => {
  const found = reachableDeclarations('lib/index.d.ts', file => FILES[file]);
  expect([...found].sort()).toEqual(Object.keys(FILES).filter(file => file !== 'lib/internal.d.ts').sort());
});

test('without an entry there is nothing', () => expect(reachableDeclarations('lib/index.d.ts', () => undefined).size).toBe(0));
