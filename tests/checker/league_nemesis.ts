// What may happen to several nodes and to what they share.
import type { LeagueCluster, LeagueNode } from './league_cluster.ts';
import type { Nemesis } from './nemesis.ts';
import type { Host } from './network.ts';
import type { Random } from './random.ts';
import { pause } from './waiting.ts';

interface Cut {
  cut: () => void;
  mend: () => void;
}

// What the one sends to the other is lost.
function between(from: Host, to: Host): Cut {
  return { cut: () => from.cutFrom(to), mend: () => from.mendTo(to) };
}

export function leagueNemeses(league: LeagueCluster): readonly Nemesis[] {
  const { redis, postgres, nodes } = league;

  // A strike after which the nodes that felt it are ready again.
  const trouble = (
    name: string,
    weight: number,
    who: (random: Random) => readonly LeagueNode[],
    work: (random: Random, felt: readonly LeagueNode[]) => Promise<void>,
  ): Nemesis => ({
    name,
    weight,
    async strike(_, { random }) {
      const felt = who(random);
      await league.withTrouble(felt, () => work(random, felt));
    },
  });
  const everybody = (): readonly LeagueNode[] => nodes;

  const asking = (name: string, ...words: string[]): Nemesis =>
    trouble(name, 2, everybody, () => {
      redis.ask(...words);
      return Promise.resolve();
    });

  const cutting = (name: string, longestMs: number, lineOf: (node: LeagueNode) => Cut): Nemesis =>
    trouble(
      name,
      3,
      (random) => [random.pick(nodes)],
      async (random, felt) => {
        const lines = felt.map(lineOf);
        for (const line of lines) line.cut();
        await pause(random.between(100, longestMs));
        for (const line of lines) line.mend();
      },
    );

  const cuts: readonly Nemesis[] = [
    cutting('a node is cut off', 3_000, ({ host }) => ({ cut: () => host.cut(), mend: () => host.mend() })),
    cutting('a node is cut off from Redis', 5_000, ({ host }) => between(host, league.redisHost)),
    // The subscription stays, and hears nothing.
    cutting('Redis is cut off from a node', 5_000, ({ host }) => between(league.redisHost, host)),
    cutting('a node is cut off from PostgreSQL', 4_000, ({ host }) => between(host, league.postgresHost)),
  ];

  return [
    ...(league.network.isOfHosts ? cuts : []),
    trouble('Redis is killed', 3, everybody, async (random) => {
      await redis.kill();
      await pause(random.between(0, 4_000));
      await redis.run();
    }),
    trouble('Redis falls silent', 3, everybody, async (random) => {
      redis.deafen();
      await pause(random.between(200, 6_000));
      redis.wake();
    }),
    asking('FLUSHALL', 'FLUSHALL'),
    asking('CLIENT KILL of every subscription', 'CLIENT', 'KILL', 'TYPE', 'pubsub'),
    asking('CLIENT KILL of every publisher', 'CLIENT', 'KILL', 'TYPE', 'normal'),
    trouble('PostgreSQL is killed', 3, everybody, async (random) => {
      await postgres.halt();
      await pause(random.between(0, 3_000));
      await postgres.run();
    }),
    {
      name: 'the nodes are restarted one after another',
      weight: 2,
      async strike(_, { random }) {
        for (const node of nodes) {
          await node.terminate();
          await pause(random.between(0, 300));
          await node.start();
        }
      },
    },
  ];
}
