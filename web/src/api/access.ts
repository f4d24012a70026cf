// Who may see a tournament and who runs it. For its staff, and for those who hold its watch link.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { request, wholeList, type Schemas } from '@/api/client';
import { keys } from '@/api/queries';

export type Person = Schemas['Person'];
export type PeopleKind = 'organisers' | 'members';

export const accessApi = {
  watch: (token: string) =>
    request('POST', '/watch-session', { json: { token } }) as Promise<Schemas['OpenedWatch']>,
  people: (id: number, kind: PeopleKind) =>
    wholeList(`/tournaments/${id}/${kind}`) as Promise<{ items: Person[] }>,
  addPerson: (id: number, kind: PeopleKind, account: string) =>
    request('POST', `/tournaments/${id}/${kind}`, { json: { account } }) as Promise<Person>,
  removePerson: (id: number, kind: PeopleKind, accountId: number) =>
    request('DELETE', `/tournaments/${id}/${kind}/${accountId}`) as Promise<null>,
  viewLink: (id: number) =>
    request('GET', `/tournaments/${id}/link`) as Promise<Schemas['WatchLink']>,
  rotateViewLink: (id: number) =>
    request('POST', `/tournaments/${id}/link/rotate`) as Promise<Schemas['WatchLink']>,
} as const;

const accessKeys = {
  people: (id: number, kind: PeopleKind) => [...keys.tournament(id), kind],
  viewLink: (id: number) => [...keys.tournament(id), 'link'],
} as const;

export function usePeople(id: number, kind: PeopleKind) {
  return useQuery({
    queryKey: accessKeys.people(id, kind),
    queryFn: () => accessApi.people(id, kind),
  });
}

export function useViewLink(id: number) {
  return useQuery({
    queryKey: accessKeys.viewLink(id),
    queryFn: () => accessApi.viewLink(id),
  });
}

export function useRotateViewLink(id: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => accessApi.rotateViewLink(id),
    onSuccess: (link) => client.setQueryData(accessKeys.viewLink(id), link),
  });
}
