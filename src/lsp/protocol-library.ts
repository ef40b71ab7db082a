import type * as Library from 'vscode-languageserver/node';

/** The release that this package has been tested with. */
const RELEASE = 'vscode-languageserver@11';

/** The package of the protocol is not installed, or is another release. */
export class MissingLibraryError extends Error {}

/**
 * Loads the package that speaks the protocol. It is not among the dependencies of this one: programs, and the command `check`, do not need it.
 *
 * @throws MissingLibraryError with the command that installs it
 */
export function protocolLibrary(load: () => unknown = loadInstalled): typeof Library {
  const library = attempt(load) as typeof Library | undefined;
  if (typeof library?.createConnection !== 'function') {
    throw new MissingLibraryError(`the language server needs the npm package vscode-languageserver: install it beside this one (npm install ${RELEASE}), `
      + `or start both with npx --yes --package cdk8s-cnpg-i --package ${RELEASE} cdk8s-cnpg-i lsp.`);
  }
  return library;
}

function attempt(load: () => unknown): unknown {
  try {
    return load();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'MODULE_NOT_FOUND' || (error as NodeJS.ErrnoException).code === 'ERR_PACKAGE_PATH_NOT_EXPORTED') { return undefined; }
    throw error;
  }
}

function loadInstalled(): unknown {
  // jsii accepts no dependency that is neither its own kind nor bundled
  // eslint-disable-next-line @typescript-eslint/no-require-imports, import/no-extraneous-dependencies
  return require('vscode-languageserver/node');
}
