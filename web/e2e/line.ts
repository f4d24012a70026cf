// The way between a browser and a server as a line that can die without a word: what is sent on it goes nowhere, and no
// end hears that. A TCP relay, so that everything on it is what browser and server really say.
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

type Way = 'there' | 'back';

export class Line {
  private readonly open = new Set<Socket>();
  private readonly dead = new Set<Way>();

  private constructor(
    private readonly relay: Server,
    private readonly port: number,
  ) {}

  static async to(url: string): Promise<Line> {
    const { hostname, port } = new URL(url);
    const relay = createServer();
    relay.listen(0, '127.0.0.1');
    await once(relay, 'listening');
    const line = new Line(relay, (relay.address() as AddressInfo).port);
    relay.on('connection', (browser) => line.join(browser, connect(Number(port), hostname)));
    return line;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** From now on nothing arrives: neither way, or only not on the one that is named. */
  die(...ways: Way[]): void {
    for (const way of ways.length > 0 ? ways : (['there', 'back'] as const)) this.dead.add(way);
  }

  /** New connections work. What was open when the line died stays dead, as after a change of network. */
  live(): void {
    this.dead.clear();
  }

  async destroy(): Promise<void> {
    for (const end of this.open) end.destroy();
    this.relay.close();
    await once(this.relay, 'close');
  }

  private join(browser: Socket, server: Socket): void {
    let isLost = false;
    const pass = (from: Socket, to: Socket, way: Way) => {
      this.open.add(from);
      from.on('data', (data) => {
        if (this.dead.has(way)) isLost = true;
        if (!isLost) to.write(data);
      });
      from.on('error', () => undefined);
      from.on('close', () => {
        this.open.delete(from);
        if (!isLost && this.dead.size === 0) to.destroy();
      });
    };
    pass(browser, server, 'there');
    pass(server, browser, 'back');
  }
}
