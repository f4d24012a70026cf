// A person before a page: looks, clicks, types. Written once, over any driver.
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { eventually } from '../../system/harness/deadline.ts';
import type { Driver, Engine, Size } from './engine.ts';

const kPictures = resolve(fileURLToPath(new URL('../../../build/engines', import.meta.url)));
const kPatienceMs = 15_000;

// A node by a selector of CSS and, where several match, by words in its text or its accessible name.
export interface Place {
  css: string;
  words?: string;
}

export const testId = (id: string, words?: string): Place => ({
  css: `[data-testid="${id}"]`,
  ...(words !== undefined && { words }),
});
export const button = (words: string): Place => ({ css: 'button', words });

// §17.4.2 of the WebDriver standard.
export const kKeys = { control: '\uE009', enter: '\uE007', escape: '\uE00C' } as const;

const kFind = `(css, words) => [...document.querySelectorAll(css)].find((node) =>
  (node.getClientRects().length > 0 || node.type === 'file') &&
  (words === null || (node.getAttribute('aria-label') ?? '').includes(words) || node.textContent.includes(words))) ?? null`;

// Scrolls to it, and waits until it rests: what moves is missed by a pointer that takes a moment.
async function bringIntoSight(css: string, words: string): Promise<void> {
  const node = [...document.querySelectorAll(css)].find(
    (each) =>
      words === '' || (each.getAttribute('aria-label') ?? '').includes(words) || each.textContent.includes(words),
  );
  node?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  let resting = 0;
  for (let before = ''; resting < 3;) {
    await nextFrame();
    const now = JSON.stringify(node?.getBoundingClientRect());
    resting = now === before ? resting + 1 : 0;
    before = now;
  }
}

// WebKit's driver takes the last frame that was drawn, also when the page has changed since.
async function painted(): Promise<void> {
  await document.fonts.ready;
  for (let frame = 0; frame < 3; frame++) await new Promise((resolve) => requestAnimationFrame(resolve));
}

export class Page {
  private constructor(
    private readonly driver: Driver,
    private readonly engine: Engine,
  ) {}

  static async open(engine: Engine, size: Size = { width: 1280, height: 800 }): Promise<Page> {
    const driver = await engine.open();
    if (engine.hasSizes) await driver.resize(size);
    return new Page(driver, engine);
  }

  goTo(url: string | URL): Promise<void> {
    return this.driver.goTo(String(url));
  }

  resize(size: Size): Promise<void> {
    return this.engine.hasSizes ? this.driver.resize(size) : Promise.resolve();
  }

  // The function runs in the page, and knows nothing but its arguments.
  ask<Args extends readonly unknown[], T>(code: (...args: Args) => T | Promise<T>, ...args: Args): Promise<T> {
    return this.driver.call(code.toString(), args) as Promise<T>;
  }

  // Until the page says yes.
  async until<Args extends readonly unknown[]>(
    what: string,
    code: (...args: Args) => boolean,
    ...args: Args
  ): Promise<void> {
    await eventually(kPatienceMs, what, async () => ((await this.ask(code, ...args)) ? true : undefined)).catch(
      async (error: unknown) => {
        throw new Error(`${String(error)}\n${await this.seen()}`, { cause: error });
      },
    );
  }

  async sees(place: Place): Promise<void> {
    await this.node(place);
  }

  count(css: string): Promise<number> {
    return this.ask((selector) => document.querySelectorAll(selector).length, css);
  }

  textOf(css: string): Promise<string> {
    return this.ask((selector) => document.querySelector(selector)?.textContent ?? '', css);
  }

  async click(place: Place): Promise<void> {
    const node = await this.node(place);
    await this.ask(bringIntoSight, place.css, place.words ?? '');
    const origin = this.driver.originOf(node);
    await this.driver.perform([
      {
        type: 'pointer',
        id: 'mouse',
        parameters: { pointerType: 'mouse' },
        actions: [
          { type: 'pointerMove', x: 0, y: 0, origin },
          { type: 'pointerDown', button: 0 },
          { type: 'pointerUp', button: 0 },
        ],
      },
    ]);
  }

  // Into what has the focus.
  async type(text: string): Promise<void> {
    const actions = Array.from(text).flatMap((value) => [
      { type: 'keyDown', value },
      { type: 'keyUp', value },
    ]);
    await this.driver.perform([{ type: 'key', id: 'keys', actions }]);
  }

  // Of the keyboard, held together with Control.
  async shortcut(value: string): Promise<void> {
    const control = kKeys.control;
    const actions = [
      { type: 'keyDown', value: control },
      { type: 'keyDown', value },
      { type: 'keyUp', value },
      { type: 'keyUp', value: control },
    ];
    await this.driver.perform([{ type: 'key', id: 'keys', actions }]);
  }

  async choose(place: Place, file: string): Promise<void> {
    await this.driver.choose(await this.node(place), file);
  }

  // Among the artefacts of the build.
  async picture(name: string): Promise<void> {
    await mkdir(kPictures, { recursive: true });
    await this.ask(painted);
    await writeFile(join(kPictures, `${this.engine.name}-${name}.png`), await this.driver.picture());
  }

  private seen(): Promise<string> {
    return this.ask(() => `${location.href}\n${document.body.innerText.slice(0, 600)}`);
  }

  close(): Promise<void> {
    return this.driver.close();
  }

  private node({ css, words }: Place) {
    const what = words === undefined ? css : `${css} “${words}”`;
    return eventually(
      kPatienceMs,
      what,
      async () => (await this.driver.find(kFind, [css, words ?? null])) ?? undefined,
    ).catch(async (error: unknown) => {
      throw new Error(`${String(error)}\n${await this.seen()}`, { cause: error });
    });
  }
}
