// What runs while the checker checks. A cluster has nodes behind addresses of their own; the actors ask it for a node
// each time they connect, and the nemesis for what it may break. Nothing else knows how the nodes are run.
import type { Random } from './random.ts';

// One process of a node, from its start to its end.
export class Life {
  // The cluster is being ended: a client may be cut off at any moment.
  isDoomed = false;
  // Something that it needs is away: it may be slow, and say 503.
  isTroubled = false;
  // When it last went on after a SIGSTOP, or what it needs came back.
  lastThawed = -Infinity;

  constructor(readonly url: URL) {}
}

export interface Node {
  readonly name: string;
  // The present life, or the last one.
  readonly life: Life;
  // Resolves when the node can serve.
  start(): Promise<void>;
  // kill -9; resolves when the process is gone.
  kill(): Promise<void>;
  // SIGTERM; resolves when the process is gone.
  terminate(): Promise<void>;
  freeze(): void;
  thaw(): void;
}

export interface Cluster {
  readonly nodes: readonly Node[];
  // From the start of a process until it was ready, in milliseconds.
  readonly slowestStart: number;
  // After so long a node knows of what another one has acknowledged, in milliseconds; 0 when there is no other.
  readonly settleMs: number;
  // Where the databases and logs are.
  readonly directory: string;
  // Ends every process, and leaves the directory.
  kill(): Promise<void>;
  dispose(): Promise<void>;
}

export function anyNode(cluster: Cluster, random: Random): Node {
  return random.pick(cluster.nodes);
}
