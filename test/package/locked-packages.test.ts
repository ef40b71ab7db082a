import { installedWith, withoutAllowedLicence } from '../../scripts/package/locked-packages';

const PACKAGES = {
  '': { dependencies: { bundled: '1' }, peerDependencies: { peer: '1' }, devDependencies: { tool: '1' } },
  'node_modules/bundled': { license: 'ISC' },
  'node_modules/peer': { license: 'MIT', dependencies: { inner: '1', outer: '1' } },
  'node_modules/peer/node_modules/inner': { license: 'GPL-3.0-only', dependencies: { outer: '1', peer: '1', absent: '1' } },
  'node_modules/inner': { license: 'MIT' },
  'node_modules/outer': { license: '(MIT OR GPL-2.0)' },
  'node_modules/tool': { license: 'UNLICENSED' },
};

test('what comes with a package is what it and its peers depend on, found as Node finds it', () => {
  expect([...installedWith(PACKAGES).keys()]).toEqual([
    'node_modules/bundled', 'node_modules/peer', 'node_modules/peer/node_modules/inner', 'node_modules/outer',
  ]);
});

test('a licence is allowed, or one that may be chosen is', () => {
  expect(withoutAllowedLicence(installedWith(PACKAGES))).toEqual([{ path: 'node_modules/peer/node_modules/inner', licence: 'GPL-3.0-only' }]);
  const licences = ['MIT AND ISC', 'MIT AND GPL-2.0', '(GPL-2.0 OR MIT)', undefined];
  expect(withoutAllowedLicence(new Map(licences.map((license, at) => [`${at}`, { license }])))).toEqual([
    { path: '1', licence: 'MIT AND GPL-2.0' }, { path: '3', licence: 'none' },
  ]);
});
