// The log as REST has it, with all pages, against everything that anybody was told.
import type { DraftEvent, DraftState } from '../system/harness/wire.ts';
import { canonical, firstDifference } from './canonical.ts';
import { endsCommit, type DraftLog } from './draft_log.ts';
import type { Findings } from './findings.ts';
import type { Ledger } from './ledger.ts';
import type { Random } from './random.ts';
import type { Caller } from './rest.ts';
import type { TournamentLog } from './tournament_log.ts';

export interface Creations {
  acknowledged: number;
  unknown: number;
}

export class Audit {
  constructor(
    private readonly tournament: TournamentLog,
    private readonly ledger: Ledger,
    private readonly findings: Findings,
    private readonly random: Random,
  ) {}

  // Everybody has stopped, and nothing is broken: each node must tell the same, and all of it.
  async run(nodes: readonly Caller[], creations: Creations): Promise<void> {
    for (const node of nodes) {
      for (const draft of this.tournament.drafts.values()) await this.auditDraft(node, draft);
      await this.auditList(node, creations);
    }
    if (this.tournament.head !== this.tournament.highest) {
      const detail = `there is no ${this.tournament.head + 1}, but ${this.tournament.highest}`;
      this.findings.report('tournament_seq has no gaps', detail);
    }
    this.tournament.checkNothingWaits();
    this.ledger.check(this.tournament.drafts.values());
  }

  private async auditDraft(node: Caller, draft: DraftLog): Promise<void> {
    const log = await this.pages(node, draft.id, 'after');
    const back = (await this.pages(node, draft.id, 'before')).reverse();
    if (canonical(log) !== canonical(back)) {
      const detail = `draft ${draft.id}: ascending and descending differ: ${firstDifference(log, back)}`;
      this.findings.report('the pages of a log are one log', detail);
    }
    const gap = log.findIndex((event, index) => event.seq !== index + 1);
    if (gap >= 0)
      this.findings.report('seq has no gaps', `draft ${draft.id}: seq ${String(log[gap]?.seq)} is no. ${gap + 1}`);
    this.tournament.hear(log, 'the log');
    if (draft.highest > log.length) {
      const detail = `draft ${draft.id}: somebody was told of seq ${draft.highest}, the log ends at ${log.length}`;
      this.findings.report('what was announced or acknowledged is in the log', detail);
    }
    for (const commit of commitsOf(log)) this.tournament.hearCommit(commit, 'the log');
    await this.auditStates(node, draft, log.length);
  }

  private async auditStates(node: Caller, draft: DraftLog, head: number): Promise<void> {
    const now = (await this.get(node, `/drafts/${draft.id}`)) as DraftState;
    draft.checkState(now, 'a reader at the end');
    if (now.seq !== head) {
      const detail = `draft ${draft.id}: the state is at ${now.seq}, the log ends at ${head}`;
      this.findings.report('the state is the fold of the whole log', detail);
    }
    const ends = draft.whole.filter(endsCommit).map((event) => event.seq);
    if (ends.length === 0) return;
    const at = this.random.pick(ends);
    draft.checkState((await this.get(node, `/drafts/${draft.id}?at=${at}`)) as DraftState, `a reader of ?at=${at}`);
  }

  private async auditList(node: Caller, { acknowledged, unknown }: Creations): Promise<void> {
    const { items } = (await this.get(node, `/tournaments/${this.tournament.id}/drafts`)) as { items: DraftState[] };
    const ids = new Set(items.map((item) => item.id));
    for (const id of this.tournament.drafts.keys()) {
      if (!ids.has(id)) this.findings.report('what was acknowledged stays', `draft ${id} was created and is gone`);
    }
    if (ids.size <= acknowledged + unknown) return;
    const detail = `${ids.size} drafts, ${acknowledged} acknowledged and ${unknown} without an answer`;
    this.findings.report('a command is done once, and a refused one not at all', detail);
  }

  private async pages(node: Caller, draft: number, direction: 'after' | 'before'): Promise<DraftEvent[]> {
    const limit = this.random.between(7, 120);
    const events: DraftEvent[] = [];
    for (;;) {
      const last = events.at(-1)?.seq;
      const from = direction === 'after' ? `after=${last ?? 0}` : last === undefined ? '' : `before=${last}`;
      const page = await this.get(node, `/drafts/${draft}/events?${from}&limit=${limit}`);
      const { items } = page as { items: DraftEvent[] };
      events.push(...items);
      if (items.length < limit) return events;
    }
  }

  private async get(node: Caller, path: string): Promise<unknown> {
    const outcome = await node.call({ method: 'GET', path });
    if (outcome.kind === 'done') return outcome.body;
    throw new Error(`GET ${path} while nothing is broken: ${JSON.stringify(outcome)}`);
  }
}

function commitsOf(log: readonly DraftEvent[]): DraftEvent[][] {
  const commits: DraftEvent[][] = [];
  let commit: DraftEvent[] = [];
  for (const event of log) {
    commit.push(event);
    if (!endsCommit(event)) continue;
    commits.push(commit);
    commit = [];
  }
  if (commit.length > 0) commits.push(commit);
  return commits;
}
