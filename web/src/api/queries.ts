// Lists and who is asking: server state that no socket brings. A draft's state never comes from here.
import {
  hashKey,
  MutationCache,
  QueryCache,
  QueryClient,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import {
  api,
  ApiProblem,
  isLackOfRights,
  page,
  type Page,
  type Schemas,
  type Tournament,
} from '@/api/client';

export type Session = Schemas['Session'];
export type DraftSummary = Schemas['DraftSummary'];

const kNoSecondTry: readonly number[] = [400, 401, 403, 404, 409, 422];

export function createQueryClient(): QueryClient {
  // A session or a right may end in the middle. Not every 401 says so: a wrong password is one too.
  const client = new QueryClient({
    queryCache: new QueryCache({
      onError: (error, query) => {
        // A question who this is that was refused itself is not asked again and again.
        if (!isLackOfRights(error) || query.queryHash === hashKey(keys.session)) return;
        void client.invalidateQueries({ queryKey: keys.session });
      },
    }),
    mutationCache: new MutationCache({
      onError: (error) => {
        if (isLackOfRights(error)) askForRights(client);
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        retry: (failures, error) =>
          failures < 3 && !(error instanceof ApiProblem && kNoSecondTry.includes(error.status)),
      },
    },
  });
  return client;
}

export const keys = {
  session: ['session'],
  tournaments: ['tournaments'],
  tournament: (id: number) => ['tournaments', id],
  players: (id: number) => ['tournaments', id, 'players'],
  preview: (id: number) => ['previews', id],
  seats: (draftId: number) => ['drafts', draftId, 'seats'],
} as const;

/** Asks again what the person at this page may do: by who they are, and as staff of a tournament. */
export function askForRights(client: QueryClient): void {
  void client.invalidateQueries({ queryKey: keys.session });
  void client.invalidateQueries({ queryKey: keys.tournaments });
}

// Another tab may have signed out: this one shows it when it is looked at again.
export function useSession() {
  return useQuery({
    queryKey: keys.session,
    queryFn: api.session,
    staleTime: 60_000,
    refetchOnWindowFocus: 'always',
  });
}

// A tournament that is new to the page has no channel that could tell: while the list is in sight it is asked again now and then.
const kListAgainMs = 30_000;

export function useTournaments() {
  return useInfiniteQuery({
    queryKey: keys.tournaments,
    queryFn: ({ pageParam }) => page(pageParam) as Promise<Page<Tournament>>,
    initialPageParam: '/tournaments',
    getNextPageParam: ({ next }) => next,
    refetchInterval: kListAgainMs,
  });
}

export function useTournament(id: number | undefined) {
  return useQuery({
    queryKey: keys.tournament(id ?? 0),
    queryFn: () => api.tournament(id ?? 0),
    enabled: id !== undefined,
  });
}

/** The drafts of a tournament from before one of them, newest first; asked for when they are wanted. */
export function useDraftsBefore(tournamentId: number, draftId: number, isWanted: boolean) {
  return useInfiniteQuery({
    queryKey: [...keys.tournament(tournamentId), 'drafts', draftId],
    queryFn: ({ pageParam }) => page(pageParam) as Promise<Page<DraftSummary>>,
    initialPageParam: `/tournaments/${tournamentId}/drafts?before=${draftId}`,
    getNextPageParam: ({ next }) => next,
    enabled: isWanted,
  });
}

export function usePlayers(tournamentId: number) {
  return useQuery({
    queryKey: keys.players(tournamentId),
    queryFn: () => api.players(tournamentId),
  });
}

/** Who is asking has changed: everything that depends on it is asked again. */
export function useSessionChange<Variables, Answer>(
  change: (variables: Variables) => Promise<Answer>,
) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: () => {
      // What was asked with another account is not shown again, not even for a moment.
      client.removeQueries({ type: 'inactive' });
      return client.invalidateQueries();
    },
  });
}

/** A change to a tournament: its lists are asked again before the button is free. */
export function useTournamentChange<Variables, Answer>(
  change: (variables: Variables) => Promise<Answer>,
) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: () => client.invalidateQueries({ queryKey: keys.tournaments }),
  });
}
