// The wire's types, as the schema names them.
import type { components, operations } from '../../../web/src/types/api.ts';

type Schemas = components['schemas'];

export type Account = Schemas['Account'];
export type AuditEntry = Schemas['AuditEntry'];
export type DraftChange = Schemas['DraftChange'];
export type DraftEvent = Schemas['DraftEvent'];
export type DraftHead = Schemas['DraftHead'];
export type DraftSetup = Schemas['DraftSetup'];
export type DraftState = Schemas['DraftState'];
export type DraftStyle = Schemas['DraftStyle'];
export type NewDraft = Schemas['NewDraft'];
export type NewPlayer = Schemas['NewPlayer'];
export type Player = Schemas['Player'];
export type Problem = Schemas['Problem'];
export type RosterPreview = Schemas['RosterPreview'];
export type RosterStopped = Schemas['RosterStopped'];
export type Round = Schemas['Round'];
export type SeatLink = Schemas['SeatLink'];
export type ServerMessage = Schemas['ServerMessage'];
export type TieRoll = Schemas['TieRoll'];
export type TournamentDetail = Schemas['TournamentDetail'];

export type OperationId = keyof operations;

type JsonOf<Response> = Response extends { content: { 'application/json': infer Body } } ? Body : undefined;

type SuccessStatus<O extends OperationId> = keyof operations[O]['responses'] & (200 | 201 | 204);

// What an operation answers when it does what was asked.
export type SuccessBody<O extends OperationId> = JsonOf<operations[O]['responses'][SuccessStatus<O>]>;
