import { Agent, request } from 'https';

/** Where the API server is, and who we are there. */
export interface ApiAccess {
  readonly port: number;
  readonly ca: string;
  readonly cert: string;
  readonly key: string;
}

/** What the API server answered. */
export interface ApiAnswer {
  readonly status: number;
  readonly body: any;
  /** What it, or a webhook that it asked, warns of; `kubectl` shows it. */
  readonly warnings: string[];
}

/**
 * The little of the Kubernetes API that the tests need, strict about unknown fields.
 */
export class Api {
  /** Asks until there is an answer that suits, or fails with what it waited for. */
  public static async until<T>(what: string, ask: () => Promise<T | undefined | false>, seconds = 60): Promise<T> {
    const end = Date.now() + seconds * 1000;
    for (;;) {
      const answer = await ask();
      if (answer) {
        return answer;
      }
      if (Date.now() > end) {
        throw new Error(`waited ${seconds} seconds for ${what}`);
      }
      await new Promise(resolve => setTimeout(resolve, 100));
    }
  }

  private readonly plurals = new Map<string, Array<{ kind: string; name: string; namespaced: boolean }>>();

  /** A connection for each request: one that the server has closed meanwhile would fail the next. */
  private readonly agent = new Agent({ keepAlive: false });

  public constructor(private readonly access: ApiAccess) {}

  /** One request; the body is JSON, which is YAML too. */
  public send(method: string, path: string, body?: object, contentType = 'application/json'): Promise<ApiAnswer> {
    const { port, ca, cert, key } = this.access;
    return new Promise((resolve, reject) => {
      const call = request({
        host: '127.0.0.1', port, ca, cert, key, method, path, agent: this.agent, headers: { 'content-type': contentType },
      }, response => {
        const chunks: Buffer[] = [];
        response.on('data', chunk => chunks.push(chunk));
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString();
          const warnings = [response.headers.warning ?? []].flat();
          resolve({ status: response.statusCode!, body: text.startsWith('{') ? JSON.parse(text) : text, warnings });
        });
      });
      call.on('error', reject);
      call.end(body && JSON.stringify(body));
    });
  }

  /** Applies an object server-side; an unknown field is an error. */
  public async apply(object: any, options: { dryRun?: boolean; fieldManager?: string } = {}): Promise<ApiAnswer> {
    const query = new URLSearchParams({ fieldManager: options.fieldManager ?? 'test', force: 'true', fieldValidation: 'Strict' });
    if (options.dryRun) {
      query.set('dryRun', 'All');
    }
    return this.send('PATCH', `${await this.pathOf(object)}?${query}`, object, 'application/apply-patch+yaml');
  }

  /**
   * Whether an object could be made; as JSON, since the server's YAML lacks some of Unicode. The server validates an object before it looks whether there
   * is one of that name: one that another suite has made changes nothing.
   */
  public async createDryRun(object: any): Promise<ApiAnswer> {
    const answer = await this.send('POST', `${await this.pathOf(object, false)}?dryRun=All&fieldValidation=Strict`, object);
    return answer.body.reason === 'AlreadyExists' ? { ...answer, status: 200 } : answer;
  }

  /** Applies objects, and fails with what the API server says of the first that it refuses. */
  public async applyAll(objects: any[], options: { dryRun?: boolean; fieldManager?: string } = {}): Promise<void> {
    for (const object of objects) {
      const answer = await this.apply(object, options);
      if (answer.status >= 300) {
        throw new Error(`${object.kind} ${object.metadata.namespace ?? ''}/${object.metadata.name}: ${answer.body.message ?? answer.body}`);
      }
    }
  }

  public async get(apiVersion: string, kind: string, namespace: string | undefined, name: string): Promise<any> {
    const answer = await this.send('GET', await this.pathOf({ apiVersion, kind, metadata: { namespace, name } }));
    return answer.status === 200 ? answer.body : undefined;
  }

  public async delete(object: any): Promise<void> {
    await this.send('DELETE', await this.pathOf(object));
  }

  /** Whether the server has such a kind. */
  public async knows(object: any): Promise<boolean> {
    return await this.resourceOf(object) !== undefined;
  }

  /** Path of an object, by what the server says of its kind. */
  public async pathOf(object: any, withName = true): Promise<string> {
    const resource = await this.resourceOf(object);
    if (!resource) {
      throw new Error(`the API server knows no ${object.kind} of ${object.apiVersion}`);
    }
    const namespace = resource.namespaced ? `/namespaces/${object.metadata.namespace ?? 'default'}` : '';
    return `${groupOf(object)}${namespace}/${resource.name}${withName ? `/${encodeURIComponent(object.metadata.name)}` : ''}`;
  }

  private async resourceOf(object: any): Promise<{ kind: string; name: string; namespaced: boolean } | undefined> {
    const group = groupOf(object);
    const find = () => this.plurals.get(group)?.find(({ kind }) => kind === object.kind);
    if (!find()) {
      const { body } = await this.send('GET', group);
      this.plurals.set(group, (body.resources ?? []).filter((resource: any) => !resource.name.includes('/')));
    }
    return find();
  }
}

function groupOf({ apiVersion }: any): string {
  return apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
}
