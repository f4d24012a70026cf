// The draft night as captains and viewers walk it, in engines other than Chromium.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { DraftState } from '../system/harness/wire.ts';
import { kEngines } from './harness/engines.ts';
import { League } from './harness/league.ts';
import { Page, testId } from './harness/page.ts';

interface Heard {
  // The event in which each context of sound was made.
  madeIn: string[];
  // The state of the context at each note.
  notes: string[];
}

const isLive = (): boolean => document.querySelector('[data-testid="connection-state"][data-state="live"]') !== null;
const isMyTurn = (): boolean => document.title.includes('Your pick');
const hasToast = (words: string): boolean =>
  [...document.querySelectorAll('[data-sonner-toast]')].some((toast) => toast.textContent.includes(words));

// Keeps what the page makes of sound.
function listen(): void {
  const heard: Heard = { madeIn: [], notes: [] };
  class HeardContext extends AudioContext {
    constructor() {
      super();
      heard.madeIn.push((window as { event?: Event }).event?.type ?? 'nothing');
    }
    override createOscillator(): OscillatorNode {
      heard.notes.push(this.state);
      return super.createOscillator();
    }
  }
  Object.assign(window, { heard, AudioContext: HeardContext });
}

describe.each(kEngines)('$name', (engine) => {
  let league: League;
  let pages: Page[] = [];

  beforeAll(async () => {
    league = await League.open();
  });
  afterAll(async () => {
    await league.close();
    await engine.end();
  });
  afterEach(async () => {
    for (const page of pages) await page.close();
    pages = [];
  });

  async function person(path: string): Promise<Page> {
    const page = await Page.open(engine, { width: 1440, height: 900 });
    pages.push(page);
    await page.goTo(league.at(path));
    return page;
  }

  async function viewerOf(draft: DraftState): Promise<Page> {
    const viewer = await person(`/drafts/${draft.id}`);
    await viewer.until('live', isLive);
    return viewer;
  }

  it('a captain takes the seat by its link, is called to the turn, and picks; a viewer sees the roll, the pick and the undo', async () => {
    const draft = await league.tiedDraft();
    const mine = draft.teams[0]?.captain_id ?? 0;
    const viewer = await viewerOf(draft);
    const captain = await person(await league.seatLink(draft.id, mine));
    await captain.until('live', isLive);
    await captain.ask(listen);
    // The gesture that lets the page sound, long before the turn.
    await captain.click({ css: 'input[type="search"]' });
    expect(await captain.count('[data-testid="pick-player"]')).toBe(0);

    const begun = await league.begin(draft.id);
    await viewer.until('the dice of a tie', () => document.querySelectorAll('[data-testid="roll"]').length >= 2);
    await viewer.until('the toast of the tie', hasToast, 'Tie!');
    if (begun.on_clock?.captain_id !== mine) await league.pick(draft.id);
    await captain.until('my turn', isMyTurn);
    await captain.until('a way to pick', () => document.querySelector('[data-testid="pick-player"]') !== null);
    await captain.picture('captain');
    await captain.resize({ width: 390, height: 844 });
    await captain.picture('captain-phone');
    await captain.resize({ width: 1440, height: 900 });

    await captain.click(testId('pick-player'));
    await captain.until(
      'the focus on the confirmation',
      () => document.activeElement?.matches('[data-testid="confirm-pick"]') === true,
    );
    await captain.click(testId('confirm-pick'));
    await captain.until('the pick on the board', () => document.querySelector('.slot-newest') !== null);
    await viewer.until('the toast of the pick', hasToast, 'picked');

    const { madeIn, notes } = await captain.ask(() => (window as unknown as { heard: Heard }).heard);
    expect(madeIn).toEqual([expect.stringMatching(/^(pointerup|touchend|click|keydown)$/)]);
    if (engine.hasSound) expect(notes.slice(0, 2)).toEqual(['running', 'running']);

    await viewer.click({ css: '[data-sonner-toast] button', words: 'picked' });
    await viewer.sees({ css: '[data-testid="draft-event-row"][data-event-type="player_picked"]' });
    await viewer.picture('viewer');
    await league.undo(draft.id);
    await viewer.until('the toast of the undo', hasToast, 'pick undone');
    await captain.until(
      'the board without the pick',
      () => document.querySelector('.slot-newest') === null || document.title.includes('Your pick'),
    );
  });

  it('team colours are colours', async () => {
    const viewer = await viewerOf(await league.tiedDraft());
    const colours = await viewer.ask(() =>
      [...document.querySelectorAll('.slot-place')].map((place) => {
        const canvas = document.createElement('canvas').getContext('2d');
        if (!canvas) return 0;
        canvas.fillStyle = getComputedStyle(place).color;
        canvas.fillRect(0, 0, 1, 1);
        const [red = 0, green = 0, blue = 0] = canvas.getImageData(0, 0, 1, 1).data;
        return red + green + blue;
      }),
    );
    expect(colours.length).toBeGreaterThan(0);
    expect(Math.min(...colours)).toBeGreaterThan(200);
  });

  it('who reads further down in the history keeps the place while others pick', async () => {
    const draft = await league.tiedDraft();
    await league.begin(draft.id);
    for (let round = 1; round <= 12; round++) await league.pick(draft.id);
    const viewer = await viewerOf(draft);
    await viewer.click(testId('draft-event-fab'));
    await viewer.until('rows', () => document.querySelectorAll('[data-testid="draft-event-row"]').length >= 20);
    const read = await viewer.ask(async () => {
      const list = document.querySelector('.history-list');
      if (!list) throw new Error('no list');
      const scrolled = new Promise((resolve) => list.addEventListener('scroll', resolve, { once: true }));
      list.scrollTop = 240;
      await scrolled;
      const row = [...document.querySelectorAll<HTMLElement>('[data-testid="draft-event-row"]')].find(
        (each) => each.getBoundingClientRect().top > list.getBoundingClientRect().top + 40,
      );
      return { seq: row?.dataset['seq'] ?? '', top: row?.getBoundingClientRect().top ?? 0 };
    });
    const { events } = await league.pick(draft.id);
    await viewer.until('how many are new', (count) => document.body.innerText.includes(`${count} new`), events.length);
    const top = await viewer.ask(
      (seq) =>
        document.querySelector(`[data-testid="draft-event-row"][data-seq="${seq}"]`)?.getBoundingClientRect().top ?? 0,
      read.seq,
    );
    expect(Math.abs(top - read.top)).toBeLessThan(3);
    await viewer.picture('history');
  });

  it('after a power cut and after a restart everybody is back by themselves, and has missed nothing', async () => {
    const draft = await league.tiedDraft();
    await league.begin(draft.id);
    const viewer = await viewerOf(draft);
    await league.kill();
    await viewer.until('reconnecting', () => document.querySelector('[data-state="reconnecting"]') !== null);
    await viewer.picture('reconnecting');
    await league.start();
    const first = await league.pick(draft.id);
    await viewer.until('live', isLive);
    const counts = (seq: string): boolean =>
      document.querySelector('[data-testid="draft-event-count"]')?.textContent === seq;
    await viewer.until('the events meanwhile', counts, String(first.state.seq));
    await league.restart();
    const second = await league.pick(draft.id);
    await viewer.until('the events meanwhile', counts, String(second.state.seq));
    await viewer.until('live', isLive);
  });

  it('a draft that does not exist ends the line for good, and says so', async () => {
    const viewer = await person('/drafts/999999');
    await viewer.sees({ css: 'h1', words: 'There is no such draft' });
    await viewer.until('offline', () => document.querySelector('[data-state="offline"]') !== null);
  });
});
