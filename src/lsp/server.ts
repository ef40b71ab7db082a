import type { Connection, InitializeParams, InitializeResult } from 'vscode-languageserver/node';
import { completionsAt } from './completion';
import { cursorAt } from './cursor';
import { hoverAt } from './hover';
import { protocolLibrary } from './protocol-library';
import { quickFixesIn } from './quick-fixes';
import { Schedule } from './schedule';
import { Session, SessionOptions } from './session';
import { Rule } from '../rules/engine/rule';

/** The editor sends the whole text with each change: manifests are small. */
const FULL_TEXT = 1;

/** Serves one editor, on standard input and output, until it ends. */
export async function serve(options: SessionOptions, rules: ReadonlyArray<Rule<any>>): Promise<never> {
  const { createConnection, ProposedFeatures } = protocolLibrary();
  const connection = createConnection(ProposedFeatures.all, process.stdin, process.stdout);
  const session = new Session(options, rules, {
    show: (uri, version, diagnostics) => void connection.sendDiagnostics({ uri, version, diagnostics }),
    log: message => connection.console.info(message),
  });
  const schedule = new Schedule(() => session.judge());
  const changed = () => {
    session.changed();
    schedule.changed();
  };
  listenToLifecycle(connection, session, changed, options.version);
  listenToFiles(connection, session, changed);
  answerRequests(connection, session, schedule, options);
  connection.listen();
  // the connection ends the process when the editor asks for it, or is gone
  return new Promise<never>(() => {});
}

function listenToLifecycle(connection: Connection, session: Session, changed: () => void, version: string): void {
  let asked: InitializeParams['capabilities'] = {};
  connection.onInitialize((params): InitializeResult => {
    asked = params.capabilities;
    const folders = params.workspaceFolders ?? (params.rootUri ? [{ uri: params.rootUri, name: '' }] : []);
    folders.forEach(({ uri }) => session.workspace.addFolder(uri));
    return {
      serverInfo: { name: 'cdk8s-cnpg-i', version },
      capabilities: {
        textDocumentSync: { openClose: true, change: FULL_TEXT, save: true },
        hoverProvider: true,
        completionProvider: { triggerCharacters: [' ', ':', '-'] },
        codeActionProvider: { codeActionKinds: ['quickfix'] },
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
      },
    };
  });
  connection.onInitialized(() => {
    if (asked.workspace?.didChangeWatchedFiles?.dynamicRegistration) {
      void connection.client.register(protocolLibrary().DidChangeWatchedFilesNotification.type, {
        watchers: [{ globPattern: '**/*.{yaml,yml,json}' }, { globPattern: '**/Kustomization' }],
      });
    }
    if (asked.workspace?.workspaceFolders) {
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        removed.forEach(({ uri }) => session.workspace.removeFolder(uri));
        added.forEach(({ uri }) => session.workspace.addFolder(uri));
        changed();
      });
    }
  });
}

function listenToFiles(connection: Connection, session: Session, changed: () => void): void {
  const { workspace } = session;
  const diskChanged = () => {
    workspace.invalidate();
    changed();
  };
  connection.onDidOpenTextDocument(({ textDocument: { uri, text, version } }) => {
    workspace.setText(uri, text, version);
    changed();
  });
  connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) => {
    const change = contentChanges[contentChanges.length - 1];
    if (change) { workspace.setText(uri, change.text, version); }
    changed();
  });
  connection.onDidCloseTextDocument(({ textDocument: { uri } }) => {
    session.close(uri);
    changed();
  });
  // for editors that do not watch files
  connection.onDidSaveTextDocument(diskChanged);
  connection.onDidChangeWatchedFiles(diskChanged);
}

function answerRequests(connection: Connection, session: Session, schedule: Schedule, { limits }: SessionOptions): void {
  const { workspace } = session;
  connection.onHover(({ textDocument: { uri }, position }) => {
    schedule.flush();
    const open = workspace.get(uri);
    return open && hoverAt(open.file, position, session.shownIn(uri), session.inventoryOf(uri));
  });
  connection.onCompletion(({ textDocument: { uri }, position }) => {
    const open = workspace.get(uri);
    const cursor = open && cursorAt(open.file.text, position, limits);
    return cursor ? completionsAt(cursor, position, session.inventoryOf(uri)) : [];
  });
  connection.onCodeAction(({ textDocument: { uri }, range }) => {
    schedule.flush();
    const open = workspace.get(uri);
    return open ? quickFixesIn(uri, open.file, range, session.shownIn(uri)) : [];
  });
}
