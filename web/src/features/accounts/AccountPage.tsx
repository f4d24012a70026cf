import { Download, Link2, LogOut, Trash2, Unlink2 } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useLocation, useSearch } from 'wouter';
import {
  accountsApi,
  exportPath,
  kDiscordLinkPath,
  useSignInWays,
  type Account,
} from '@/api/accounts';
import { useSession, useSessionChange } from '@/api/queries';
import { Badge } from '@/components/Badge';
import { Button, buttonLook } from '@/components/Button';
import { ConfirmDialog } from '@/components/ConfirmDialog';
import { LoadingPage } from '@/components/LoadingPage';
import { PageNote, PageNoteLink, PageNoteText } from '@/components/PageNote';
import { signInPath } from '@/components/returnPath';
import { ErrorNote } from '@/components/Notice';
import { TitledRow } from '@/components/TitledRow';
import { ChangePassword } from '@/features/accounts/ChangePassword';
import { linkProblem } from '@/words/discord';
import { kRoleWords, kYourRights } from '@/words/roles';
import { accountWords } from '@/words/accounts';

/** One's own account. */
export default function AccountPage() {
  const session = useSession();
  if (!session.data) {
    return <LoadingPage error={session.error} onAgain={() => void session.refetch()} />;
  }
  const { account } = session.data;
  if (!account) {
    return (
      <PageNote title={accountWords.say('you_are_not_signed_in')} role="alert">
        <PageNoteText>{accountWords.say('your_account_is_shown_here')}</PageNoteText>
        <PageNoteLink href={signInPath('/account')}>{accountWords.say('sign_in')}</PageNoteLink>
      </PageNote>
    );
  }
  return <OwnAccount account={account} />;
}

function OwnAccount({ account }: { account: Account }) {
  const [open, setOpen] = useState<'sign-out' | 'unlink' | 'delete' | null>(null);
  const [, go] = useLocation();
  const problem = linkProblem(useSearch());
  const ways = useSignInWays().data;
  const isLinked = ways?.own?.discord === true;
  const leave = useSessionChange(async (end: (id: number) => Promise<null>) => {
    await end(account.id);
    go('/');
  });
  const close = () => setOpen(null);
  return (
    <div className="mx-auto flex w-full max-w-2xl flex-col gap-6">
      <header className="flex flex-col gap-1">
        <h1 className="flex flex-wrap items-center gap-2 text-xl font-semibold tracking-tight">
          <bdi className="min-w-0 break-words">{account.name}</bdi>
          <Badge>{kRoleWords[account.role]}</Badge>
        </h1>
        <p className="text-sm text-soft">{kYourRights[account.role]}</p>
      </header>
      {problem !== null && <ErrorNote>{problem}</ErrorNote>}
      <ChangePassword account={account} />
      {isLinked && (
        <Part title={accountWords.say('discord')} text={accountWords.say('you_can_sign_in_with')}>
          <Button onClick={() => setOpen('unlink')}>
            <Unlink2 /> {accountWords.say('unlink')}
          </Button>
        </Part>
      )}
      {!isLinked && ways?.discord === true && (
        <Part
          title={accountWords.say('discord')}
          text={accountWords.say('link_your_discord_user_and')}
        >
          <a href={kDiscordLinkPath} className={buttonLook({})}>
            <Link2 /> {accountWords.say('link_with_discord')}
          </a>
        </Part>
      )}
      <Part
        title={accountWords.say('what_is_kept_about_you')}
        text={accountWords.say('your_account_your_sessions_and')}
      >
        <a href={exportPath(account.id)} download className={buttonLook({})}>
          <Download /> {accountWords.say('export')}
        </a>
      </Part>
      <Part
        title={accountWords.say('sign_out_everywhere')}
        text={accountWords.say('ends_every_session_of_your')}
      >
        <Button onClick={() => setOpen('sign-out')}>
          <LogOut /> {accountWords.say('sign_out_everywhere')}
        </Button>
      </Part>
      <Part
        title={accountWords.say('delete_your_account')}
        text={accountWords.say('tournaments_stay_and_the_logs')}
      >
        <Button variant="danger" onClick={() => setOpen('delete')}>
          <Trash2 /> {accountWords.say('delete_my_account')}
        </Button>
      </Part>
      <ConfirmDialog
        isOpen={open === 'sign-out'}
        onOpenChange={close}
        title={accountWords.say('sign_out_everywhere_ask')}
        description={accountWords.say('every_browser_that_is_signed_2')}
        confirmWords={accountWords.say('sign_out_everywhere')}
        onConfirm={() => leave.mutateAsync(accountsApi.signOutEverywhere)}
      />
      <ConfirmDialog
        isOpen={open === 'unlink'}
        onOpenChange={close}
        title={accountWords.say('unlink_your_discord_user_ask')}
        description={accountWords.say('you_sign_in_with_your')}
        confirmWords={accountWords.say('unlink')}
        onConfirm={() => leave.mutateAsync(accountsApi.unlinkDiscord)}
      />
      <ConfirmDialog
        isOpen={open === 'delete'}
        onOpenChange={close}
        title={accountWords.say('delete_your_account_ask')}
        description={accountWords.say('it_is_gone_for_good')}
        confirmWords={accountWords.say('delete_my_account')}
        typed={account.name}
        onConfirm={() => leave.mutateAsync(accountsApi.delete)}
      />
    </div>
  );
}

interface PartProps {
  title: string;
  text: string;
  children: ReactNode;
}

function Part({ title, text, children }: PartProps) {
  return (
    <section aria-label={title} className="rounded-lg border border-line bg-surface p-4">
      <TitledRow heading={<h2 className="text-base font-semibold">{title}</h2>} text={text}>
        {children}
      </TitledRow>
    </section>
  );
}
