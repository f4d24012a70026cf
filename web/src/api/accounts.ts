// Accounts, invitations and the audit log. Apart from the client, so that the room does not carry what it never asks.
import {
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
  type InfiniteData,
} from '@tanstack/react-query';
import { ApiProblem, faultOf, request, wholeList, type Schemas } from '@/api/client';

export type Role = Schemas['Role'];
export type Account = Schemas['Account'];
export type AccountDetail = Schemas['AccountDetail'];
export type Invite = Schemas['Invite'];
export type Invitation = Schemas['Invitation'];
export type AuditEntry = Schemas['AuditEntry'];

const kAuditPage = 50;

export const accountsApi = {
  signInWays: () => request('GET', '/sign-in') as Promise<Schemas['SignInWays']>,
  invitation: (token: string) =>
    request('POST', '/invitation', { json: { token } }) as Promise<Invitation>,
  accept: (json: Schemas['InvitationAcceptance']) =>
    request('POST', '/invitation/accept', { json }) as Promise<Schemas['SignedIn']>,

  accounts: () => wholeList('/accounts') as Promise<{ items: AccountDetail[] }>,
  edit: (id: number, json: Schemas['AccountEdit']) =>
    request('PATCH', `/accounts/${id}`, { json }) as Promise<AccountDetail>,
  delete: (id: number) => request('DELETE', `/accounts/${id}`) as Promise<null>,
  signOutEverywhere: (id: number) => request('POST', `/accounts/${id}/sign-out`) as Promise<null>,
  unlinkDiscord: (id: number) => request('DELETE', `/accounts/${id}/discord`) as Promise<null>,
  passwordLink: (id: number) =>
    request('POST', `/accounts/${id}/password-link`) as Promise<Schemas['OneTimeLink']>,
  changePassword: (id: number, json: Schemas['PasswordChange']) =>
    request('POST', `/accounts/${id}/password`, { json }) as Promise<null>,

  invites: () => wholeList('/invites') as Promise<{ items: Invite[] }>,
  invite: (role: Role) =>
    request('POST', '/invites', { json: { role } }) as Promise<Schemas['NewInvite']>,
  revokeInvite: (id: number) => request('DELETE', `/invites/${id}`) as Promise<null>,

  audit: (before: number | null) =>
    request(
      'GET',
      `/audit?limit=${kAuditPage}${before === null ? '' : `&before=${before}`}`,
    ) as Promise<Schemas['AuditList']>,
} as const;

/** What the server found wrong with the name of an account: that it is none, or another's. */
export function nameFaultOf(error: unknown): string | undefined {
  if (error instanceof ApiProblem && error.code === 'name_taken') return error.message;
  return faultOf(error, 'name');
}

/** Where a browser saves everything that is kept about an account. */
export function exportPath(accountId: number): string {
  return `/api/v1/accounts/${accountId}/export`;
}

/** Where a browser goes to sign in by Discord, and comes back from. */
export function discordPath(back: string): string {
  return `/api/v1/sign-in/discord?${new URLSearchParams({ return: back }).toString()}`;
}

/** Where a browser goes to link its Discord user to the account that is signed in; it comes back to the account. */
export const kDiscordLinkPath = '/api/v1/sign-in/discord?return=%2Faccount&link=true';

const kKeys = {
  ways: ['sign-in-ways'],
  accounts: ['accounts'],
  invites: ['accounts', 'invites'],
  audit: ['accounts', 'audit'],
} as const;

export function useSignInWays() {
  return useQuery({ queryKey: kKeys.ways, queryFn: accountsApi.signInWays, staleTime: 60_000 });
}

/** The signed-in account has a way to sign in that it had not before. */
export function useOwnWaysChange() {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: kKeys.ways });
}

export function useAccounts() {
  return useQuery({ queryKey: kKeys.accounts, queryFn: accountsApi.accounts });
}

export function useInvites() {
  return useQuery({ queryKey: kKeys.invites, queryFn: accountsApi.invites });
}

/** The newest entries, and older ones page by page. */
export function useAudit() {
  return useInfiniteQuery<
    Schemas['AuditList'],
    Error,
    InfiniteData<Schemas['AuditList']>,
    typeof kKeys.audit,
    number | null
  >({
    queryKey: kKeys.audit,
    queryFn: ({ pageParam }) => accountsApi.audit(pageParam),
    initialPageParam: null,
    getNextPageParam: ({ items }) =>
      items.length < kAuditPage ? undefined : (items.at(-1)?.id ?? undefined),
  });
}

/** A change to accounts or invitations: their lists are asked again before the button is free. */
export function useAccountsChange<Variables, Answer>(
  change: (variables: Variables) => Promise<Answer>,
) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: () => client.invalidateQueries({ queryKey: kKeys.accounts }),
  });
}
