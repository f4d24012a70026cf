// Generated from api/openapi.json by `npm run types`. Do not edit.

import type { components } from './api';

export type Actor = components['schemas']['Actor'];
export type DraftStyle = components['schemas']['DraftStyle'];
export type DraftStatus = components['schemas']['DraftStatus'];
export type DraftState = components['schemas']['DraftState'];
export type Team = components['schemas']['Team'];
export type Round = components['schemas']['Round'];
export type DraftPlayer = components['schemas']['DraftPlayer'];
export type OnClock = components['schemas']['OnClock'];
export type SetupTeam = components['schemas']['SetupTeam'];
export type SetupPlayer = components['schemas']['SetupPlayer'];
export type DraftSetup = components['schemas']['DraftSetup'];
export type TieRoll = components['schemas']['TieRoll'];
export type TiedCaptain = components['schemas']['TiedCaptain'];
export type DieRoll = components['schemas']['DieRoll'];
export type DraftHead = components['schemas']['DraftHead'];

export type DraftStartedEvent = components['schemas']['DraftStartedEvent'];
export type TieRollEvent = components['schemas']['TieRollEvent'];
export type CaptainAssignedEvent = components['schemas']['CaptainAssignedEvent'];
export type PlayerPickedEvent = components['schemas']['PlayerPickedEvent'];
export type PickUndoneEvent = components['schemas']['PickUndoneEvent'];
export type DraftCompletedEvent = components['schemas']['DraftCompletedEvent'];
export type DraftAbortedEvent = components['schemas']['DraftAbortedEvent'];

export type DraftEvent =
  | DraftStartedEvent
  | TieRollEvent
  | CaptainAssignedEvent
  | PlayerPickedEvent
  | PickUndoneEvent
  | DraftCompletedEvent
  | DraftAbortedEvent;
export type DraftEventType = DraftEvent['event_type'];
export type DraftEventOf<Type extends DraftEventType> = Extract<DraftEvent, { event_type: Type }>;
export const kDraftEventTypes = [
  'draft_started',
  'tie_roll',
  'captain_assigned',
  'player_picked',
  'pick_undone',
  'draft_completed',
  'draft_aborted',
] as const satisfies readonly DraftEventType[];

export type InitialEventsDraftMessage = components['schemas']['InitialEventsDraft'];
export type ResumedMessage = components['schemas']['Resumed'];
export type DraftEventsMessage = components['schemas']['DraftEvents'];
export type HeartbeatMessage = components['schemas']['Heartbeat'];
export type SnapshotMessage = components['schemas']['Snapshot'];
export type ViewersMessage = components['schemas']['Viewers'];
export type InitialEventsTournamentMessage = components['schemas']['InitialEventsTournament'];
export type SnapshotTournamentMessage = components['schemas']['SnapshotTournament'];

export type DraftServerMessage =
  | InitialEventsDraftMessage
  | ResumedMessage
  | DraftEventsMessage
  | HeartbeatMessage
  | SnapshotMessage
  | ViewersMessage;
export type TournamentServerMessage =
  | InitialEventsTournamentMessage
  | ResumedMessage
  | DraftEventsMessage
  | HeartbeatMessage
  | SnapshotTournamentMessage
  | ViewersMessage;
