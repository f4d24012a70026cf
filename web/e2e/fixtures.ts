import { join } from 'node:path';
import { test as base, expect, type APIRequestContext, type Page } from '@playwright/test';
import type { components } from '@/types/api';
import type { DraftEvent, DraftState, DraftStyle } from '@/types/draftEvent';
import { kAdmin, Server, type Populated } from './server';

type Schemas = components['schemas'];

export interface DraftWish {
  style: DraftStyle;
  captains: readonly number[];
  pool: readonly number[];
  teamSize?: number;
  tieWindow?: number;
  /** The names of captains and pool in order, where they matter. */
  names?: readonly string[];
}

/** The server's REST API as staff. */
export class Staff {
  constructor(
    private readonly request: APIRequestContext,
    private readonly url: string,
  ) {}

  async signIn(): Promise<void> {
    await this.call('POST', '/session', kAdmin);
  }

  async call<Answer>(method: string, path: string, data?: object): Promise<Answer> {
    const answer = await this.request.fetch(`${this.url}/api/v1${path}`, {
      method,
      ...(data && { data }),
    });
    expect(answer.ok(), `${method} ${path}: ${await answer.text()}`).toBe(true);
    return answer.json() as Promise<Answer>;
  }

  async newDraft({
    style,
    captains,
    pool,
    teamSize = 5,
    tieWindow = 0,
    names = [],
  }: DraftWish): Promise<DraftState> {
    const { id } = await this.call<Schemas['Tournament']>('POST', '/tournaments', {
      name: 'Spring Open',
    });
    const players = [
      ...captains.map((mmr, i) => ({ name: names[i] ?? `Captain ${i + 1}`, mmr })),
      ...pool.map((mmr, i) => ({
        name: names[captains.length + i] ?? `Player ${i + 1}`,
        mmr,
        positions: [String(1 + (i % 5))],
      })),
    ];
    const { items } = await this.call<Schemas['PlayerList']>('POST', `/tournaments/${id}/players`, {
      players,
    });
    return this.call('POST', `/tournaments/${id}/drafts`, {
      style,
      team_size: teamSize,
      tie_window: tieWindow,
      captains: items.slice(0, captains.length).map((player) => ({ player_id: player.id })),
    });
  }

  start(id: number): Promise<DraftState> {
    return this.call('POST', `/drafts/${id}/start`);
  }

  state(id: number): Promise<DraftState> {
    return this.call('GET', `/drafts/${id}`);
  }

  async events(id: number): Promise<DraftEvent[]> {
    return (
      await this.call<Schemas['DraftEventList']>('GET', `/drafts/${id}/events?after=0&limit=500`)
    ).items;
  }

  /** Picks the player who is named, or the first in the pool, for the captain on the clock. */
  async pick(id: number, playerId?: number): Promise<Schemas['DraftChange']> {
    const { on_clock: turn, players } = await this.state(id);
    const chosen = playerId ?? players.find((player) => player.team_id === null)?.id ?? 0;
    return this.pickAt(id, chosen, turn?.round ?? 0);
  }

  pickAt(id: number, playerId: number, round: number): Promise<Schemas['DraftChange']> {
    return this.call('POST', `/drafts/${id}/picks`, { player_id: playerId, round });
  }

  undo(id: number): Promise<Schemas['DraftChange']> {
    return this.call('POST', `/drafts/${id}/undo`, {});
  }

  async seatPath(id: number, teamId: number): Promise<string> {
    const { items } = await this.call<Schemas['SeatLinkList']>('GET', `/drafts/${id}/seats`);
    return new URL(items.find((seat) => seat.team_id === teamId)?.link ?? '').pathname;
  }
}

interface Fixtures {
  staff: Staff;
  /** Pages of people who are not signed in, each a browser of its own. */
  anotherPage: () => Promise<Page>;
}

interface WorkerFixtures {
  league: { server: Server; populated: Populated };
}

/** What a page must never do: throw, or break its own security policy. */
function watchForFaults(page: Page, faults: string[]): void {
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (/Content Security Policy|Maximum update depth|unique "key"/.test(message.text()))
      faults.push(message.text());
  });
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  league: [
    async ({}, provide) => {
      const made = await Server.create();
      await provide(made);
      await made.server.destroy();
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ league }, provide) => provide(league.server.url),
  staff: async ({ playwright, league }, provide) => {
    const request = await playwright.request.newContext();
    const staff = new Staff(request, league.server.url);
    await staff.signIn();
    await provide(staff);
    await request.dispose();
  },
  page: async ({ page }, provide) => {
    const faults: string[] = [];
    watchForFaults(page, faults);
    await provide(page);
    expect(faults).toEqual([]);
  },
  anotherPage: async ({ browser, league }, provide) => {
    const faults: string[] = [];
    const contexts: { close(): Promise<void> }[] = [];
    await provide(async () => {
      const context = await browser.newContext({
        baseURL: league.server.url,
        viewport: { width: 1440, height: 900 },
      });
      contexts.push(context);
      const page = await context.newPage();
      watchForFaults(page, faults);
      return page;
    });
    for (const context of contexts) await context.close();
    expect(faults).toEqual([]);
  },
});

export { expect };

/** The widths at which every flow is walked: a caster's screen, a small laptop, a phone in one hand. */
export const kLooks = [
  { name: 'wide', viewport: { width: 1440, height: 900 } },
  { name: 'tablet', viewport: { width: 1024, height: 768 } },
  { name: 'phone', viewport: { width: 390, height: 844 } },
] as const;

/** Two teams of three, and two players too many. */
export const kSnake = {
  style: 'snake',
  captains: [5000, 4800],
  pool: [4000, 3900, 3800, 3700, 3600, 3500],
  teamSize: 3,
} as const;

/** Keeps a picture of the page among the artefacts of the run. */
export async function picture(page: Page, name: string): Promise<void> {
  const { outputDir } = test.info().project;
  await page.screenshot({ path: join(outputDir, 'pictures', `${name}.png`) });
}

/** A page never scrolls sideways, and the room on a desktop not at all. */
export async function expectToFit(page: Page, what: string): Promise<void> {
  const sizes = await page.evaluate(() => ({
    width: document.documentElement.scrollWidth,
    overBottom: document.documentElement.scrollHeight - window.innerHeight,
    isRoomOnDesk: window.innerWidth >= 1280 && location.pathname.startsWith('/drafts/'),
  }));
  // Not by the page's own measure: a phone's grows with what does not fit.
  const screen = page.viewportSize()?.width ?? NaN;
  expect.soft(sizes.width, `${what} is wider than the screen`).toBeLessThanOrEqual(screen);
  if (sizes.isRoomOnDesk)
    expect.soft(sizes.overBottom, `${what} scrolls down`).toBeLessThanOrEqual(0);
}

export async function signIn(page: Page): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel('Username').fill(kAdmin.username);
  await page.getByLabel('Password').fill(kAdmin.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('button', { name: kAdmin.username })).toBeVisible();
}

export async function openRoom(page: Page, draftId: number): Promise<void> {
  await page.goto(`/drafts/${draftId}`);
  await expect(page.getByTestId('connection-state')).toHaveAttribute('data-state', 'live');
}

export const toasts = (page: Page) => page.locator('[data-sonner-toast]');

/** A draft that has started, with its room open and live. */
export async function openStarted(page: Page, staff: Staff, wish: DraftWish): Promise<DraftState> {
  const draft = await staff.newDraft(wish);
  await staff.start(draft.id);
  await openRoom(page, draft.id);
  return draft;
}
