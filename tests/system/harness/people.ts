// People who join a league by invitation: each call makes one more.
import type { Person } from './accounts.ts';
import { Client, tokenOf } from './client.ts';

let joined = 0;

export interface Joined extends Person {
  id: number;
  client: Client;
}

export async function anInvitation(admin: Client, role: Person['role'] = 'member'): Promise<string> {
  const { link } = await admin.ok('createInvite', {}, { json: { role } });
  return tokenOf(link);
}

export async function aPerson(admin: Client, role: Person['role'] = 'member'): Promise<Joined> {
  joined += 1;
  const person = { name: `Person ${joined}`, password: `pass phrase ${joined}`, role };
  const client = new Client(admin.base);
  const json = { token: await anInvitation(admin, role), name: person.name, password: person.password };
  const { account } = await client.ok('acceptInvitation', {}, { json });
  return { ...person, id: account.id, client };
}

// Whether the name and the password open a session; wrong ones must get the answer for that.
export async function canSignIn(base: URL, { name, password }: Pick<Person, 'name' | 'password'>): Promise<boolean> {
  const answer = await new Client(base).call('signIn', {}, { json: { username: name, password } });
  if (answer.status === 200) return true;
  if (answer.status !== 401 || !answer.text.includes('wrong_credentials')) {
    throw new Error(`signing in as ${name}: ${answer.status} ${answer.text}`);
  }
  return false;
}

export async function isSignedIn(client: Client): Promise<boolean> {
  return (await client.ok('getSession')).account !== null;
}

// Another browser with the same cookie.
export function copyOf(client: Client): Client {
  const copy = new Client(client.base);
  for (const [name, value] of client.cookies) copy.cookies.set(name, value);
  return copy;
}
