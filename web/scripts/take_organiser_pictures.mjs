// Makes the pictures of docs/organisers.md, from a real server with an empty league:
// node web/scripts/take_organiser_pictures.mjs [FOLDER]. Wants build/draftwire, or the one that DRAFTWIRE names.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';

const kBinary = process.env.DRAFTWIRE ?? 'build/draftwire';
const kFolder = process.argv[2] ?? 'docs/organisers';
const kPassword = 'a long enough password';
const kRoster = `Player Name;Elo;Main role;Paid?
Zoë Brännström;5.400;1 / 2;yes
Łukasz Nowak;5.250;3;yes
Asta Lindqvist;5.100;4;yes
Bram de Wit;4.950;2;no
Chidi Okafor;4.800;5;yes
Delia Marsh;;1;yes
Ewa Kotka;4.550;3 / 4;yes
Fay Tremblay;4.400;2;yes
Håkon Østby;4.250;5;yes
asta lindqvist;5.100;4;yes
Ines Duarte;4.100;1;yes
Jonas Weiß;3.950;2;yes
Total;51850;;
`;

async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address();
  probe.close();
  await once(probe, 'close');
  return port;
}

async function startServer(folder) {
  const database = `sqlite:${join(folder, 'draftwire.db')}`;
  const add = ['account', 'add', 'morgan', '--role', 'admin', '--database', database];
  execFileSync(kBinary, add, { input: `${kPassword}\n` });
  const address = `127.0.0.1:${await freePort()}`;
  const server = spawn(kBinary, ['serve', '--listen', address, '--database', database]);
  const url = `http://${address}`;
  for (let tries = 0; tries < 200; tries += 1) {
    const answer = await fetch(`${url}/readyz`).catch(() => null);
    if (answer?.ok) return { server, url };
    await new Promise((wait) => setTimeout(wait, 50));
  }
  throw new Error('the server did not get ready');
}

async function drop(page, text) {
  await page.evaluate((dropped) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([dropped], 'sign-ups.csv'));
    document.body.dispatchEvent(
      new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }),
    );
  }, text);
}

async function walk(page, url) {
  const picture = async (name) => {
    await page.evaluate(() => document.fonts.ready);
    await page.screenshot({ path: join(kFolder, `${name}.png`) });
  };
  await page.goto(`${url}/sign-in`);
  await page.getByLabel('Username').fill('morgan');
  await page.getByLabel('Password').fill(kPassword);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('button', { name: 'New tournament' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('Winter Cup');
  await page.getByRole('button', { name: 'Create' }).click();
  await page.getByRole('textbox', { name: 'Roster' }).waitFor();
  await picture('bring');

  await drop(page, kRoster);
  await page.getByRole('table', { name: 'Preview' }).waitFor();
  await picture('preview');
  const rating = page.getByRole('textbox', { name: 'MMR, line 7' });
  await rating.fill('4700');
  await rating.press('Enter');
  const add = page.getByRole('button', { name: /^Add 11/ });
  await add.click();
  await page.getByRole('table', { name: 'Roster' }).waitFor();
  await page.locator('[data-sonner-toast]').waitFor({ state: 'detached' });
  await picture('roster');

  await page.getByRole('switch', { name: 'Jonas Weiß plays this week' }).click();
  await page.getByRole('button', { name: 'New draft' }).click();
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Week 1');
  await page.getByLabel('Team size').fill('5');
  await page.getByRole('button', { name: /Highest rated/ }).click();
  await page.getByRole('textbox', { name: 'Team name of Łukasz Nowak' }).fill('Night Owls');
  await page.getByRole('form', { name: 'New draft' }).evaluate((form) => form.scrollIntoView());
  await page.evaluate(() => window.scrollBy(0, -72));
  await picture('set-up');
  await page.getByRole('button', { name: 'Create draft' }).click();
  await page.getByTestId('start-draft').click();
  await page.getByTestId('on-clock').waitFor();
  await picture('room');
}

mkdirSync(kFolder, { recursive: true });
const folder = mkdtempSync(join(tmpdir(), 'draftwire-pictures-'));
const { server, url } = await startServer(folder);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium-headless-shell',
  args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update'],
});
try {
  const page = await browser.newPage({
    viewport: { width: 1280, height: 820 },
    reducedMotion: 'reduce',
  });
  await walk(page, url);
} finally {
  await browser.close();
  server.kill();
  rmSync(folder, { recursive: true, force: true });
}
