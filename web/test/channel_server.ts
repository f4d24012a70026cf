// A real WebSocket server on a port of the system's choice, which can be killed and started again on the same port.
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { WebSocketServer, type WebSocket } from 'ws';

export class ChannelServer {
  /** Path and query of each connection, in order. */
  readonly requests: string[] = [];
  private server: WebSocketServer | null = null;
  private port = 0;

  constructor(private readonly greet: (socket: WebSocket, url: URL) => void) {}

  async start(): Promise<void> {
    const server = new WebSocketServer({ host: '127.0.0.1', port: this.port });
    server.on('connection', (socket, request) => {
      this.requests.push(request.url ?? '');
      this.greet(socket, new URL(request.url ?? '', 'ws://localhost'));
    });
    await once(server, 'listening');
    this.port = (server.address() as AddressInfo).port;
    this.server = server;
  }

  /** Cuts every line without a word, as a killed process does. */
  async kill(): Promise<void> {
    const { server } = this;
    if (!server) return;
    this.server = null;
    for (const client of server.clients) client.terminate();
    await new Promise((resolve) => server.close(resolve));
  }

  /** Cuts every line, and goes on serving. */
  cut(): void {
    for (const client of this.server?.clients ?? []) client.terminate();
  }

  /** Ends every connection with this code. */
  close(code: number): void {
    for (const client of this.server?.clients ?? []) client.close(code);
  }

  get origin(): string {
    return `ws://127.0.0.1:${this.port}`;
  }

  get openCount(): number {
    return this.server?.clients.size ?? 0;
  }

  broadcast(message: object): void {
    for (const client of this.server?.clients ?? []) client.send(JSON.stringify(message));
  }
}
