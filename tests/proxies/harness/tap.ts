// A wire with an ear: carries bytes between a proxy and the server behind it, and keeps what the proxy sent.
import { connect, createServer, type Server, type Socket } from 'node:net';

export class Tap {
  private target: URL;
  // What each of them begins with, before what the client sends.
  greeting = '';
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

  get url(): URL {
    return new URL(`http://127.0.0.1:${this.port}`);
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

  // The client's address, as the PROXY header of that request's connection says it: version 1 in words, version 2 in
  // bytes (12 of signature, 4 of head, then the address).
  sourceOf(word: string): string {
    const text = this.connectionOf(word);
    const said = /^PROXY TCP4 (\S+) /.exec(text)?.[1];
    if (said !== undefined) return said;
    const bytes = Buffer.from(text.slice(0, 20), 'latin1');
    if (!text.startsWith('\r\n\r\n\0\r\nQUIT\n') || bytes[13] !== 0x11) throw new Error(`no PROXY header: ${text}`);
    return bytes.subarray(16, 20).join('.');
  }

  // What is connected is cut, and comes out elsewhere when it comes again.
  turnTo(target: URL): void {
    this.target = target;
    for (const socket of this.sockets) socket.destroy();
  }

  // Nothing is behind the proxy from now on, and what there was is cut.
  async cut(): Promise<void> {
    const closed = new Promise((resolve) => this.server.close(resolve));
    for (const socket of this.sockets) socket.destroy();
    await closed;
  }

  private connectionOf(word: string): string {
    const connection = this.sent.find(({ text }) => text.includes(word))?.text;
    if (connection === undefined) throw new Error(`nothing with ${word} arrived`);
    return connection;
  }

  private headOf(word: string): string {
    const connection = this.connectionOf(word);
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
    far.write(this.greeting);
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
