// Bytes on a TCP connection: for what no well-behaved client would send.
import { connect, type Socket } from 'node:net';
import { randomBytes } from 'node:crypto';
import { within } from './deadline.ts';

export class RawSocket {
  private received = Buffer.alloc(0);
  private isClosed = false;
  private readonly listeners = new Set<() => void>();

  private constructor(private readonly socket: Socket) {
    socket.on('data', (chunk) => {
      this.received = Buffer.concat([this.received, chunk]);
      this.tell();
    });
    socket.on('error', () => undefined);
    socket.on('close', () => {
      this.isClosed = true;
      this.tell();
    });
  }

  static async open(base: URL): Promise<RawSocket> {
    const socket = connect({ host: base.hostname, port: Number(base.port) });
    await within(5_000, 'a connection', new Promise<void>((resolve) => socket.once('connect', resolve)));
    return new RawSocket(socket);
  }

  // After an accepted WebSocket handshake and the first message's first bytes.
  static async upgraded(base: URL, path: string, lines: string[] = []): Promise<RawSocket> {
    const socket = await RawSocket.open(base);
    socket.write(handshake(base, path, lines));
    await socket.until('an upgrade', (text) => text.startsWith('HTTP/1.1 101'));
    return socket;
  }

  // Each byte in a packet of its own, as far as that is up to us.
  writeByteByByte(data: Buffer): void {
    this.socket.setNoDelay(true);
    for (const byte of data) this.socket.write(Buffer.from([byte]));
  }

  write(data: string | Buffer): void {
    this.socket.write(data);
  }

  end(): void {
    this.socket.end();
  }

  async until(what: string, holds: (text: string) => boolean): Promise<string> {
    const seen = new Promise<void>((resolve, reject) => {
      const look = (): void => {
        if (holds(this.text)) resolve();
        else if (this.isClosed) reject(new Error(`closed while waiting for ${what}: ${this.text.slice(0, 300)}`));
        else return;
        this.listeners.delete(look);
      };
      this.listeners.add(look);
      look();
    });
    await within(10_000, what, seen);
    return this.text;
  }

  // Everything that came until the other side closed.
  async untilClosed(): Promise<Buffer> {
    if (!this.isClosed) {
      const closed = new Promise<void>((resolve) => this.socket.once('close', () => resolve()));
      await within(10_000, 'a close', closed);
    }
    return this.received;
  }

  // Sends the bytes again and again, as fast as they are taken, until the other side has had enough.
  async floodedUntilClosed(bytes: Buffer): Promise<void> {
    const send = (): void => {
      while (!this.isClosed && this.socket.writable && this.socket.write(bytes));
    };
    this.socket.on('drain', send);
    send();
    await this.untilClosed();
  }

  destroy(): void {
    this.socket.destroy();
  }

  get text(): string {
    return this.received.toString('latin1');
  }

  private tell(): void {
    for (const listener of [...this.listeners]) listener();
  }
}

// A handshake that is right, with more header lines.
export function handshake(base: URL, path: string, lines: string[] = []): string {
  return [
    `GET ${path} HTTP/1.1`,
    `Host: ${base.host}`,
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
    ...lines,
    '\r\n',
  ].join('\r\n');
}

export interface FrameOptions {
  opcode?: number;
  fin?: boolean;
  reserved?: number;
  mask?: boolean;
  // Overrides the length in the header.
  length?: number;
  // Bits that the length is written in; by default the fewest.
  lengthBits?: 7 | 16 | 64;
}

// RFC 6455 §5.2, with every way to do it wrong.
export function frame(payload: Buffer, options: FrameOptions = {}): Buffer {
  const { opcode = 1, fin = true, reserved = 0, mask = true, length = payload.length } = options;
  const first = (fin ? 0x80 : 0) | (reserved << 4) | opcode;
  const header = [first];
  const maskBit = mask ? 0x80 : 0;
  const bits = options.lengthBits ?? (length < 126 ? 7 : length < 65536 ? 16 : 64);
  if (bits === 7) header.push(maskBit | length);
  else if (bits === 16) header.push(maskBit | 126, length >> 8, length & 0xff);
  else {
    const size = Buffer.alloc(8);
    size.writeBigUInt64BE(BigInt(length));
    header.push(maskBit | 127, ...size);
  }
  if (!mask) return Buffer.concat([Buffer.from(header), payload]);
  const key = randomBytes(4);
  const masked = payload.map((byte, index) => byte ^ (key[index % 4] ?? 0));
  return Buffer.concat([Buffer.from(header), key, masked]);
}

// The code of the close frame that ends what the server sent, read from its last bytes; 1005 when it has none.
export function closeCode(received: Buffer): number | undefined {
  let at = received.indexOf('\r\n\r\n') + 4;
  while (at + 2 <= received.length) {
    const opcode = (received[at] ?? 0) & 0x0f;
    let length = (received[at + 1] ?? 0) & 0x7f;
    let header = 2;
    if (length === 126) {
      length = received.readUInt16BE(at + 2);
      header = 4;
    } else if (length === 127) {
      length = Number(received.readBigUInt64BE(at + 2));
      header = 10;
    }
    if (opcode === 8) return length >= 2 ? received.readUInt16BE(at + header) : 1005;
    at += header + length;
  }
  return undefined;
}
