import { useEffect, useState } from 'react';
import { useAccounts, type AccountDetail } from '@/api/accounts';
import { messageOf } from '@/api/client';
import { wayBack } from '@/components/focusPlace';
import { DoneNote, EmptyNote, ErrorNote } from '@/components/Notice';
import { SearchField } from '@/components/SearchField';
import { HeadCell, Table } from '@/components/Table';
import { AccountDialog } from '@/features/accounts/AccountDialog';
import { shownAccounts, type AccountAction } from '@/features/accounts/accountList';
import { AccountRow } from '@/features/accounts/AccountRow';
import { accountWords } from '@/words/accounts';

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
    <section aria-label={accountWords.say('accounts')} className="flex flex-col gap-3">
      {accounts.error && <ErrorNote>{messageOf(accounts.error)}</ErrorNote>}
      {(items.length >= kManyFrom || search !== '') && (
        <SearchField
          label={accountWords.say('search_accounts')}
          className="w-full max-w-sm"
          value={search}
          onChange={setSearch}
        />
      )}
      <DoneNote>{done}</DoneNote>
      {accounts.data && shown.length === 0 && (
        <EmptyNote>{accountWords.say('no_player_has_that_name')}</EmptyNote>
      )}
      {shown.length > 0 && (
        <Table
          head={
            <>
              <HeadCell>{accountWords.say('name')}</HeadCell>
              <HeadCell className="w-24 px-2 tablet:w-36">{accountWords.say('role')}</HeadCell>
              <HeadCell className="hidden w-36 px-2 tablet:table-cell">
                {accountWords.say('last_seen')}
              </HeadCell>
              <HeadCell className="hidden w-36 px-2 tablet:table-cell">
                {accountWords.say('since')}
              </HeadCell>
              <HeadCell className="w-14 p-0">
                <span className="sr-only">{accountWords.say('actions')}</span>
              </HeadCell>
            </>
          }
        >
          {shown.map((account) => (
            <AccountRow
              key={account.id}
              account={account}
              ownId={ownId}
              onAction={(action, opener) => want({ account, action, opener })}
            />
          ))}
        </Table>
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
