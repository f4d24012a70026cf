// The REST API: typed requests, and problems as values that carry the server's words.
import { siteName } from '@/api/siteName';
import type { components } from '@/types/api';

export type Schemas = components['schemas'];
export type FieldError = Schemas['FieldError'];

export type Visibility = Schemas['Visibility'];
export type Tournament = Schemas['Tournament'];
export type TournamentDetail = Schemas['TournamentDetail'];
export type RosterPlayer = Schemas['Player'];
export type PlayerEdit = Schemas['PlayerEdit'];

/** What the server said no with; `offline` when it could not be asked. */
export class ApiProblem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    detail: string,
    readonly errors: readonly FieldError[] = [],
  ) {
    super(detail);
    this.name = 'ApiProblem';
  }
}

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';

const kPrefix = '/api/v1';

interface Body {
  readonly json?: unknown;
  /** Sent as they are. */
  readonly bytes?: Blob;
  /** Ends the wait for an answer: the problem is then `offline`. */
  readonly signal?: AbortSignal | undefined;
}

function isProblem(value: unknown): value is Schemas['Problem'] {
  return typeof value === 'object' && value !== null && 'code' in value && 'detail' in value;
}

async function problemOf(response: Response): Promise<ApiProblem> {
  const body: unknown = await response.json().catch(() => null);
  return isProblem(body)
    ? new ApiProblem(response.status, body.code, body.detail, body.errors)
    : new ApiProblem(response.status, 'internal', `The server answered ${response.status}.`);
}

const kBytes = { 'Content-Type': 'application/octet-stream' };

function bodyOf({ json, bytes }: Body): Pick<RequestInit, 'body' | 'headers'> {
  if (bytes !== undefined) return { body: bytes, headers: kBytes };
  if (json === undefined) return {};
  return { body: JSON.stringify(json), headers: { 'Content-Type': 'application/json' } };
}

function unreachable(): never {
  throw new ApiProblem(0, 'offline', 'The server could not be reached. Try again.');
}

/** Throws `ApiProblem`, nothing else. */
export async function request(method: Method, path: string, body: Body = {}): Promise<unknown> {
  const response = await fetch(`${kPrefix}${path}`, {
    method,
    credentials: 'same-origin',
    ...(body.signal && { signal: body.signal }),
    ...bodyOf(body),
  }).catch(unreachable);
  if (!response.ok) {
    const problem = await problemOf(response);
    siteName.refused({ code: problem.code, detail: problem.message });
    throw problem;
  }
  siteName.passed(method !== 'GET');
  // The line may end in the middle of an answer.
  return response.status === 204 ? null : response.json().catch(unreachable);
}

/** The part of a list that one answer holds; `next` where it goes on. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly next?: string;
}

/** A page by its path: the first one's, or what the one before gives as `next`. Its items are as the schema says. */
export function page(path: string): Promise<Page<unknown>> {
  return request('GET', path.replace(kPrefix, '')) as Promise<Page<unknown>>;
}

/** Every item of a list, in however many pages it comes; as the schema says. */
export async function wholeList(path: string): Promise<{ items: unknown[] }> {
  const items: unknown[] = [];
  for (let next: string | undefined = path; next !== undefined;) {
    const answer = await page(next);
    items.push(...answer.items);
    next = answer.next;
  }
  return { items };
}

/**
 * Why the handshake of a channel failed, which browsers hide: asks the same path by a method that tells this page's
 * origin, and so meets the same check (docs/api.md). Never throws; the answer goes to `siteName`.
 */
export async function askWhyRefused(path: string): Promise<void> {
  const response = await fetch(path, { method: 'POST', credentials: 'same-origin' }).catch(
    () => null,
  );
  if (!response) return;
  const { code, message } = await problemOf(response);
  if (code === 'method_not_allowed') siteName.passed(true);
  else siteName.refused({ code, detail: message });
}

