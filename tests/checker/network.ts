// A network of the checker's own: hosts that are network namespaces, on a bridge that is this machine's. Where that is
// not allowed they are addresses of the loopback, between which nothing can be cut.
import { execFileSync, spawnSync } from 'node:child_process';
import type { Place } from '../system/harness/place.ts';

function ip(...words: string[]): void {
  execFileSync('ip', words, { stdio: ['ignore', 'ignore', 'pipe'] });
}

function isAllowed(probe: string): boolean {
  try {
    ip('link', 'add', probe, 'type', 'bridge');
    ip('netns', 'add', probe);
  } catch {
    return false;
  } finally {
    spawnSync('ip', ['netns', 'delete', probe], { stdio: 'ignore' });
    spawnSync('ip', ['link', 'delete', probe], { stdio: 'ignore' });
  }
  return true;
}

export class Host implements Place {
  readonly prefix: readonly string[];

  constructor(
    readonly address: string,
    private readonly namespace = '',
    private readonly link = '',
  ) {
    this.prefix = namespace === '' ? [] : ['ip', 'netns', 'exec', namespace];
  }

  // No other reaches it, and it reaches no other.
  cut(): void {
    ip('link', 'set', this.link, 'down');
  }

  mend(): void {
    ip('link', 'set', this.link, 'up');
  }

  // What it sends to the other is lost.
  cutFrom(other: Host): void {
    ip('-n', this.namespace, 'route', 'add', 'blackhole', `${other.address}/32`);
  }

  mendTo(other: Host): void {
    ip('-n', this.namespace, 'route', 'del', 'blackhole', `${other.address}/32`);
  }
}

export class Network {
  // Whether a host can be cut off.
  readonly isOfHosts: boolean;
  // From where the checker itself comes.
  readonly ownAddress: string;
  private readonly id = `dw${process.pid % 10_000}`;
  private readonly subnet: string;
  private readonly namespaces: string[] = [];
  private lastNumber = 1;

  constructor() {
    this.isOfHosts = isAllowed(`${this.id}p`);
    this.subnet = `${this.isOfHosts ? '10' : '127'}.213.${(process.pid % 250) + 1}`;
    this.ownAddress = `${this.subnet}.1`;
    if (!this.isOfHosts) return;
    ip('link', 'add', this.id, 'type', 'bridge');
    ip('address', 'add', `${this.ownAddress}/24`, 'dev', this.id);
    ip('link', 'set', this.id, 'up');
  }

  host(): Host {
    this.lastNumber += 1;
    const number = this.lastNumber;
    const address = `${this.subnet}.${number}`;
    if (!this.isOfHosts) return new Host(address);
    const namespace = `${this.id}-${number}`;
    const link = `${this.id}v${number}`;
    ip('netns', 'add', namespace);
    this.namespaces.push(namespace);
    ip('link', 'add', link, 'type', 'veth', 'peer', 'name', 'eth0', 'netns', namespace);
    ip('link', 'set', link, 'master', this.id, 'up');
    ip('-n', namespace, 'address', 'add', `${address}/24`, 'dev', 'eth0');
    ip('-n', namespace, 'link', 'set', 'eth0', 'up');
    ip('-n', namespace, 'link', 'set', 'lo', 'up');
    return new Host(address, namespace, link);
  }

  // Everything on it must have ended.
  dispose(): void {
    if (!this.isOfHosts) return;
    for (const namespace of this.namespaces.splice(0)) ip('netns', 'delete', namespace);
    ip('link', 'delete', this.id);
  }
}
