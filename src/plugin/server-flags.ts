/** Names of the flags that set the certificates and the address of a plugin's program. */
export interface ServerFlagNames {
  /** Flag for the file of the server's certificate, such as `--server-cert`. */
  readonly serverCert: string;
  /** Flag for the file of the server's key, such as `--server-key`. */
  readonly serverKey: string;
  /** Flag for the file against which the operator's certificate is verified, such as `--client-cert`. */
  readonly clientCert: string;
  /** Flag for the address, such as `--server-address`. */
  readonly serverAddress: string;
}

/** Names of the flags that set the certificate directories and the address of a plugin's program. */
export interface ServerDirectoryFlagNames {
  /** Flag for the directory of the server's certificate and key. */
  readonly serverDirectory: string;
  /** Flag for the directory of the file against which the operator's certificate is verified. */
  readonly clientDirectory: string;
  /**
   * Flag for the name of that file.
   *
   * @default - the program reads `tls.crt`; an error where that is not the file to trust
   */
  readonly clientFile?: string;
  /** Flag for the address. */
  readonly serverAddress: string;
}

/** A file of one of the two Secrets that a flag makes the program read. */
interface FileOfFlag {
  readonly side: 'server' | 'client';
  /** The flag, with its dashes. */
  readonly flag: string;
  /** The file to trust where undefined. */
  readonly file?: string;
}

/** Values of the flags. */
export interface ServerFlagValues {
  readonly port: number;
  readonly serverPath: string;
  readonly clientPath: string;
  readonly clientFile: string;
}

/**
 * Flags that set the certificates and the address of a standalone plugin's program.
 */
export class ServerFlags {
  /**
   * `--server-cert`, `--server-key`, `--client-cert` and `--server-address`, as the official helper library for plugins has them.
   */
  public static standard(): ServerFlags {
    return ServerFlags.named({
      serverCert: '--server-cert', serverKey: '--server-key', clientCert: '--client-cert', serverAddress: '--server-address',
    });
  }

  /**
   * The same four under other names.
   *
   * @param names the flags, with their dashes
   */
  public static named(names: ServerFlagNames): ServerFlags {
    return new ServerFlags(values => [
      `${names.serverCert}=${values.serverPath}/tls.crt`,
      `${names.serverKey}=${values.serverPath}/tls.key`,
      `${names.clientCert}=${values.clientPath}/${values.clientFile}`,
      `${names.serverAddress}=:${values.port}`,
    ], [
      { side: 'server', flag: names.serverCert, file: 'tls.crt' },
      { side: 'server', flag: names.serverKey, file: 'tls.key' },
      { side: 'client', flag: names.clientCert },
    ]);
  }

  /**
   * Directories instead of files.
   *
   * @param names the flags, with their dashes
   */
  public static directories(names: ServerDirectoryFlagNames): ServerFlags {
    return new ServerFlags(values => [
      `${names.serverAddress}=:${values.port}`,
      `${names.serverDirectory}=${values.serverPath}`,
      `${names.clientDirectory}=${values.clientPath}`,
      ...names.clientFile ? [`${names.clientFile}=${values.clientFile}`] : [],
    ], [
      ...['tls.crt', 'tls.key'].map(file => ({ side: 'server' as const, flag: names.serverDirectory, file })),
      { side: 'client', flag: names.clientDirectory },
    ], names.clientFile === undefined ? 'tls.crt' : undefined);
  }

  /**
   * None: `args`, `command` or the environment contain everything, and are not checked.
   */
  public static none(): ServerFlags {
    return new ServerFlags(() => [], []);
  }

  private constructor(
    private readonly rendering: (values: ServerFlagValues) => string[],
    private readonly files: FileOfFlag[],
    private readonly onlyClientFile?: string,
  ) {}

  /**
   * The only file of the client Secret that the program can read, if no flag sets it.
   *
   * @internal
   */
  public get _onlyClientFile(): string | undefined {
    return this.onlyClientFile;
  }

  /**
   * Whether a flag names the file of the client Secret that the program reads.
   *
   * @internal
   */
  public get _namesClientFile(): boolean {
    return this.files.length > 0 && this.onlyClientFile === undefined;
  }

  /**
   * The files that the flags make the program read.
   *
   * @internal
   */
  public get _files(): FileOfFlag[] {
    return this.files;
  }

  /**
   * The arguments.
   *
   * @internal
   */
  public _render(values: ServerFlagValues): string[] {
    return this.rendering(values);
  }
}
