// Accounts, invitations and the audit log. Apart from the client, so that the room does not carry what it never asks.
import {
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
  type InfiniteData,
} from '@tanstack/react-query';
import { request, type Schemas } from '@/api/client';

export type Role = Schemas['Role'];

export interface AccountDetail extends Account {
  readonly disabled_at: string | null;
  readonly discord_id: string | null;
  readonly has_password: boolean;
  readonly created_at: string;
  readonly last_seen_at: string | null;
}

export interface Account {
  readonly id: number;
  readonly name: string;
  readonly role: Role;
}

export interface AccountEdit {
  readonly name?: string;
  readonly role?: Role;
  readonly is_disabled?: boolean;
}

export type InviteKind = 'invite' | 'set_up' | 'password';

export interface Invite {
  readonly id: number;
  readonly kind: InviteKind;
  readonly role: Role | null;
  readonly account_id: number | null;
  readonly account_name: string | null;
  readonly created_at: string;
  readonly expires_at: string;
}

/** A link that is told once: only its hash is kept. */
export interface OneTimeLink {
  readonly link: string;
  readonly expires_at: string;
}

/** What an invitation's link is for, as told to whoever holds it. */
export interface Invitation {
  readonly kind: InviteKind;
  readonly role: Role | null;
  readonly name: string | null;
  readonly expires_at: string;
}

export interface Acceptance {
  readonly token: string;
  readonly name?: string;
  readonly password: string;
}

export interface AuditEntry {
  readonly id: number;
  readonly at: string;
  readonly action: string;
  readonly actor: { readonly id: number; readonly name: string } | null;
  readonly subject: string;
  readonly detail: string;
  readonly address: string;
}

export interface SignInWays {
  readonly password: boolean;
  readonly discord: boolean;
}

export interface PasswordChange {
  readonly current_password?: string;
  readonly password: string;
}

interface Items<Item> {
  readonly items: readonly Item[];
}

const kAuditPage = 50;

export const accountsApi = {
  signInWays: () => request('GET', '/sign-in') as Promise<SignInWays>,
  invitation: (token: string) =>
    request('POST', '/invitation', { json: { token } }) as Promise<Invitation>,
  accept: (json: Acceptance) =>
    request('POST', '/invitation/accept', { json }) as Promise<{ account: Account }>,

  accounts: () => request('GET', '/accounts') as Promise<Items<AccountDetail>>,
  edit: (id: number, json: AccountEdit) =>
    request('PATCH', `/accounts/${id}`, { json }) as Promise<AccountDetail>,
  delete: (id: number) => request('DELETE', `/accounts/${id}`) as Promise<null>,
  signOutEverywhere: (id: number) => request('POST', `/accounts/${id}/sign-out`) as Promise<null>,
  passwordLink: (id: number) =>
    request('POST', `/accounts/${id}/password-link`) as Promise<OneTimeLink>,
  changePassword: (id: number, json: PasswordChange) =>
    request('POST', `/accounts/${id}/password`, { json }) as Promise<null>,

  invites: () => request('GET', '/invites') as Promise<Items<Invite>>,
  invite: (role: Role) =>
    request('POST', '/invites', { json: { role } }) as Promise<Invite & OneTimeLink>,
  revokeInvite: (id: number) => request('DELETE', `/invites/${id}`) as Promise<null>,

  audit: (before: number | null) =>
    request(
      'GET',
      `/audit?limit=${kAuditPage}${before === null ? '' : `&before=${before}`}`,
    ) as Promise<Items<AuditEntry>>,
} as const;

/** Where a browser saves everything that is kept about an account. */
export function exportPath(accountId: number): string {
  return `/api/v1/accounts/${accountId}/export`;
}

const kKeys = {
  ways: ['sign-in-ways'],
  accounts: ['accounts'],
  invites: ['accounts', 'invites'],
  audit: ['accounts', 'audit'],
} as const;

export function useSignInWays() {
  return useQuery({ queryKey: kKeys.ways, queryFn: accountsApi.signInWays, staleTime: 60_000 });
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
    Items<AuditEntry>,
    Error,
    InfiniteData<Items<AuditEntry>>,
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
