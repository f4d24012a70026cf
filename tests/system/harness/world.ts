// Builders: a tournament, a draft, a pick in a line. Each call makes its own, so that tests do not meet.
import type { Client } from './client.ts';
import type { DraftChange, DraftEvent, DraftState, DraftStyle, Player, SeatLink } from './wire.ts';

let made = 0;

export interface Shape {
  style?: DraftStyle;
  // Ratings of the captains, in draft order.
  captains?: number[];
  // Ratings of everyone else.
  pool?: number[];
  teamSize?: number;
  tieWindow?: number;
}

export interface World {
  tournamentId: number;
  players: Player[];
  captains: Player[];
  pool: Player[];
}

export async function aTournament(staff: Client, ratings: number[] = []): Promise<World> {
  made += 1;
  const tournament = await staff.ok('createTournament', {}, { json: { name: `Cup ${made}` } });
  const ids = { tournament_id: tournament.id };
  const players = ratings.map((mmr, index) => ({ name: `Player ${made}.${index + 1}`, mmr, positions: [] }));
  const added = players.length === 0 ? { items: [] } : await staff.ok('addPlayers', ids, { json: { players } });
  return { tournamentId: tournament.id, players: added.items, captains: [], pool: added.items };
}

export async function aDraft(staff: Client, shape: Shape = {}): Promise<World & { draft: DraftState }> {
  const captainRatings = shape.captains ?? [5000, 4000];
  const poolRatings = shape.pool ?? [3000, 2900, 2800, 2700, 2600, 2500, 2400, 2300];
  const world = await aTournament(staff, [...captainRatings, ...poolRatings]);
  const captains = world.players.slice(0, captainRatings.length);
  const draft = await staff.ok(
    'createDraft',
    { tournament_id: world.tournamentId },
    {
      json: {
        style: shape.style ?? 'normal',
        team_size: shape.teamSize ?? 3,
        tie_window: shape.tieWindow ?? 0,
        captains: captains.map((captain) => ({ player_id: captain.id })),
      },
    },
  );
  return { ...world, captains, pool: world.players.slice(captainRatings.length), draft };
}

export async function aStartedDraft(staff: Client, shape: Shape = {}): Promise<World & { draft: DraftState }> {
  const world = await aDraft(staff, shape);
  const draft = await staff.ok('startDraft', { draft_id: world.draft.id });
  return { ...world, draft };
}

export function poolOf(state: DraftState): DraftState['players'] {
  return state.players.filter((player) => player.team_id === null);
}

export function freePlayer(state: DraftState): number {
  const player = poolOf(state)[0];
  if (player === undefined) throw new Error('nobody is left in the pool');
  return player.id;
}

export function currentRound(state: DraftState): number {
  if (state.on_clock === null) throw new Error(`nobody is on the clock: the draft is ${state.status}`);
  return state.on_clock.round;
}

// The first of the pool for the captain on the clock.
export function pick(by: Client, state: DraftState, playerId = freePlayer(state)): Promise<DraftChange> {
  return by.ok('pickPlayer', { draft_id: state.id }, { json: { player_id: playerId, round: currentRound(state) } });
}

export function undo(staff: Client, state: DraftState): Promise<DraftChange> {
  return staff.ok('undoPick', { draft_id: state.id }, { json: {} });
}

// Picks for every captain until none is on the clock.
export async function pickToTheEnd(by: Client, state: DraftState): Promise<DraftState> {
  let now = state;
  while (now.on_clock !== null) now = (await pick(by, now)).state;
  return now;
}

export async function stateOf(by: Client, draftId: number, at?: number): Promise<DraftState> {
  return by.ok('getDraft', { draft_id: draftId }, at === undefined ? {} : { query: { at } });
}

// The whole log over REST, page by page.
export async function logOf(by: Client, draftId: number, limit = 500): Promise<DraftEvent[]> {
  const events: DraftEvent[] = [];
  for (;;) {
    const after = events.at(-1)?.seq ?? 0;
    const page = await by.ok('listEvents', { draft_id: draftId }, { query: { after, limit } });
    events.push(...page.items);
    if (page.items.length < limit) return events;
  }
}

export async function linksOf(staff: Client, draftId: number): Promise<SeatLink[]> {
  return (await staff.ok('listSeats', { draft_id: draftId })).items;
}

export function linkFor(links: SeatLink[], captainId: number): string {
  const seat = links.find((link) => link.captain_id === captainId);
  if (seat === undefined) throw new Error(`no seat for captain ${captainId}`);
  return seat.link;
}
