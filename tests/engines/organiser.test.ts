// An organiser's evening before the draft, in engines other than Chromium: the roster in each way that it may come, the
// start, and the undo.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { olga } from '../system/harness/accounts.ts';
import { aTournament } from '../system/harness/world.ts';
import { kEngines } from './harness/engines.ts';
import { League } from './harness/league.ts';
import { button, kKeys, Page, testId } from './harness/page.ts';

const kField = { css: 'textarea[aria-label="Roster"]' };
const hasFocus = (css: string): boolean => document.activeElement?.matches(css) === true;
const hasCell = (name: string): boolean =>
  [...document.querySelectorAll<HTMLInputElement>('input[data-column="name"]')].some(({ value }) => value === name);

describe.each(kEngines)('$name', (engine) => {
  let league: League;
  let folder: string;
  let page: Page;

  beforeAll(async () => {
    league = await League.open();
    folder = await mkdtemp(join(tmpdir(), 'draftwire-roster-'));
  });
  afterAll(async () => {
    await league.close();
    await engine.end();
    await rm(folder, { recursive: true, force: true });
  });
  beforeEach(async () => {
    page = await Page.open(engine);
  });
  afterEach(async () => {
    await page.close();
  });

  async function signIn(): Promise<void> {
    await page.goTo(league.at('/sign-in'));
    await page.click({ css: 'input[name="username"]' });
    await page.type(olga.name);
    await page.click({ css: 'input[name="password"]' });
    await page.type(olga.password + kKeys.enter);
    await page.sees(button(olga.name));
  }

  async function openEmptyRoster(): Promise<void> {
    await signIn();
    const { tournamentId } = await aTournament(league.staff);
    await page.goTo(league.at(`/tournaments/${tournamentId}`));
    await page.until('the focus in the field', hasFocus, kField.css);
  }

  async function paste(): Promise<void> {
    if (engine.hasClipboard) {
      await page.type(`Aria 6500${kKeys.enter}Zoe 4300`);
      for (const key of ['a', 'x', 'v']) await page.shortcut(key);
      return;
    }
    await page.ask(() => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', 'Aria 6500\nZoe 4300');
      document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    });
  }

  it('a list is pasted, and imported', async () => {
    await openEmptyRoster();
    await paste();
    await page.until('the names that were read', hasCell, 'Zoe');
    await page.picture('preview');
    await page.click(button('Add 2'));
    await page.until('the roster', () => document.querySelector('input[aria-label="MMR of Zoe"]') !== null);
    await page.picture('roster');
  });

  it('a file is dropped anywhere on the page', async () => {
    await openEmptyRoster();
    const dropped = await page.ask(() => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File(['name,mmr\nAnouk,5100\n'], 'roster.csv', { type: 'text/csv' }));
      for (const type of ['dragover', 'drop'])
        document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
      return dataTransfer.files.length;
    });
    expect(dropped).toBe(1);
    await page.until('the names that were read', hasCell, 'Anouk');
  });

  it('a file is chosen', async () => {
    await openEmptyRoster();
    const file = join(folder, 'roster.csv');
    await writeFile(file, 'name;mmr\nBasile;4700\n');
    await page.choose({ css: 'input[type="file"]' }, file);
    await page.until('the names that were read', hasCell, 'Basile');
  });

  it('the draft is started, and a pick taken back after a question that keeps the focus', async () => {
    await signIn();
    const draft = await league.tiedDraft();
    await page.goTo(league.at(`/drafts/${draft.id}`));
    await page.click(testId('start-draft'));
    await page.sees(testId('on-clock'));
    await league.pick(draft.id);
    await page.click(testId('undo-pick'));
    await page.until('the focus in the dialog', () => document.activeElement?.closest('[role="dialog"]') !== null);
    await page.picture('undo');
    await page.type(kKeys.escape);
    await page.until('the focus where it was', hasFocus, '[data-testid="undo-pick"]');
    await page.click(testId('undo-pick'));
    await page.click({ css: '[role="dialog"] button', words: 'Undo pick' });
    await page.until('the board without the pick', () => document.querySelector('[data-testid="undo-pick"]') === null);
  });
});
