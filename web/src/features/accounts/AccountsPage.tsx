import type { ReactNode } from 'react';
import { Link, useSearch } from 'wouter';
import { useSession } from '@/api/queries';
import { cn } from '@/components/cn';
import { LoadingPage } from '@/components/LoadingPage';
import { PageNote, PageNoteLink, PageNoteText } from '@/components/PageNote';
import { AccountsPanel } from '@/features/accounts/AccountsPanel';
import { AuditPanel } from '@/features/accounts/AuditPanel';
import { InvitesPanel } from '@/features/accounts/InvitesPanel';
import { signInPath } from '@/components/returnPath';
import { useHere } from '@/components/useHere';
import { accountWords } from '@/words/accounts';

const kPanels = {
  accounts: accountWords.say('people'),
  invitations: accountWords.say('invitations'),
  log: accountWords.say('audit_log'),
} as const;

type Panel = keyof typeof kPanels;

function panelOf(search: string): Panel {
  const wanted = new URLSearchParams(search).get('show') ?? '';
  return Object.hasOwn(kPanels, wanted) ? (wanted as Panel) : 'accounts';
}

/** Accounts, invitations and the audit log, for admins. */
export default function AccountsPage() {
  const session = useSession();
  const shown = panelOf(useSearch());
  if (!session.data) {
    return <LoadingPage error={session.error} onAgain={() => void session.refetch()} />;
  }
  const { account } = session.data;
  if (account?.role !== 'admin') return <AdminsOnly isSignedIn={account !== null} />;
  return (
    <div className="flex flex-col gap-5">
      <h1 className="text-xl font-semibold tracking-tight">{accountWords.say('accounts')}</h1>
      <nav aria-label={accountWords.say('accounts')} className="flex gap-1 border-b border-line">
        {(Object.keys(kPanels) as Panel[]).map((panel) => (
          <PanelLink key={panel} panel={panel} isShown={panel === shown}>
            {kPanels[panel]}
          </PanelLink>
        ))}
      </nav>
      {shown === 'accounts' && <AccountsPanel ownId={account.id} />}
      {shown === 'invitations' && <InvitesPanel />}
      {shown === 'log' && <AuditPanel />}
    </div>
  );
}

interface PanelLinkProps {
  panel: Panel;
  isShown: boolean;
  children: ReactNode;
}

function PanelLink({ panel, isShown, children }: PanelLinkProps) {
  return (
    <Link
      href={panel === 'accounts' ? '/accounts' : `/accounts?show=${panel}`}
      aria-current={isShown ? 'page' : undefined}
      className={cn(
        '-mb-px border-b-2 px-3 py-2 text-sm font-medium',
        isShown ? 'border-accent text-ink' : 'border-transparent text-soft hover:text-ink',
      )}
    >
      {children}
    </Link>
  );
}

function AdminsOnly({ isSignedIn }: { isSignedIn: boolean }) {
  const here = useHere();
  return (
    <PageNote title={accountWords.say('this_page_is_for_admins')} role="alert">
      <PageNoteText>
        {isSignedIn
          ? accountWords.say('your_account_is_not_an')
          : accountWords.say('sign_in_as_an_admin')}
      </PageNoteText>
      <div className="flex gap-5">
        {!isSignedIn && (
          <PageNoteLink href={signInPath(here)}>{accountWords.say('sign_in')}</PageNoteLink>
        )}
        <PageNoteLink href="/">{accountWords.say('all_tournaments')}</PageNoteLink>
      </div>
    </PageNote>
  );
}
