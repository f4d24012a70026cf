// Firefox by WebDriver BiDi, the protocol that it speaks without another program: JSON over one WebSocket.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebSocket } from 'ws';
import { within } from '../../system/harness/deadline.ts';
import type { Actions, Driver, Handle, Size } from './engine.ts';
import { Started } from './started.ts';

const kAnswerWithinMs = 30_000;
// Nothing goes anywhere but to the pages.
const kPreferences: Record<string, boolean | number | string> = {
  'app.normandy.enabled': false,
  'app.update.disabledForTesting': true,
  'browser.aboutwelcome.enabled': false,
  'browser.newtabpage.enabled': false,
  'browser.region.network.url': '',
  'browser.safebrowsing.downloads.remote.enabled': false,
  'browser.safebrowsing.malware.enabled': false,
  'browser.safebrowsing.phishing.enabled': false,
  'browser.search.update': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.page': 0,
  'datareporting.policy.dataSubmissionEnabled': false,
  'extensions.getAddons.cache.enabled': false,
  'extensions.systemAddon.update.enabled': false,
  'extensions.update.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'services.settings.server': 'data:,',
  'toolkit.telemetry.enabled': false,
};

interface Answer {
  id?: number;
  type: 'success' | 'error' | 'event';
  result?: unknown;
  error?: string;
  message?: string;
}

interface Evaluated {
  type: 'success' | 'exception';
  result?: { type: string; sharedId?: string; value?: string };
  exceptionDetails?: { text: string };
}

export class BidiDriver implements Driver {
  private asked = 0;
  private readonly waiting = new Map<number, (answer: Answer) => void>();
  private context = '';

  private constructor(
    private readonly program: Started,
    private readonly profile: string,
    private readonly line: WebSocket,
  ) {
    line.on('message', (data: Buffer) => {
      const answer = JSON.parse(data.toString()) as Answer;
      if (answer.id !== undefined) this.waiting.get(answer.id)?.(answer);
    });
  }

  static async open(firefox: string): Promise<BidiDriver> {
    const profile = await mkdtemp(join(tmpdir(), 'draftwire-firefox-'));
    const preferences = Object.entries(kPreferences).map(
      ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`,
    );
    await writeFile(join(profile, 'user.js'), preferences.join(''));
    const args = ['--headless', '--no-remote', '--profile', profile, '--remote-debugging-port', '0', 'about:blank'];
    const program = await Started.program(firefox, args, {
      HOME: profile,
      MOZ_CRASHREPORTER_DISABLE: '1',
    });
    try {
      const address = await program.says(/WebDriver BiDi listening on (ws:\/\/\S+)/);
      const line = new WebSocket(`${address}/session`);
      await new Promise((resolve, reject) => line.once('open', resolve).once('error', reject));
      const opened = new BidiDriver(program, profile, line);
      await opened.ask('session.new', { capabilities: {} });
      const { contexts } = (await opened.ask('browsingContext.getTree', {})) as {
        contexts: { context: string }[];
      };
      opened.context = contexts[0]?.context ?? '';
      return opened;
    } catch (error) {
      await program.end();
      throw error;
    }
  }

  async goTo(url: string): Promise<void> {
    await this.ask('browsingContext.navigate', { context: this.context, url, wait: 'complete' });
  }

  async call(code: string, args: readonly unknown[]): Promise<unknown> {
    const result = await this.run(`async (args) => JSON.stringify(await (${code})(...JSON.parse(args)))`, args);
    return result?.value === undefined ? undefined : JSON.parse(result.value);
  }

  async find(code: string, args: readonly unknown[]): Promise<Handle | null> {
    const result = await this.run(`(args) => (${code})(...JSON.parse(args))`, args);
    return result?.sharedId === undefined ? null : { sharedId: result.sharedId };
  }

  originOf(node: Handle): unknown {
    return { type: 'element', element: node };
  }

  async perform(actions: Actions): Promise<void> {
    await this.ask('input.performActions', { context: this.context, actions });
  }

  async choose(node: Handle, file: string): Promise<void> {
    await this.ask('input.setFiles', { context: this.context, element: node, files: [file] });
  }

  async resize(viewport: Size): Promise<void> {
    await this.ask('browsingContext.setViewport', { context: this.context, viewport });
  }

  async picture(): Promise<Buffer> {
    const { data } = (await this.ask('browsingContext.captureScreenshot', {
      context: this.context,
    })) as { data: string };
    return Buffer.from(data, 'base64');
  }

  async close(): Promise<void> {
    await this.ask('browser.close', {}).catch(() => undefined);
    this.line.close();
    await this.program.end();
    await rm(this.profile, { recursive: true, force: true, maxRetries: 5 });
  }

  private async run(functionDeclaration: string, args: readonly unknown[]): Promise<Evaluated['result']> {
    const answer = (await this.ask('script.callFunction', {
      functionDeclaration,
      arguments: [{ type: 'string', value: JSON.stringify(args) }],
      target: { context: this.context },
      awaitPromise: true,
      // As a click is, where a page asks for one.
      userActivation: false,
    })) as Evaluated;
    if (answer.type === 'exception') throw new Error(answer.exceptionDetails?.text ?? 'the page threw');
    return answer.result;
  }

  private async ask(method: string, params: object): Promise<unknown> {
    this.asked += 1;
    const id = this.asked;
    const answered = new Promise<Answer>((resolve) => this.waiting.set(id, resolve));
    this.line.send(JSON.stringify({ id, method, params }));
    const answer = await within(kAnswerWithinMs, method, answered);
    this.waiting.delete(id);
    if (answer.type === 'error') throw new Error(`${method}: ${answer.error ?? ''} ${answer.message ?? ''}`);
    return answer.result;
  }
}
