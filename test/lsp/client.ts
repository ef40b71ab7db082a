import { spawn } from 'child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { dirname, join } from 'path';
import { pathToFileURL } from 'url';
import {
  CodeAction, CodeActionRequest, CompletionItem, CompletionRequest, createProtocolConnection, Diagnostic, DidChangeTextDocumentNotification,
  DidChangeWatchedFilesNotification, DidCloseTextDocumentNotification, DidOpenTextDocumentNotification, ExitNotification, Hover, HoverRequest,
  InitializedNotification, InitializeRequest, Position, ProtocolConnection, PublishDiagnosticsNotification, RegistrationRequest, ShutdownRequest,
  StreamMessageReader, StreamMessageWriter,
} from 'vscode-languageserver/node';

const MAIN = join(__dirname, '../../src/cli/main.ts');
const TSX = require.resolve('tsx');

/** Diagnostics as the server sent them. */
interface Published {
  readonly version?: number;
  readonly diagnostics: Diagnostic[];
}

/** An editor with one folder: it starts the command as a process, and speaks the protocol with it. */
export class Client {
  /** Starts the server in a folder with files. */
  public static async start(files: Record<string, string>, argv: string[] = []): Promise<Client> {
    const folder = mkdtempSync(join(tmpdir(), 'lsp-'));
    const client = new Client(folder, argv);
    Object.entries(files).forEach(([name, text]) => client.write(name, text));
    const { serverInfo } = await client.connection.sendRequest(InitializeRequest.type, {
      processId: process.pid,
      rootUri: null,
      capabilities: { workspace: { workspaceFolders: true, didChangeWatchedFiles: { dynamicRegistration: true } } },
      workspaceFolders: [{ uri: pathToFileURL(folder).href, name: 'folder' }],
    });
    client.serverName = serverInfo?.name;
    await client.connection.sendNotification(InitializedNotification.type, {});
    return client;
  }

  public serverName?: string;
  /** The patterns of files that the server wants to be told about. */
  public watched: string[] = [];
  private readonly connection: ProtocolConnection;
  private readonly ended: Promise<number | null>;
  private readonly published = new Map<string, Published>();
  private readonly versions = new Map<string, number>();
  private readonly texts = new Map<string, string>();
  private waiting: Array<() => void> = [];

  private constructor(private readonly folder: string, argv: string[]) {
    const server = spawn(process.execPath, ['--import', TSX, MAIN, 'lsp', ...argv], { cwd: folder, stdio: ['pipe', 'pipe', 'inherit'] });
    this.ended = new Promise(resolve => server.on('exit', resolve));
    this.connection = createProtocolConnection(new StreamMessageReader(server.stdout), new StreamMessageWriter(server.stdin));
    this.connection.onNotification(PublishDiagnosticsNotification.type, ({ uri, version, diagnostics }) => {
      this.published.set(uri, { version, diagnostics });
      this.waiting.splice(0).forEach(wake => wake());
    });
    this.connection.onRequest(RegistrationRequest.type, ({ registrations }) => {
      const options = registrations.map(({ registerOptions }) => registerOptions as { watchers: Array<{ globPattern: string }> });
      this.watched = options.flatMap(({ watchers }) => watchers.map(({ globPattern }) => globPattern));
    });
    this.connection.listen();
  }

  public async stop(): Promise<number | null> {
    await this.connection.sendRequest(ShutdownRequest.type);
    await this.connection.sendNotification(ExitNotification.type);
    const code = await this.ended;
    this.connection.dispose();
    rmSync(this.folder, { recursive: true });
    return code;
  }

  /** Writes a file to the disk. */
  public write(name: string, text: string): void {
    mkdirSync(dirname(join(this.folder, name)), { recursive: true });
    writeFileSync(join(this.folder, name), text);
  }

  /** Tells the server that a file on the disk has changed. */
  public async changedOnDisk(name: string): Promise<void> {
    this.published.clear();
    await this.connection.sendNotification(DidChangeWatchedFilesNotification.type, { changes: [{ uri: this.uri(name), type: 2 }] });
  }

  public async open(name: string, text = readFileSync(join(this.folder, name), 'utf8')): Promise<Diagnostic[]> {
    this.versions.set(name, 1);
    this.texts.set(name, text);
    await this.connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument: { uri: this.uri(name), languageId: 'yaml', version: 1, text } });
    return this.diagnostics(name);
  }

  /** Replaces the text of an open file. */
  public async change(name: string, text: string): Promise<Diagnostic[]> {
    const version = this.versions.get(name)! + 1;
    this.versions.set(name, version);
    this.texts.set(name, text);
    const textDocument = { uri: this.uri(name), version };
    await this.connection.sendNotification(DidChangeTextDocumentNotification.type, { textDocument, contentChanges: [{ text }] });
    return this.diagnostics(name);
  }

  public async close(name: string): Promise<Diagnostic[]> {
    this.published.clear();
    await this.connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri: this.uri(name) } });
    await this.until(() => this.published.has(this.uri(name)));
    return this.published.get(this.uri(name))!.diagnostics;
  }

  /** What the server shows for the present text of a file. */
  public async diagnostics(name: string): Promise<Diagnostic[]> {
    const version = this.versions.get(name)!;
    await this.until(() => this.published.get(this.uri(name))?.version === version);
    return this.published.get(this.uri(name))!.diagnostics;
  }

  public async hover(name: string, position: Position): Promise<string> {
    const hover: Hover | null = await this.connection.sendRequest(HoverRequest.type, { textDocument: { uri: this.uri(name) }, position });
    return (hover?.contents as { value: string } | undefined)?.value ?? '';
  }

  public async complete(name: string, position: Position): Promise<CompletionItem[]> {
    return await this.connection.sendRequest(CompletionRequest.type, { textDocument: { uri: this.uri(name) }, position }) as CompletionItem[];
  }

  public async actions(name: string, { range }: Diagnostic): Promise<CodeAction[]> {
    const context = { diagnostics: [] };
    return await this.connection.sendRequest(CodeActionRequest.type, { textDocument: { uri: this.uri(name) }, range, context }) as CodeAction[];
  }

  /** The text of a file after an action. */
  public applied(name: string, { edit }: CodeAction): string {
    const lines = this.texts.get(name)!.split('\n');
    for (const { range: { start, end }, newText } of edit!.changes![this.uri(name)]) {
      const offset = (position: Position) => lines.slice(0, position.line).join('\n').length + (position.line > 0 ? 1 : 0) + position.character;
      const text = lines.join('\n');
      lines.splice(0, lines.length, ...`${text.slice(0, offset(start))}${newText}${text.slice(offset(end))}`.split('\n'));
    }
    return lines.join('\n');
  }

  private uri(name: string): string {
    return pathToFileURL(join(this.folder, name)).href;
  }

  private async until(isDone: () => boolean): Promise<void> {
    while (!isDone()) { await new Promise<void>(resolve => this.waiting.push(resolve)); }
  }
}

/** The text of a manifest with the cursor at `|`, and its position. */
export function atCursor(marked: string): { readonly text: string; readonly position: Position } {
  const before = marked.slice(0, marked.indexOf('|'));
  const line = before.split('\n').length - 1;
  return { text: marked.replace('|', ''), position: { line, character: before.length - before.lastIndexOf('\n') - 1 } };
}
