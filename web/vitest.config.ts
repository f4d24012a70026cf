import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const kRoot = fileURLToPath(new URL('.', import.meta.url));

export default defineConfig({
  root: kRoot,
  plugins: [react()],
  resolve: { alias: { '@': `${kRoot}src` } },
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'test/**/*.test.{ts,tsx}'],
    environment: 'node',
    setupFiles: ['test/setup.ts'],
    pool: 'threads',
    maxWorkers: 2,
  },
});
