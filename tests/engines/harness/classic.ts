// A driver that speaks WebDriver over HTTP (W3C WebDriver, level 1): WebKit's two ports bring one each.
import { eventually } from '../../system/harness/deadline.ts';
import { freePort } from '../../system/harness/free_port.ts';
import type { Actions, Driver, Handle, Size } from './engine.ts';
import { Started } from './started.ts';

// §11 of the standard: what marks a node in an answer.
const kElement = 'element-6066-11e4-a52e-4f735466cecf';

export interface ClassicBrowser {
  driver: string;
  capabilities: Record<string, unknown>;
  env?: Record<string, string>;
}

export class ClassicDriver implements Driver {
  private session = '';

  private constructor(
    private readonly program: Started,
    private readonly port: number,
  ) {}

  static async open({ driver, capabilities, env }: ClassicBrowser): Promise<ClassicDriver> {
    const port = await freePort();
    const program = await Started.program(driver, [`--port=${port}`], env);
    const opened = new ClassicDriver(program, port);
    try {
      await eventually(10_000, driver, () => opened.ask('GET', '/status').then(Boolean, () => undefined));
      const made = await opened.ask('POST', '/session', {
        capabilities: { alwaysMatch: capabilities },
      });
      opened.session = `/session/${(made as { sessionId: string }).sessionId}`;
      return opened;
    } catch (error) {
      await program.end();
      throw error;
    }
  }

  async goTo(url: string): Promise<void> {
    await this.ask('POST', `${this.session}/url`, { url });
  }

  async call(code: string, args: readonly unknown[]): Promise<unknown> {
    const script = `const done = arguments[arguments.length - 1];
      Promise.resolve((${code})(...[...arguments].slice(0, -1))).then(
        (value) => done({ json: JSON.stringify(value) }), (error) => done({ error: String(error) }));`;
    const answer = (await this.ask('POST', `${this.session}/execute/async`, { script, args })) as {
      json?: string;
      error?: string;
    };
    if (answer.error !== undefined) throw new Error(answer.error);
    return answer.json === undefined ? undefined : JSON.parse(answer.json);
  }

  async find(code: string, args: readonly unknown[]): Promise<Handle | null> {
    const script = `return (${code})(...arguments)`;
    return (await this.ask('POST', `${this.session}/execute/sync`, {
      script,
      args,
    })) as Handle | null;
  }

  originOf(node: Handle): unknown {
    return node;
  }

  async perform(actions: Actions): Promise<void> {
    await this.ask('POST', `${this.session}/actions`, { actions });
  }

  async choose(node: Handle, file: string): Promise<void> {
    await this.ask('POST', `${this.session}/element/${String(node[kElement])}/value`, {
      text: file,
    });
  }

  async resize(size: Size): Promise<void> {
    const before = (await this.call(
      '() => ({ width: outerWidth - innerWidth, height: outerHeight - innerHeight })',
      [],
    )) as Size;
    await this.ask('POST', `${this.session}/window/rect`, {
      width: size.width + before.width,
      height: size.height + before.height,
    });
  }

  async picture(): Promise<Buffer> {
    return Buffer.from(String(await this.ask('GET', `${this.session}/screenshot`)), 'base64');
  }

  async close(): Promise<void> {
    await this.ask('DELETE', this.session).catch(() => undefined);
    await this.program.end();
  }

  private async ask(method: string, path: string, body?: object): Promise<unknown> {
    const answer = await fetch(`http://127.0.0.1:${this.port}${path}`, {
      method,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const { value } = (await answer.json()) as { value: unknown };
    if (!answer.ok) throw new Error(`${method} ${path}: ${JSON.stringify(value)}`);
    return value;
  }
}
