import { accountsApi, useAccountsChange, type AccountDetail } from '@/api/accounts';
import { ConfirmDialog } from '@/components/ConfirmDialog';
import type { AccountAction } from '@/features/accounts/accountList';
import { EditAccount } from '@/features/accounts/EditAccount';
import { PasswordLink } from '@/features/accounts/PasswordLink';

interface AccountDialogProps {
  account: AccountDetail;
  action: AccountAction;
  onClose: () => void;
  /** What was done, in a sentence. */
  onDone: (told: string) => void;
}

interface Question {
  readonly title: string;
  readonly description: string;
  readonly confirmWords: string;
  readonly typed?: string;
  readonly tone?: 'primary';
  readonly told: string;
  readonly change: () => Promise<unknown>;
}

function questionOf({ id, name }: AccountDetail, action: AccountAction): Question | null {
  switch (action) {
    case 'sign-out':
      return {
        title: `Sign ${name} out everywhere?`,
        description: 'Every browser that is signed in with this account has to sign in again.',
        confirmWords: 'Sign out everywhere',
        told: `${name} is signed out everywhere.`,
        change: () => accountsApi.signOutEverywhere(id),
      };
    case 'unlink-discord':
      return {
        title: `Unlink ${name} from Discord?`,
        description:
          'Whoever signs in as this Discord user is out at once and gets no way into the account any more. Without a password it needs a link for a new one.',
        confirmWords: 'Unlink',
        told: `${name} is unlinked from Discord and signed out.`,
        change: () => accountsApi.unlinkDiscord(id),
      };
    case 'disable':
      return {
        title: `Disable ${name}?`,
        description:
          'The account is signed out at once and can’t sign in until it is enabled again. What it did stays in the logs.',
        confirmWords: 'Disable',
        told: `${name} is disabled and signed out.`,
        change: () => accountsApi.edit(id, { is_disabled: true }),
      };
    case 'enable':
      return {
        title: `Enable ${name}?`,
        description: 'The account can sign in again, with the rights that it had.',
        confirmWords: 'Enable',
        tone: 'primary',
        told: `${name} can sign in again.`,
        change: () => accountsApi.edit(id, { is_disabled: false }),
      };
    case 'delete':
      return {
        title: `Delete ${name}?`,
        description:
          'The account is gone for good, and so are its sessions. Tournaments stay, and the logs keep the name beside what it did.',
        confirmWords: 'Delete the account',
        typed: name,
        told: `${name} is deleted.`,
        change: () => accountsApi.delete(id),
      };
    case 'edit':
    case 'password-link':
    case 'export':
      return null;
  }
}

/** What one action of the list asks before it is done. */
export function AccountDialog({ account, action, onClose, onDone }: AccountDialogProps) {
  const question = questionOf(account, action);
  const change = useAccountsChange(() => question?.change() ?? Promise.resolve());
  if (action === 'edit') return <EditAccount account={account} onClose={onClose} onDone={onDone} />;
  if (action === 'password-link') return <PasswordLink account={account} onClose={onClose} />;
  if (!question) return null;
  const confirm = async () => {
    await change.mutateAsync();
    onDone(question.told);
  };
  const { title, description, confirmWords, typed, tone } = question;
  return (
    <ConfirmDialog
      isOpen
      onOpenChange={onClose}
      title={title}
      description={description}
      confirmWords={confirmWords}
      onConfirm={confirm}
      typed={typed}
      tone={tone}
    />
  );
}
