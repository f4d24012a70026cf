// Which accounts are shown, and what may be done to each. Pure; the server decides again on every request.
import type { AccountDetail } from '@/api/accounts';

export type AccountAction =
  | 'edit'
  | 'password-link'
  | 'unlink-discord'
  | 'sign-out'
  | 'export'
  | 'disable'
  | 'enable'
  | 'delete';

/** By name; those whose name holds what is searched for. */
export function shownAccounts(
  accounts: readonly AccountDetail[],
  search: string,
): readonly AccountDetail[] {
  const wanted = search.trim().toLowerCase();
  return accounts
    .filter(({ name }) => name.toLowerCase().includes(wanted))
    .sort((a, b) => a.name.localeCompare(b.name));
}

/** An admin can't lock themselves out by the list: one's own account has a page of its own. */
export function actionsFor(account: AccountDetail, ownId: number): readonly AccountAction[] {
  if (account.id === ownId) return [];
  return [
    'edit',
    'password-link',
    ...(account.discord_id === null ? [] : (['unlink-discord'] as const)),
    'sign-out',
    'export',
    account.disabled_at === null ? 'disable' : 'enable',
    'delete',
  ];
}
