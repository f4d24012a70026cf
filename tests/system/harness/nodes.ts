// Several servers on one PostgreSQL database, with or without Redis between them.
import type { Person } from './accounts.ts';
import { Client } from './client.ts';
import { eventually } from './deadline.ts';
import type { Databases } from './postgres.ts';
import { Home, Server } from './server.ts';
import type { RedisServer } from './redis.ts';

export class Nodes {
  private constructor(
    readonly home: Home,
    readonly servers: Server[],
    private readonly args: string[],
  ) {}

  static async start(count: number, redis?: RedisServer, home?: Home): Promise<Nodes> {
    const args = redis === undefined ? [] : ['--redis', redis.url];
    const nodes = new Nodes(home ?? (await Home.withAccounts()), [], args);
    for (let node = 0; node < count; node += 1) nodes.servers.push(await nodes.one());
    return nodes;
  }

  private one(listen?: string): Promise<Server> {
    return Server.start(this.home, { args: [...this.args, ...(listen === undefined ? [] : ['--listen', listen])] });
  }

  at(node: number): Server {
    const server = this.servers[node];
    if (server === undefined) throw new Error(`there is no node ${node}`);
    return server;
  }

  // An orderly stop and a new start on another port.
  async restart(node: number): Promise<void> {
    await this.at(node).stop();
    this.servers[node] = await this.one();
  }

  signIn(node: number, person: Person): Promise<Client> {
    return Client.signedIn(this.at(node).url, person);
  }

  async discard(): Promise<void> {
    await Promise.all(this.servers.map((server) => server.kill()));
    await this.home.remove();
  }
}

// The same person with the same session, at another node.
export function elsewhere(client: Client, base: URL): Client {
  const other = new Client(base, client.host);
  for (const [name, value] of client.cookies) other.cookies.set(name, value);
  return other;
}

export async function metric(server: Server, name: string): Promise<number> {
  const response = await fetch(new URL('/metrics', server.url));
  const line = (await response.text()).split('\n').find((row) => row.startsWith(`${name} `));
  return Number(line?.split(' ').at(-1));
}

// Until a hint of this node has been heard by the other: Redis is in use between them.
export async function untilRedisIsProven(server: Server): Promise<void> {
  await eventually(10_000, 'hints that are proven to arrive', async () =>
    (await metric(server, 'draftwire_hints_proven')) === 1 ? true : undefined,
  );
}

export type { Databases };
