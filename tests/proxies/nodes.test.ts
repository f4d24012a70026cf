// deploy/nginx in front of two nodes that both refuse.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { eventually } from '../system/harness/deadline.ts';
import { Nginx } from '../system/harness/nginx.ts';
import { PostgresServer } from '../system/harness/postgres.ts';
import { Home, Server } from '../system/harness/server.ts';

let postgres: PostgresServer;
let home: Home;
let nodes: Server[];
let nginx: Nginx;

beforeAll(async () => {
  postgres = await PostgresServer.start();
  await postgres.sql('postgres', 'CREATE DATABASE league');
  home = await Home.of(postgres, 'league');
  nodes = [await Server.start(home), await Server.start(home)];
  nginx = await Nginx.before(nodes.map((node) => node.url));
});

afterAll(async () => {
  await nginx.discard();
  await Promise.all(nodes.map((node) => node.kill()));
  await home.remove();
  await postgres.discard();
});

it('passes on that the league is away, however often one asks', async () => {
  await postgres.halt();
  const tournaments = new URL('/api/v1/tournaments', nginx.url);
  await eventually(20_000, 'a refusal', async () => ((await fetch(tournaments)).ok ? undefined : true));
  const seen = new Set<string>();
  for (let request = 0; request < 20; request += 1) {
    const answer = await fetch(tournaments);
    seen.add(`${answer.status} ${answer.headers.get('content-type') ?? ''} ${answer.headers.get('retry-after') ?? ''}`);
    await answer.text();
  }
  expect([...seen]).toEqual(['503 application/problem+json 1']);
});
