// How long what one does takes until it is painted, measured inside the page: from the moment at which the system had the
// press to the first task after the next frame. The same code measures every page.
import type { Locator, Page } from '@playwright/test';

interface Measured {
  interactionsTaken: number[];
}

export async function slowDown(page: Page, rate: number): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate });
}

export async function watchInteractions(page: Page): Promise<void> {
  await page.evaluate(() => {
    const taken: number[] = [];
    Object.assign(window, { interactionsTaken: taken });
    const measure = ({ timeStamp: began }: Event) => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => taken.push(performance.now() - began);
        port2.postMessage(null);
      });
    };
    for (const type of ['click', 'keydown', 'change'])
      window.addEventListener(type, measure, { capture: true });
  });
}

/** What the interactions since the last call took, the longest of them; everything they set going has been painted. */
export async function takenSince(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)));
    for (let frames = 0; frames < 4; frames += 1) await painted();
    const { interactionsTaken } = window as unknown as Measured;
    return Math.max(0, ...interactionsTaken.splice(0));
  });
}

export type Act = () => Promise<unknown>;

/**
 * A press of the mouse as the browser gets it from the system. Playwright's own click looks on in the page, with
 * listeners of its own, and that would be measured with it.
 */
export async function aim(page: Page, target: Locator): Promise<Act> {
  await target.scrollIntoViewIfNeeded();
  const box = await target.boundingBox();
  if (!box) throw new Error('there is nothing to press');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  return () => page.mouse.click(x, y);
}

/** The times between frames while `work` runs. */
export async function framesDuring(page: Page, work: () => Promise<void>): Promise<number[]> {
  await page.evaluate(() => {
    const frames: number[] = [];
    Object.assign(window, { framesSeen: frames });
    const look = (at: number) => {
      frames.push(at);
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  await work();
  const seen = await page.evaluate(
    () => (window as unknown as { framesSeen: number[] }).framesSeen,
  );
  return seen.slice(1).map((at, index) => at - (seen[index] ?? at));
}

export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}
