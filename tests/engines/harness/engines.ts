// The three engines, each as Debian packages it.
import { BidiDriver } from './bidi.ts';
import { ClassicDriver } from './classic.ts';
import type { Engine } from './engine.ts';
import { Started } from './started.ts';

// What GNOME's browser is made of, and near to today's Safari. It wants a display: Xvfb takes a free one by itself.
class WebKitGtk implements Engine {
  readonly name = 'webkitgtk';
  readonly hasSizes = true;
  readonly hasSound = true;
  readonly hasClipboard = true;
  private display: Promise<{ program: Started; name: string }> | undefined;

  async open(): Promise<ClassicDriver> {
    this.display ??= startDisplay();
    const { name } = await this.display;
    return ClassicDriver.open({
      driver: 'WebKitWebDriver',
      capabilities: {},
      env: { DISPLAY: name, GDK_BACKEND: 'x11' },
    });
  }

  async end(): Promise<void> {
    const display = await this.display;
    this.display = undefined;
    await display?.program.end();
  }
}

async function startDisplay(): Promise<{ program: Started; name: string }> {
  const program = await Started.program('Xvfb', [
    ...['-displayfd', '1', '-screen', '0', '1920x1200x24', '-nolisten', 'tcp'],
  ]);
  const number = await program.says(/^(\d+)\n/m);
  return { program, name: `:${number}` };
}

// WebKit of 2022: what an iPhone has that stopped at iOS 16.0. Its page is 800 by 600, whatever one asks for.
const wpe: Engine = {
  name: 'wpe',
  hasSizes: false,
  hasSound: true,
  // Its headless platform has none.
  hasClipboard: false,
  open: () =>
    ClassicDriver.open({
      driver: 'WPEWebDriver',
      capabilities: {
        'wpe:browserOptions': {
          binary: '/usr/bin/cog',
          args: ['--automation', '--platform=headless'],
        },
      },
    }),
  end: () => Promise.resolve(),
};

const firefox: Engine = {
  name: 'firefox',
  hasSizes: true,
  // A context of sound stays suspended where no sound server runs.
  hasSound: false,
  hasClipboard: true,
  open: () => BidiDriver.open('firefox-esr'),
  end: () => Promise.resolve(),
};

export const kEngines: readonly Engine[] = [firefox, new WebKitGtk(), wpe];