export const api = {
  session: () => request('GET', '/session') as Promise<Schemas['Session']>,
  signIn: (json: Schemas['SignIn']) =>
    request('POST', '/session', { json }) as Promise<Schemas['SignedIn']>,
  signOut: () => request('DELETE', '/session') as Promise<null>,
  takeSeat: (token: string) =>
    request('POST', '/seat-session', { json: { token } }) as Promise<Schemas['Session']>,

  createTournament: (json: Schemas['NewTournament']) =>
    request('POST', '/tournaments', { json }) as Promise<Tournament>,
  tournament: (id: number) => request('GET', `/tournaments/${id}`) as Promise<TournamentDetail>,
  editTournament: (id: number, json: Schemas['TournamentEdit']) =>
    request('PATCH', `/tournaments/${id}`, { json }) as Promise<Tournament>,
  deleteTournament: (id: number) => request('DELETE', `/tournaments/${id}`) as Promise<null>,
  restoreTournament: (id: number) =>
    request('POST', `/tournaments/${id}/restore`) as Promise<TournamentDetail>,
  players: (id: number) =>
    wholeList(`/tournaments/${id}/players`) as Promise<{ items: RosterPlayer[] }>,
  addPlayer: (id: number, json: Schemas['NewPlayer']) =>
    request('POST', `/tournaments/${id}/players`, { json }) as Promise<Schemas['PlayerList']>,
  editPlayer: (id: number, json: PlayerEdit) =>
    request('PATCH', `/players/${id}`, { json }) as Promise<RosterPlayer>,
  restorePlayer: (id: number) => request('POST', `/players/${id}/restore`) as Promise<RosterPlayer>,
  deletePlayer: (id: number) => request('DELETE', `/players/${id}`) as Promise<null>,
  createDraft: (id: number, json: Schemas['NewDraft']) =>
    request('POST', `/tournaments/${id}/drafts`, { json }) as Promise<Schemas['DraftState']>,

  editDraft: (id: number, json: Schemas['DraftEdit']) =>
    request('PATCH', `/drafts/${id}`, { json }) as Promise<Schemas['DraftState']>,
  startDraft: (id: number, signal?: AbortSignal) =>
    request('POST', `/drafts/${id}/start`, { signal }) as Promise<Schemas['DraftState']>,
  abortDraft: (id: number, reason: string, signal?: AbortSignal) => {
    const query = reason === '' ? '' : `?${new URLSearchParams({ reason }).toString()}`;
    return request('DELETE', `/drafts/${id}${query}`, { signal }) as Promise<Schemas['DraftState']>;
  },
  pick: (id: number, json: Schemas['PickRequest'], signal?: AbortSignal) =>
    request('POST', `/drafts/${id}/picks`, { json, signal }) as Promise<Schemas['DraftChange']>,
  undo: (id: number, json: Schemas['UndoRequest'], signal?: AbortSignal) =>
    request('POST', `/drafts/${id}/undo`, { json, signal }) as Promise<Schemas['DraftChange']>,
  eventsBefore: (id: number, before: number, limit: number) =>
    request('GET', `/drafts/${id}/events?before=${before}&limit=${limit}`) as Promise<
      Schemas['DraftEventList']
    >,
  eventsAfter: (id: number, after: number, limit: number, signal?: AbortSignal) =>
    request('GET', `/drafts/${id}/events?after=${after}&limit=${limit}`, { signal }) as Promise<
      Schemas['DraftEventList']
    >,
  seats: (id: number) => request('GET', `/drafts/${id}/seats`) as Promise<Schemas['SeatLinkList']>,
  rotateSeat: (id: number, teamId: number) =>
    request('POST', `/drafts/${id}/seats/${teamId}/rotate`) as Promise<Schemas['SeatLink']>,
} as const;

/** It may have been carried out: there was no answer, or that of a proxy that got none. */
export function isUnanswered(error: unknown): boolean {
  return error instanceof ApiProblem && [0, 502, 504].includes(error.status);
}

/** The page offered what it may not do (any more). */
export function isLackOfRights(error: unknown): boolean {
  return (
    error instanceof ApiProblem &&
    ['not_signed_in', 'forbidden', 'not_on_the_clock'].includes(error.code)
  );
}

/** What the server found wrong with one field of what was sent. */
export function faultOf(error: unknown, field: string): string | undefined {
  if (!(error instanceof ApiProblem)) return undefined;
  return error.errors.find((each) => each.field === field)?.message;
}

/** What to tell a person about anything that was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : 'Something went wrong.';
}
