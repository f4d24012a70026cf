import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const isPostgres = process.env.DRAFTWIRE_TEST_STORE === 'postgres';

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  test: {
    include: ['**/*.test.ts'],
    // What is a promise of SQLite's files, and what takes PostgreSQL and several nodes.
    exclude: isPostgres
      ? ['command_line.test.ts', 'durability.test.ts', 'late_disk.test.ts', 'moved_file.test.ts']
      : ['nodes/**'],
    globalSetup: ['harness/template_database.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 30_000,
    passWithNoTests: false,
    allowOnly: false,
  },
});
