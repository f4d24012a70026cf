// A league that an earlier release kept: this one serves it as that one did. earlier_schemas/ has a database of each
// schema, made by an executable of its time, and what that executable answered.
import { readdirSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { afterEach, describe, expect, inject, it } from 'vitest';
import { ada, olga } from './harness/accounts.ts';
import { Client } from './harness/client.ts';
import { Home, Server } from './harness/server.ts';
import { linksOf, pickToTheEnd, stateOf } from './harness/world.ts';

const folder = fileURLToPath(new URL('earlier_schemas', import.meta.url));
const schemas = readdirSync(folder).filter((name) => name.startsWith('schema-'));
const isPostgres = inject('postgresDirectory') !== '';

type Json = null | boolean | number | string | Json[] | { [field: string]: Json };

function unpacked(schema: string, file: string): Buffer {
  return gunzipSync(readFileSync(join(folder, schema, `${file}.gz`)));
}

function answersOf(schema: string): Map<string, Json> {
  const text = unpacked(schema, `${isPostgres ? 'postgres' : 'sqlite'}.json`).toString('utf8');
  return new Map(Object.entries(JSON.parse(text) as Record<string, Json>));
}

// A database that was moved begins an epoch of its own.
function withoutEpoch(answer: Json): Json {
  if (Array.isArray(answer)) return answer.map(withoutEpoch);
  if (answer === null || typeof answer !== 'object') return answer;
  const fields = Object.entries(answer).filter(([field]) => field !== 'epoch');
  return Object.fromEntries(fields.map(([field, value]) => [field, withoutEpoch(value)]));
}

// What `now` has of the fields of `then`: later releases add some.
function sameFields(then: Json, now: Json): Json {
  if (Array.isArray(then) && Array.isArray(now)) {
    return now.map((each, at) => sameFields(then[at] ?? null, each));
  }
  if (then === null || now === null || typeof then !== 'object' || typeof now !== 'object') return now;
  if (Array.isArray(then) || Array.isArray(now)) return now;
  return Object.fromEntries(
    Object.entries(then).flatMap(([field, value]) =>
      field in now ? [[field, sameFields(value, now[field] ?? null)]] : [],
    ),
  );
}

let server: Server | undefined;

async function serve(schema: string): Promise<Server> {
  const home = await Home.empty();
  if (isPostgres) {
    await home.load(unpacked(schema, 'postgres.sql'));
  } else {
    await writeFile(home.databaseFile, unpacked(schema, 'sqlite.db'));
  }
  server = await Server.start(home);
  return server;
}

afterEach(async () => {
  await server?.discard();
  server = undefined;
});

describe.each(schemas)('a league of %s', (schema) => {
  it('is answered as its own release answered', async () => {
    const staff = await Client.signedIn((await serve(schema)).url, ada);
    const answers = answersOf(schema);
    expect(answers.size).toBeGreaterThan(30);
    for (const [path, then] of answers) {
      const answer = await staff.send('GET', `/api/v1${path}`);
      const expected = withoutEpoch(then);
      expect(sameFields(expected, JSON.parse(answer.text) as Json), path).toEqual(expected);
    }
  });

  it('goes on: the running draft is played to its end, the waiting one is started', async () => {
    const staff = await Client.signedIn((await serve(schema)).url, olga);
    const { items } = await staff.ok('listTournaments');
    const drafts = items.flatMap((tournament) => tournament.drafts);
    const byStatus = (status: string): number => {
      const found = drafts.find((draft) => draft.status === status);
      if (found === undefined) throw new Error(`no ${status} draft`);
      return found.id;
    };
    expect(await linksOf(staff, byStatus('pending'))).toHaveLength(2);

    const completed = await pickToTheEnd(staff, await stateOf(staff, byStatus('active')));
    expect(completed.status).toBe('completed');

    const started = await staff.ok('startDraft', { draft_id: byStatus('pending') });
    expect(started.status).toBe('active');
  });
});
