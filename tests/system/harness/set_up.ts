// The link that a server prints when its league has neither admin nor organiser.
import { eventually } from './deadline.ts';
import type { Server } from './server.ts';

const kSetUp = /set up the first admin: (http:\/\/\S+\/invite\/([A-Za-z0-9_-]{43}))/;

export function printsSetUp(server: Server): boolean {
  return kSetUp.test(server.log);
}

export async function setUpLink(server: Server): Promise<{ link: string; token: string }> {
  const found = await eventually(5_000, 'a set-up link', () => Promise.resolve(kSetUp.exec(server.log) ?? undefined));
  return { link: found[1] ?? '', token: found[2] ?? '' };
}
