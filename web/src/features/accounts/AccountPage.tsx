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

/** One's own account. */
export default function AccountPage() {
  const session = useSession();
  if (!session.data) {
    return <LoadingPage error={session.error} onAgain={() => void session.refetch()} />;
  }
  const { account } = session.data;
  if (!account) {
    return (
      <PageNote title="You are not signed in." role="alert">
        <PageNoteText>Your account is shown here once you are.</PageNoteText>
        <PageNoteLink href={signInPath('/account')}>Sign in</PageNoteLink>
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
        <Part title="Discord" text="You can sign in with the Discord user that you linked.">
          <Button onClick={() => setOpen('unlink')}>
            <Unlink2 /> Unlink
          </Button>
        </Part>
      )}
      {!isLinked && ways?.discord === true && (
        <Part title="Discord" text="Link your Discord user, and sign in with it from then on, too.">
          <a href={kDiscordLinkPath} className={buttonLook({})}>
            <Link2 /> Link with Discord
          </a>
        </Part>
      )}
      <Part
        title="What is kept about you"
        text="Your account, your sessions and what the logs say that you did, as a JSON file."
      >
        <a href={exportPath(account.id)} download className={buttonLook({})}>
          <Download /> Export
        </a>
      </Part>
      <Part
        title="Sign out everywhere"
        text="Ends every session of your account, this one too. Use it when a device was lost or shared."
      >
        <Button onClick={() => setOpen('sign-out')}>
          <LogOut /> Sign out everywhere
        </Button>
      </Part>
      <Part
        title="Delete your account"
        text="Tournaments stay, and the logs keep your name beside what you did. This can’t be taken back."
      >
        <Button variant="danger" onClick={() => setOpen('delete')}>
          <Trash2 /> Delete my account
        </Button>
      </Part>
      <ConfirmDialog
        isOpen={open === 'sign-out'}
        onOpenChange={close}
        title="Sign out everywhere?"
        description="Every browser that is signed in with your account has to sign in again, this one too."
        confirmWords="Sign out everywhere"
        onConfirm={() => leave.mutateAsync(accountsApi.signOutEverywhere)}
      />
      <ConfirmDialog
        isOpen={open === 'unlink'}
        onOpenChange={close}
        title="Unlink your Discord user?"
        description="You sign in with your password from then on. Every session of yours ends, this one too."
        confirmWords="Unlink"
        onConfirm={() => leave.mutateAsync(accountsApi.unlinkDiscord)}
      />
      <ConfirmDialog
        isOpen={open === 'delete'}
        onOpenChange={close}
        title="Delete your account?"
        description="It is gone for good, and you are signed out everywhere."
        confirmWords="Delete my account"
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
