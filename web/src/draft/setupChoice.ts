// A set-up as it is being chosen, of the people of a roster. Pure.
import type { RosterPlayer, Schemas } from '@/api/client';
import type { SetupToPlay } from '@/draft/balance';
import type { DraftState, DraftStyle } from '@/types/draftEvent';

export interface SetupChoice {
  readonly name: string;
  readonly style: DraftStyle;
  readonly teamSize: number;
  readonly tieWindow: number;
  /** In draft order. */
  readonly captains: readonly number[];
  /** Names that were chosen for teams, by captain. Others are called after their captain. */
  readonly teamNames: ReadonlyMap<number, string>;
  readonly leftOut: ReadonlySet<number>;
}

export function newChoice(players: readonly RosterPlayer[]): SetupChoice {
  const out = players.filter((player) => player.is_out).map(({ id }) => id);
  return {
    name: '',
    style: 'shuffle',
    teamSize: 5,
    tieWindow: 0,
    captains: [],
    teamNames: new Map(),
    leftOut: new Set(out),
  };
}

/** The name of a team without one of its own. */
export const nameAfter = (captain: string) => `Team ${captain}`;

/** What a pending draft is played with. */
export function choiceOf(draft: DraftState): SetupChoice {
  const nameOf = new Map(draft.players.map(({ id, name }) => [id, name]));
  const named = draft.teams.filter(
    (team) => team.name !== nameAfter(nameOf.get(team.captain_id) ?? ''),
  );
  return {
    name: draft.name ?? '',
    style: draft.style,
    teamSize: draft.team_size,
    tieWindow: draft.tie_window,
    captains: draft.teams.map((team) => team.captain_id),
    teamNames: new Map(named.map((team) => [team.captain_id, team.name])),
    leftOut: new Set(draft.leave_out),
  };
}

/** Who plays in a pending or active draft other than this one, by player: what that is called. */
export function elsewhere(
  players: readonly RosterPlayer[],
  titles: ReadonlyMap<number, string>,
  draftId: number | null,
): ReadonlyMap<number, string> {
  return new Map(
    players.flatMap(({ id, draft_ids: draftIds = [] }) => {
      const other = draftIds.find((each) => each !== draftId);
      return other === undefined ? [] : [[id, titles.get(other) ?? 'another draft'] as const];
    }),
  );
}

/** Those who are left out are captains no more. */
export function withLeftOut(
  choice: SetupChoice,
  ids: readonly number[],
  isOut: boolean,
): SetupChoice {
  const leftOut = new Set(choice.leftOut);
  for (const id of ids) {
    if (isOut) leftOut.add(id);
    else leftOut.delete(id);
  }
  return { ...choice, leftOut, captains: choice.captains.filter((id) => !leftOut.has(id)) };
}

export function playersIn(choice: SetupChoice, players: readonly RosterPlayer[]): RosterPlayer[] {
  return players.filter(({ id }) => !choice.leftOut.has(id));
}

export function setupToPlay(choice: SetupChoice, players: readonly RosterPlayer[]): SetupToPlay {
  const captains = new Set(choice.captains);
  const mmrOf = new Map(players.map(({ id, mmr }) => [id, mmr]));
  return {
    captains: choice.captains.map((id) => mmrOf.get(id) ?? 0),
    pool: playersIn(choice, players)
      .filter(({ id }) => !captains.has(id))
      .map(({ mmr }) => mmr),
    teamSize: choice.teamSize,
    tieWindow: choice.tieWindow,
  };
}

/** The same without those who have left the roster meanwhile. */
export function amongThese(choice: SetupChoice, players: readonly RosterPlayer[]): SetupChoice {
  const ids = new Set(players.map(({ id }) => id));
  return {
    ...choice,
    captains: choice.captains.filter((id) => ids.has(id)),
    leftOut: new Set([...choice.leftOut].filter((id) => ids.has(id))),
  };
}

/** As the server takes it. */
export function draftOf(choice: SetupChoice): Schemas['NewDraft'] {
  const name = choice.name.trim();
  return {
    style: choice.style,
    team_size: choice.teamSize,
    tie_window: choice.style === 'shuffle' ? choice.tieWindow : 0,
    name: name === '' ? null : name,
    captains: choice.captains.map((player_id) => {
      const teamName = choice.teamNames.get(player_id)?.trim() ?? '';
      return { player_id, team_name: teamName === '' ? null : teamName };
    }),
    leave_out: [...choice.leftOut],
  };
}

/** The draft after this one: the same captains in the same order, the same style, and the people of the roster by then. */
export function nextDraftOf(draft: DraftState): Schemas['NewDraft'] {
  const next = draftOf({ ...choiceOf(draft), name: '' });
  delete next.leave_out;
  return next;
}

/** Only what became another: what was not touched stays as it is. */
export function editOf(before: SetupChoice, after: SetupChoice): Schemas['DraftEdit'] {
  const was = draftOf(before);
  const entries = Object.entries(draftOf(after)).filter(
    ([key, value]) =>
      JSON.stringify(value) !== JSON.stringify(was[key as keyof Schemas['NewDraft']]),
  );
  return Object.fromEntries(entries);
}
