// A network of the checker's own: hosts that are network namespaces, on a bridge that is this machine's. Takes root.
import { execFileSync } from 'node:child_process';
import type { Place } from '../system/harness/place.ts';

function ip(...words: string[]): void {
  execFileSync('ip', words, { stdio: ['ignore', 'ignore', 'pipe'] });
}

export class Host implements Place {
  readonly prefix: readonly string[];

  constructor(
    private readonly namespace: string,
    private readonly link: string,
    readonly address: string,
  ) {
    this.prefix = ['ip', 'netns', 'exec', namespace];
  }

  // Nobody reaches it, and it reaches nobody.
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
  private readonly id = `dw${process.pid % 10_000}`;
  private readonly subnet = `10.213.${(process.pid % 250) + 1}`;
  private readonly namespaces: string[] = [];

  constructor() {
    if (process.getuid?.() !== 0) throw new Error('several nodes stand in network namespaces, which takes root');
    ip('link', 'add', this.id, 'type', 'bridge');
    ip('address', 'add', `${this.subnet}.1/24`, 'dev', this.id);
    ip('link', 'set', this.id, 'up');
  }

  host(): Host {
    const number = this.namespaces.length + 2;
    const namespace = `${this.id}-${number}`;
    const link = `${this.id}v${number}`;
    const address = `${this.subnet}.${number}`;
    ip('netns', 'add', namespace);
    this.namespaces.push(namespace);
    ip('link', 'add', link, 'type', 'veth', 'peer', 'name', 'eth0', 'netns', namespace);
    ip('link', 'set', link, 'master', this.id, 'up');
    ip('-n', namespace, 'address', 'add', `${address}/24`, 'dev', 'eth0');
    ip('-n', namespace, 'link', 'set', 'eth0', 'up');
    ip('-n', namespace, 'link', 'set', 'lo', 'up');
    return new Host(namespace, link, address);
  }

  // Everything on it must have ended.
  dispose(): void {
    for (const namespace of this.namespaces.splice(0)) ip('netns', 'delete', namespace);
    ip('link', 'delete', this.id);
  }
}
