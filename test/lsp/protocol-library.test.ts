import { MissingLibraryError, protocolLibrary } from '../../src/lsp/protocol-library';
import { command } from '../cli/support';

const failing = (code: string) => () => { throw Object.assign(new Error(code), { code }); };

test('the package of the protocol is loaded where it is installed', () => {
  expect(typeof protocolLibrary().createConnection).toBe('function');
});

test.each([
  ['missing', failing('MODULE_NOT_FOUND')],
  ['too old', failing('ERR_PACKAGE_PATH_NOT_EXPORTED')],
  ['another one', () => ({})],
])('if it is %s, the command that installs it is named', (_, load) => {
  expect(() => protocolLibrary(load)).toThrow(MissingLibraryError);
  expect(() => protocolLibrary(load)).toThrow('npx --yes --package cdk8s-cnpg-i --package vscode-languageserver@11 cdk8s-cnpg-i lsp');
});

test('other failures of it are shown as they are', () => {
  expect(() => protocolLibrary(failing('EACCES'))).toThrow('EACCES');
});

test('the command takes no paths', async () => {
  expect(await command(['lsp', 'manifests'])).toMatchObject({ code: 2, stderr: expect.stringContaining('the editor names its folders') });
});
