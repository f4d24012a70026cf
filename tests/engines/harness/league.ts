// A server that keeps its address and database whatever happens to its process, and its organiser.
import { olga } from '../../system/harness/accounts.ts';
import { Client } from '../../system/harness/client.ts';
import { freePort } from '../../system/harness/free_port.ts';
import { Home, Server } from '../../system/harness/server.ts';
import { aDraft, linkFor, linksOf, pick, stateOf } from '../../system/harness/world.ts';
import type { DraftChange, DraftState } from '../../system/harness/wire.ts';

export class League {
  private constructor(
    private readonly home: Home,
    private readonly address: string,
    private server: Server,
    readonly staff: Client,
  ) {}

  static async open(): Promise<League> {
    const home = await Home.withAccounts();
    const address = `127.0.0.1:${await freePort()}`;
    const server = await Server.start(home, { listen: address });
    return new League(home, address, server, await Client.signedIn(server.url, olga));
  }

  at(path: string): string {
    return new URL(path, this.server.url).href;
  }

  // As a power cut would.
  async kill(): Promise<void> {
    await this.server.kill();
  }

  async start(): Promise<void> {
    this.server = await Server.start(this.home, { listen: this.address });
  }

  // Viewers are told by a close with 1012.
  async restart(): Promise<void> {
    await this.server.stop();
    await this.start();
  }

  async close(): Promise<void> {
    await this.server.discard();
  }

  // Two captains of one rating, so that the first round begins with a roll.
  async tiedDraft(): Promise<DraftState> {
    const pool = Array.from({ length: 22 }, (_, index) => 4000 - index * 50);
    return (await aDraft(this.staff, { style: 'shuffle', captains: [5000, 5000], pool, teamSize: 10 })).draft;
  }

  async begin(draftId: number): Promise<DraftState> {
    return this.staff.ok('startDraft', { draft_id: draftId });
  }

  async pick(draftId: number): Promise<DraftChange> {
    return pick(this.staff, await stateOf(this.staff, draftId));
  }

  async undo(draftId: number): Promise<DraftChange> {
    return this.staff.ok('undoPick', { draft_id: draftId }, { json: {} });
  }

  async seatLink(draftId: number, captainId: number): Promise<string> {
    return linkFor(await linksOf(this.staff, draftId), captainId);
  }
}
