// What may happen to a cluster. Each is a module of its own: a name, and a strike that leaves the cluster whole again.
// A cluster of another kind adds its own (a network that is cut, a relay that is deaf) to the list.
import { anyNode, type Cluster } from './cluster.ts';
import type { Random } from './random.ts';
import { pause, within, type Signal } from './waiting.ts';

export interface Chance {
  random: Random;
  // A client is told that its command is durable.
  acknowledgement: Signal;
  // A viewer is told of a commit.
  announcement: Signal;
}

export interface Nemesis {
  readonly name: string;
  readonly weight: number;
  strike(cluster: Cluster, chance: Chance): Promise<void>;
}

const kill: Nemesis = {
  name: 'kill -9',
  weight: 3,
  async strike(cluster, { random }) {
    const node = anyNode(cluster, random);
    await node.kill();
    await pause(random.between(0, 600));
    await node.start();
  },
};

// In the very moment in which an answer has arrived: what it says must be true already.
const killAtAcknowledgement: Nemesis = {
  name: 'kill -9 at an acknowledgement',
  weight: 4,
  async strike(cluster, { random, acknowledgement }) {
    const node = anyNode(cluster, random);
    await within(2_000, acknowledgement.next());
    await node.kill();
    await node.start();
  },
};

// What a viewer was told of is durable, although no client has been answered yet.
const killAtAnnouncement: Nemesis = {
  name: 'kill -9 at an announcement',
  weight: 4,
  async strike(cluster, { random, announcement }) {
    const node = anyNode(cluster, random);
    await within(2_000, announcement.next());
    await node.kill();
    await node.start();
  },
};

const killAtStart: Nemesis = {
  name: 'kill -9 twice, the second time as it starts',
  weight: 2,
  async strike(cluster, { random }) {
    const node = anyNode(cluster, random);
    await node.kill();
    await node.start();
    await pause(random.between(0, 150));
    await node.kill();
    await node.start();
  },
};

const terminate: Nemesis = {
  name: 'SIGTERM',
  weight: 3,
  async strike(cluster, { random }) {
    const node = anyNode(cluster, random);
    await node.terminate();
    await pause(random.between(0, 300));
    await node.start();
  },
};

const terminateAndKill: Nemesis = {
  name: 'SIGTERM, and kill -9 while it stops',
  weight: 2,
  async strike(cluster, { random }) {
    const node = anyNode(cluster, random);
    const ended = node.terminate();
    await pause(random.between(0, 40));
    await node.kill();
    await ended;
    await node.start();
  },
};

const freeze: Nemesis = {
  name: 'SIGSTOP and SIGCONT',
  weight: 4,
  async strike(cluster, { random }) {
    const node = anyNode(cluster, random);
    node.freeze();
    await pause(random.between(50, 3_000));
    node.thaw();
  },
};

const freezeAndKill: Nemesis = {
  name: 'SIGSTOP and kill -9',
  weight: 1,
  async strike(cluster, { random }) {
    const node = anyNode(cluster, random);
    node.freeze();
    await pause(random.between(50, 1_000));
    await node.kill();
    await node.start();
  },
};

export const processNemeses: readonly Nemesis[] = [
  kill,
  killAtAcknowledgement,
  killAtAnnouncement,
  killAtStart,
  terminate,
  terminateAndKill,
  freeze,
  freezeAndKill,
];
