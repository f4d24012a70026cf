// A wire with an ear: carries bytes between a proxy and the server behind it, and keeps what the proxy sent.
import { connect, createServer, type Server, type Socket } from 'node:net';

export class Tap {
  // Where new connections go.
  target: URL;
  private readonly sent: { text: string }[] = [];
  private readonly sockets = new Set<Socket>();

  private constructor(
    target: URL,
    readonly port: number,
    private readonly server: Server,
  ) {
    this.target = target;
    server.on('connection', (socket) => this.carry(socket));
  }

  static async before(target: URL): Promise<Tap> {
    const server = createServer({ allowHalfOpen: true });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    return new Tap(target, address.port, server);
  }

  // The values of a header in the one request whose target has this word in it.
  headersOf(word: string, name: string): string[] {
    const lines = this.headOf(word).split('\r\n').slice(1);
    return lines
      .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1)] as const)
      .filter(([given]) => given.toLowerCase() === name)
      .map(([, value]) => value.trim());
  }

  // What came before the request whose target has this word in it, on its connection.
  beforeRequest(word: string): string {
    const connection = this.sent.find(({ text }) => text.includes(word))?.text ?? '';
    return connection.slice(
      0,
      Math.max(0, connection.lastIndexOf('GET ', connection.indexOf(word))),
    );
  }

  // Nothing is behind the proxy from now on, and what there was is cut.
  async cut(): Promise<void> {
    const closed = new Promise((resolve) => this.server.close(resolve));
    for (const socket of this.sockets) socket.destroy();
    await closed;
  }

  private headOf(word: string): string {
    const connection = this.sent.find(({ text }) => text.includes(word))?.text;
    if (connection === undefined) throw new Error(`nothing with ${word} arrived`);
    const at = connection.indexOf(word);
    return connection.slice(connection.lastIndexOf('GET ', at), connection.indexOf('\r\n\r\n', at));
  }

  private carry(near: Socket): void {
    const kept = { text: '' };
    this.sent.push(kept);
    const far = connect({
      host: this.target.hostname,
      port: Number(this.target.port),
      allowHalfOpen: true,
    });
    near.on('data', (chunk) => {
      if (kept.text.length < 65536) kept.text += chunk.toString('latin1');
    });
    near.pipe(far);
    far.pipe(near);
    for (const socket of [near, far]) {
      this.sockets.add(socket);
      socket.on('error', () => undefined);
      socket.once('close', () => {
        this.sockets.delete(socket);
        near.destroy();
        far.destroy();
      });
    }
  }
}
