// What may happen to several nodes and to what they share.
import type { LeagueCluster, LeagueNode } from './league_cluster.ts';
import type { Nemesis } from './nemesis.ts';
import type { Random } from './random.ts';
import { pause } from './waiting.ts';

export function leagueNemeses(league: LeagueCluster): readonly Nemesis[] {
  const { redis, postgres, nodes } = league;
  const one = (random: Random): LeagueNode => random.pick(nodes);

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

  return [
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
    trouble(
      'a node is cut off',
      3,
      (random) => [one(random)],
      async (random, [node]) => {
        node?.host.cut();
        await pause(random.between(100, 3_000));
        node?.host.mend();
      },
    ),
    trouble(
      'a node is cut off from Redis',
      3,
      (random) => [one(random)],
      async (random, [node]) => {
        node?.host.cutFrom(league.redisHost);
        await pause(random.between(100, 5_000));
        node?.host.mendTo(league.redisHost);
      },
    ),
    // The subscription stays, and hears nothing.
    trouble(
      'Redis is cut off from a node',
      3,
      (random) => [one(random)],
      async (random, [node]) => {
        if (node === undefined) return;
        league.redisHost.cutFrom(node.host);
        await pause(random.between(100, 5_000));
        league.redisHost.mendTo(node.host);
      },
    ),
    trouble(
      'a node is cut off from PostgreSQL',
      3,
      (random) => [one(random)],
      async (random, [node]) => {
        node?.host.cutFrom(league.postgresHost);
        await pause(random.between(100, 4_000));
        node?.host.mendTo(league.postgresHost);
      },
    ),
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
