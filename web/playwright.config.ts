import { defineConfig } from '@playwright/test';

const kIsBench = process.env['ROOM_BENCH'] === '1';

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list']],
  // What is measured is measured alone, by `./dev bench`: beside other work the figures would say nothing.
  projects: kIsBench
    ? [{ name: 'room', testDir: 'bench', workers: 1, use: { trace: 'off' } }]
    : [{ name: 'flows' }],
  use: {
    browserName: 'chromium',
    viewport: { width: 1440, height: 900 },
    // The film strip of a trace costs more than the tests themselves; one picture of a failure is enough.
    trace: { mode: 'retain-on-failure', screenshots: false },
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium-headless-shell',
      args: [
        '--no-sandbox',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-dev-shm-usage',
        '--autoplay-policy=no-user-gesture-required',
      ],
    },
  },
});
