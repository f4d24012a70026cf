import { Search } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useAccounts, type AccountDetail } from '@/api/accounts';
import { messageOf } from '@/api/client';
import { Input } from '@/components/Field';
import { wayBack } from '@/components/focusPlace';
import { DoneNote, EmptyNote, ErrorNote } from '@/components/Notice';
import { AccountDialog } from '@/features/accounts/AccountDialog';
import { shownAccounts, type AccountAction } from '@/features/accounts/accountList';
import { AccountRow } from '@/features/accounts/AccountRow';

const kManyFrom = 9;

interface Wanted {
  readonly account: AccountDetail;
  readonly action: AccountAction;
  readonly opener: HTMLElement | null;
}

export function AccountsPanel({ ownId }: { ownId: number }) {
  const accounts = useAccounts();
  const [search, setSearch] = useState('');
  const [wanted, setWanted] = useState<Wanted | null>(null);
  const [done, setDone] = useState('');
  // The menu is gone by the time that its dialog opens: the dialog could not bring the focus back by itself.
  useEffect(() => {
    const goBack = wayBack(wanted?.opener ?? null);
    // A row that was deleted goes a moment after the dialog that asked.
    return () => void setTimeout(goBack);
  }, [wanted]);
  const items = accounts.data?.items ?? [];
  const shown = shownAccounts(items, search);
  const want = (chosen: Wanted) => {
    setDone('');
    setWanted(chosen);
  };
  return (
    <section aria-label="Accounts" className="flex flex-col gap-3">
      {accounts.error && <ErrorNote>{messageOf(accounts.error)}</ErrorNote>}
      {(items.length >= kManyFrom || search !== '') && (
        <div className="relative w-full max-w-sm">
          <Search className="absolute top-1/2 left-3 size-4 -translate-y-1/2 text-faint" />
          <Input
            type="search"
            aria-label="Search accounts"
            placeholder="Search accounts"
            className="pl-9"
            value={search}
            onChange={(event) => setSearch(event.target.value)}
          />
        </div>
      )}
      <DoneNote>{done}</DoneNote>
      {accounts.data && shown.length === 0 && <EmptyNote>Nobody is called that.</EmptyNote>}
      {shown.length > 0 && (
        <div className="rounded-lg border border-line bg-surface">
          <table className="w-full text-sm">
            <thead className="text-left text-[13px] text-faint">
              <tr className="border-b border-line">
                <th scope="col" className="px-4 py-2 font-medium">
                  Name
                </th>
                <th scope="col" className="w-24 px-2 py-2 font-medium tablet:w-36">
                  Role
                </th>
                <th scope="col" className="hidden w-36 px-2 py-2 font-medium tablet:table-cell">
                  Last seen
                </th>
                <th scope="col" className="hidden w-36 px-2 py-2 font-medium tablet:table-cell">
                  Since
                </th>
                <th scope="col" className="w-14">
                  <span className="sr-only">Actions</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {shown.map((account) => (
                <AccountRow
                  key={account.id}
                  account={account}
                  ownId={ownId}
                  onAction={(action, opener) => want({ account, action, opener })}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {wanted && (
        <AccountDialog
          account={wanted.account}
          action={wanted.action}
          onClose={() => setWanted(null)}
          onDone={setDone}
        />
      )}
    </section>
  );
}
