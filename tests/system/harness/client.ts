// A REST client with a cookie jar. Every answer is held to the schema before a test sees it.
import { Agent, request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { Agent as TlsAgent, request as httpsRequest } from 'node:https';
import type { Person } from './accounts.ts';
import { assertAnswerMatches, routeOf } from './schema.ts';
import type { OperationId, Problem, SuccessBody } from './wire.ts';

export interface Call {
  query?: Record<string, string | number>;
  json?: unknown;
  body?: string | Buffer;
  type?: string;
  headers?: Record<string, string>;
}

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
}

type PathIds = Record<string, string | number>;

export class Client {
  readonly cookies = new Map<string, string>();
  private readonly agent: Agent;

  constructor(readonly base: URL) {
    const options = { keepAlive: true, maxSockets: 64 };
    this.agent = base.protocol === 'https:' ? new TlsAgent(options) : new Agent(options);
  }

  static async signedIn(base: URL, person: Person): Promise<Client> {
    const client = new Client(base);
    await client.ok('signIn', {}, { json: { username: person.name, password: person.password } });
    return client;
  }

  static async inSeat(base: URL, link: string): Promise<Client> {
    const client = new Client(base);
    await client.ok('signInWithSeat', {}, { json: { token: tokenOf(link) } });
    return client;
  }

  get cookieHeader(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  // The request that an operation of the schema describes, which must succeed.
  async ok<O extends OperationId>(operation: O, ids: PathIds = {}, call: Call = {}): Promise<SuccessBody<O>> {
    const answer = await this.call(operation, ids, call);
    if (answer.status >= 300) throw new Error(`${operation}: ${answer.status} ${answer.text}`);
    const isJson = answer.headers['content-type']?.startsWith('application/json') ?? false;
    return (isJson ? JSON.parse(answer.text) : undefined) as SuccessBody<O>;
  }

  // The same request, which must be refused.
  async refused(operation: OperationId, ids: PathIds = {}, call: Call = {}): Promise<Problem> {
    const answer = await this.call(operation, ids, call);
    if (answer.status < 400) throw new Error(`${operation}: not refused: ${answer.status} ${answer.text}`);
    return JSON.parse(answer.text) as Problem;
  }

  async call(operation: OperationId, ids: PathIds = {}, call: Call = {}): Promise<Answer> {
    const route = routeOf(operation);
    const path = route.template.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
      const id = ids[name];
      if (id === undefined) throw new Error(`${operation} needs ${name}`);
      return String(id);
    });
    return this.send(route.method, path, call);
  }

  async send(method: string, path: string, call: Call = {}): Promise<Answer> {
    const query = new URLSearchParams();
    for (const [name, value] of Object.entries(call.query ?? {})) query.append(name, String(value));
    const target = query.size === 0 ? path : `${path}?${query.toString()}`;
    const body = call.json === undefined ? call.body : JSON.stringify(call.json);
    const headers: Record<string, string> = {};
    if (body !== undefined) {
      headers['content-type'] = call.type ?? 'application/json';
      headers['content-length'] = String(Buffer.byteLength(body));
    }
    if (this.cookies.size > 0) headers['cookie'] = this.cookieHeader;
    Object.assign(headers, call.headers);
    const answer = await this.exchange(method, target, headers, body);
    this.keepCookies(answer.headers['set-cookie'] ?? []);
    assertAnswerMatches(method, target, answer);
    return answer;
  }

  private exchange(
    method: string,
    path: string,
    headers: Record<string, string>,
    body: string | Buffer | undefined,
  ): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const { hostname, port } = this.base;
      const request = this.base.protocol === 'https:' ? httpsRequest : httpRequest;
      const sent = request({ method, path, headers, hostname, port, agent: this.agent, timeout: 10_000 });
      sent.once('timeout', () => sent.destroy(new Error(`${method} ${path}: no answer in 10 s`)));
      sent.once('error', reject);
      sent.once('response', (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.once('error', reject);
        response.once('end', () => {
          const text = Buffer.concat(chunks).toString('utf8');
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text });
        });
      });
      sent.end(body);
    });
  }

  private keepCookies(lines: string[]): void {
    for (const line of lines) {
      const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
      const [name = '', value = ''] = pair.split('=', 2);
      const expired = value === '' || attributes.some((part) => /^max-age=0$/i.test(part));
      if (expired) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
  }
}

export function tokenOf(link: string): string {
  return new URL(link).pathname.split('/').filter(Boolean).at(-1) ?? '';
}
