// One person can't pass for another by a name that looks the same.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ada, olga } from './harness/accounts.ts';
import { Client } from './harness/client.ts';
import { aPerson, anInvitation, canSignIn } from './harness/people.ts';
import { Server } from './harness/server.ts';

let server: Server;
let admin: Client;

beforeAll(async () => {
  server = await Server.fresh();
  admin = await Client.signedIn(server.url, ada);
});
afterAll(() => server.discard());

it.each([
  ['in another case', 'OLGA'],
  ['with a soft hyphen', 'Ol\u00ADga'],
  ['in full-width letters', '\uFF2F\uFF4C\uFF47\uFF41'],
  ['with a Cyrillic a', 'Olg\u0430'],
  ['with a zero', '0lga'],
])('a name that looks like another %s is taken', async (_, name) => {
  const json = { token: await anInvitation(admin), name, password: 'a long pass phrase' };
  const problem = await new Client(server.url).refused('acceptInvitation', {}, { json });
  expect([problem.status, problem.code]).toEqual([409, 'name_taken']);
  const person = await aPerson(admin);
  const renamed = await admin.refused('editAccount', { account_id: person.id }, { json: { name } });
  expect([renamed.status, renamed.code]).toEqual([409, 'name_taken']);
});

it('an account may change how its own name is written', async () => {
  const person = await aPerson(admin);
  await admin.ok('editAccount', { account_id: person.id }, { json: { name: person.name.toUpperCase() } });
  expect(await canSignIn(server.url, { ...person, name: person.name.toUpperCase() })).toBe(true);
});

it('accounts that look alike already keep their names, and sign in by them', async () => {
  const person = await aPerson(admin);
  await server.home.sql(`UPDATE accounts SET name = 'oLGA' WHERE id = ${person.id}`);
  expect(await canSignIn(server.url, { ...person, name: 'oLGA' })).toBe(true);
  expect(await canSignIn(server.url, olga)).toBe(true);
  await admin.ok('editAccount', { account_id: person.id }, { json: { role: 'organiser' } });
});
