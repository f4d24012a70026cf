// Several nodes on one PostgreSQL with Redis between them, each a host of its own.
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PostgresServer } from '../system/harness/postgres.ts';
import { RedisServer } from '../system/harness/redis.ts';
import type { Cluster } from './cluster.ts';
import type { Findings } from './findings.ts';
import { addAccount, LocalNode, senderOf, type Staff } from './local_node.ts';
import { Network, type Host } from './network.ts';

const kDatabase = 'league';

export class LeagueNode extends LocalNode {
  constructor(
    name: string,
    readonly host: Host,
    plan: { executable: string; directory: string; args: readonly string[] },
    findings: Findings,
  ) {
    super(name, { ...plan, place: host }, findings);
  }
}

export class LeagueCluster implements Cluster {
  // Heads are compared every second at the calm pace.
  readonly settleMs = 3_000;
  readonly nodes: LeagueNode[] = [];

  private constructor(
    readonly directory: string,
    readonly network: Network,
    readonly postgresHost: Host,
    readonly redisHost: Host,
    readonly postgres: PostgresServer,
    readonly redis: RedisServer,
  ) {}

  // With an account for the staff in an otherwise empty database.
  static async start(
    count: number,
    executable: string,
    staff: Staff,
    senders: readonly string[],
    args: string[],
    findings: Findings,
  ): Promise<LeagueCluster> {
    const network = new Network();
    const directory = mkdtempSync(join(tmpdir(), 'draftwire-checker-'));
    const postgresHost = network.host();
    const redisHost = network.host();
    const postgres = await PostgresServer.start(postgresHost);
    const redis = await RedisServer.start(redisHost);
    const cluster = new LeagueCluster(directory, network, postgresHost, redisHost, postgres, redis);
    await postgres.sql('postgres', `CREATE DATABASE ${kDatabase}`);
    const database = `postgresql://league@${postgresHost.address}/${kDatabase}`;
    addAccount(executable, staff, database);
    // One address and one account do here what a whole community does: nothing is limited for a proxy itself.
    const everyArg = ['--database', database, '--redis', redis.url, '--trusted-proxy', network.ownAddress, ...args];
    for (let number = 1; number <= count; number += 1) {
      const plan = { executable, directory, args: [...everyArg, ...senderOf(number - 1, senders)] };
      cluster.nodes.push(new LeagueNode(`node ${number}`, network.host(), plan, findings));
    }
    process.once('exit', () => {
      for (const node of cluster.nodes) node.killNow();
    });
    await Promise.all(cluster.nodes.map((node) => node.start()));
    return cluster;
  }

  get slowestStart(): number {
    return Math.max(...this.nodes.map((node) => node.slowestStart));
  }

  // Something that nodes need goes away while `work` is done; they are whole again after it.
  async withTrouble(nodes: readonly LeagueNode[], work: () => Promise<void>): Promise<void> {
    const lives = nodes.map((node) => node.life);
    for (const life of lives) life.isTroubled = true;
    await work();
    await Promise.all(nodes.map((node) => node.untilReady()));
    for (const life of lives) {
      life.isTroubled = false;
      life.lastThawed = performance.now();
    }
  }

  async kill(): Promise<void> {
    await Promise.all(this.nodes.map((node) => node.kill()));
    await this.redis.kill();
    await this.postgres.halt();
    this.network.dispose();
  }

  async dispose(): Promise<void> {
    await this.kill();
    await this.postgres.discard();
    await rm(this.directory, { recursive: true, force: true });
  }
}
