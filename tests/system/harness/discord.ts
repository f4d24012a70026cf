// A Discord of the tests' own, which speaks the real protocol over real HTTP: OAuth 2.0 authorisation code with PKCE
// (RFC 6749, RFC 7636), and holds its clients to all of it. It can also misbehave.
import { createHash, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface DiscordUser {
  id: string;
  username: string;
  global_name: string | null;
}

interface Grant {
  user: string;
  redirectUri: string;
  challenge: string;
}

export type Mischief = (response: ServerResponse) => void;
export type Endpoint = 'token' | 'user';

const callback = '/api/v1/sign-in/discord/callback';

let users = 0;

export function aDiscordUser(name: Partial<DiscordUser> = {}): DiscordUser {
  users += 1;
  return { id: String(300_000_000_000_000_000n + BigInt(users)), username: `user${users}`, global_name: null, ...name };
}

function json(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

export class Discord {
  readonly clientId = '1234567890123456789';
  readonly clientSecret = `secret-${randomBytes(16).toString('hex')}`;
  // What was asked of the two endpoints that only a server asks.
  readonly asked: { endpoint: Endpoint; form: URLSearchParams }[] = [];
  // Every code and token that was given.
  readonly given: string[] = [];
  // In the place of the right answer.
  readonly mischief = new Map<Endpoint, Mischief>();
  private readonly grants = new Map<string, Grant>();
  private readonly tokens = new Map<string, string>();
  private readonly users = new Map<string, DiscordUser>();
  private readonly redirectUris = new Set<string>();

  private constructor(private readonly server: Server) {
    server.on('request', (request, response) => void this.answer(request, response));
  }

  static async start(): Promise<Discord> {
    const server = createServer();
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    return new Discord(server);
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  // The options of a server in this directory that signs people in here.
  async options(directory: string): Promise<string[]> {
    const file = join(directory, 'discord.secret');
    await writeFile(file, `${this.clientSecret}\n`);
    await chmod(file, 0o600);
    return ['--discord-client-id', this.clientId, '--discord-client-secret-file', file, '--discord-url', this.url];
  }

  // As an operator does on Discord's page of the application.
  registerSite(site: URL): void {
    this.redirectUris.add(new URL(callback, site).href);
  }

  // The browser of that user, at the page that asks them. Where it is sent back to.
  async agree(location: string, user: DiscordUser): Promise<string> {
    this.users.set(user.id, user);
    return this.visit(location, { 'x-user': user.id });
  }

  async refuse(location: string): Promise<string> {
    return this.visit(location, {});
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((closed) => this.server.close(closed));
  }

  private async visit(location: string, headers: Record<string, string>): Promise<string> {
    const answer = await fetch(location, { headers, redirect: 'manual' });
    if (answer.status !== 302) throw new Error(`Discord: ${answer.status} ${await answer.text()}`);
    return answer.headers.get('location') ?? '';
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', this.url);
    const form = new URLSearchParams(await bodyOf(request));
    switch (`${request.method ?? ''} ${url.pathname}`) {
      case 'GET /oauth2/authorize':
        this.authorize(url.searchParams, request, response);
        break;
      case 'POST /api/oauth2/token':
        this.asked.push({ endpoint: 'token', form });
        if (!this.misbehaves('token', response)) this.token(request, form, response);
        break;
      case 'GET /api/users/@me':
        this.asked.push({ endpoint: 'user', form });
        if (!this.misbehaves('user', response)) this.me(request, response);
        break;
      default:
        json(response, 404, { message: '404: Not Found', code: 0 });
    }
  }

  private misbehaves(endpoint: Endpoint, response: ServerResponse): boolean {
    const misbehave = this.mischief.get(endpoint);
    misbehave?.(response);
    return misbehave !== undefined;
  }

  private authorize(query: URLSearchParams, request: IncomingMessage, response: ServerResponse): void {
    const redirectUri = query.get('redirect_uri') ?? '';
    const challenge = query.get('code_challenge') ?? '';
    const wrong =
      query.get('response_type') !== 'code' ||
      query.get('client_id') !== this.clientId ||
      query.get('scope') !== 'identify' ||
      query.get('code_challenge_method') !== 'S256' ||
      !/^[\w-]{43}$/.test(challenge) ||
      (query.get('state') ?? '').length < 22 ||
      !this.redirectUris.has(redirectUri);
    if (wrong) {
      json(response, 400, { error: 'invalid_request', asked: Object.fromEntries(query) });
      return;
    }
    const back = new URL(redirectUri);
    const user = request.headers['x-user'];
    if (typeof user === 'string') {
      const code = this.secret();
      this.grants.set(code, { user, redirectUri, challenge });
      back.searchParams.set('code', code);
    } else {
      back.searchParams.set('error', 'access_denied');
      back.searchParams.set('error_description', 'The resource owner or authorization server denied the request');
    }
    back.searchParams.set('state', query.get('state') ?? '');
    response.writeHead(302, { location: back.href }).end();
  }

  private token(request: IncomingMessage, form: URLSearchParams, response: ServerResponse): void {
    const type = request.headers['content-type'];
    if (type !== 'application/x-www-form-urlencoded' || form.get('grant_type') !== 'authorization_code') {
      json(response, 400, { error: 'unsupported_grant_type' });
      return;
    }
    if (form.get('client_id') !== this.clientId || form.get('client_secret') !== this.clientSecret) {
      json(response, 401, { error: 'invalid_client' });
      return;
    }
    const code = form.get('code') ?? '';
    const grant = this.grants.get(code);
    this.grants.delete(code); // one use, whatever comes of it
    const verifier = form.get('code_verifier') ?? '';
    const isRight =
      grant !== undefined &&
      grant.redirectUri === form.get('redirect_uri') &&
      /^[\w.~-]{43,128}$/.test(verifier) &&
      createHash('sha256').update(verifier, 'ascii').digest('base64url') === grant.challenge;
    if (!isRight) {
      json(response, 400, { error: 'invalid_grant', error_description: 'Invalid "code" in request.' });
      return;
    }
    const token = this.secret();
    this.tokens.set(token, grant.user);
    json(response, 200, { token_type: 'Bearer', access_token: token, expires_in: 604_800, scope: 'identify' });
  }

  private me(request: IncomingMessage, response: ServerResponse): void {
    const token = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
    const user = this.users.get(this.tokens.get(token) ?? '');
    if (user === undefined || request.headers['user-agent'] === undefined) {
      json(response, 401, { message: '401: Unauthorized', code: 0 });
      return;
    }
    json(response, 200, { ...user, discriminator: '0', avatar: null, flags: 0, locale: 'en-GB', mfa_enabled: true });
  }

  private secret(): string {
    const secret = randomBytes(20).toString('base64url');
    this.given.push(secret);
    return secret;
  }
}

// What a browser asks the site when it is sent there.
export function siteTarget(location: string): string {
  const url = new URL(location);
  return `${url.pathname}${url.search}`;
}
