// A server behind TLS whose certificate it signed itself.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

export class Impostor {
  // What it was asked by those that trusted it.
  requests = 0;

  private constructor(private readonly server: Server) {
    server.on('request', (_, response) => {
      this.requests += 1;
      response.end();
    });
  }

  static async start(directory: string): Promise<Impostor> {
    const [key, cert] = [join(directory, 'impostor.key'), join(directory, 'impostor.pem')];
    const names = ['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1'];
    const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-noenc', '-days', '1'];
    execFileSync('openssl', ['req', '-x509', ...kind, ...names, '-keyout', key, '-out', cert], { stdio: 'pipe' });
    const server = createServer({ key: readFileSync(key), cert: readFileSync(cert) });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    return new Impostor(server);
  }

  get url(): string {
    return `https://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((closed) => this.server.close(closed));
  }
}
