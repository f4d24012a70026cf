// Makes one database with accounts, once a run; every server of the tests starts on a copy.
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { everybody } from './accounts.ts';
import { executable, run } from './process.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    templateDirectory: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  if (!existsSync(executable)) throw new Error(`${executable} is not built; set DRAFTWIRE to the executable`);
  const directory = await mkdtemp(join(tmpdir(), 'draftwire-template-'));
  for (const person of everybody) {
    const added = await run(
      ['account', 'add', person.name, '--role', person.role, '--database', `sqlite:${join(directory, 'draftwire.db')}`],
      { input: `${person.password}\n` },
    );
    if (added.status !== 0) throw new Error(`account add ${person.name}: ${added.stderr}`);
  }
  project.provide('templateDirectory', directory);
  return () => rm(directory, { recursive: true, force: true });
}
