// Who the viewer is in one draft. Pure; the server decides again on every request.
import type { Session } from '@/api/queries';
import type { DraftState, Team } from '@/types/draftEvent';

export interface RoomRole {
  readonly isStaff: boolean;
  /** The teams of this draft whose seat the viewer has. */
  readonly seatTeamIds: readonly number[];
}

export const kViewer: RoomRole = { isStaff: false, seatTeamIds: [] };

export function roomRole(
  session: Session | undefined,
  isStaff: boolean,
  draftId: number,
): RoomRole {
  const seats = session?.seats ?? [];
  return {
    isStaff,
    seatTeamIds: seats.filter((seat) => seat.draft_id === draftId).map((seat) => seat.team_id),
  };
}

export function isMyTurn(role: RoomRole, draft: DraftState): boolean {
  return draft.on_clock !== null && role.seatTeamIds.includes(draft.on_clock.team_id);
}

export function mayPick(role: RoomRole, draft: DraftState): boolean {
  return draft.on_clock !== null && (role.isStaff || isMyTurn(role, draft));
}

export function teamOnClock(draft: DraftState): Team | null {
  return draft.teams.find((team) => team.id === draft.on_clock?.team_id) ?? null;
}

export function playerName(draft: DraftState, id: number | null): string {
  return draft.players.find((player) => player.id === id)?.name ?? '';
}
