// Makes one database with accounts, once a run; every server of the tests starts on a copy. With
// DRAFTWIRE_TEST_STORE=postgres it lies in a PostgreSQL server that is started for the run.
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { everybody } from './accounts.ts';
import { PostgresServer } from './postgres.ts';
import { executable, run } from './process.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    templateDirectory: string;
    // Of the PostgreSQL server; empty: the tests use SQLite.
    postgresDirectory: string;
  }
}

export const templateDatabase = 'league_template';

async function addEverybody(database: string): Promise<void> {
  for (const person of everybody) {
    const words = ['account', 'add', person.name, '--role', person.role, '--database', database];
    const added = await run(words, { input: `${person.password}\n` });
    if (added.status !== 0) throw new Error(`account add ${person.name}: ${added.stderr}`);
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  if (!existsSync(executable)) throw new Error(`${executable} is not built; set DRAFTWIRE to the executable`);
  const directory = await mkdtemp(join(tmpdir(), 'draftwire-template-'));
  const postgres = process.env.DRAFTWIRE_TEST_STORE === 'postgres' ? await PostgresServer.start() : undefined;
  try {
    await postgres?.sql('postgres', `CREATE DATABASE ${templateDatabase}`);
    await addEverybody(postgres?.url(templateDatabase) ?? `sqlite:${join(directory, 'draftwire.db')}`);
  } catch (error) {
    await postgres?.discard();
    throw error;
  }
  project.provide('templateDirectory', directory);
  project.provide('postgresDirectory', postgres?.directory ?? '');
  return async () => {
    await postgres?.discard();
    await rm(directory, { recursive: true, force: true });
  };
}
