import { accountsApi, useAccountsChange, type AccountDetail } from '@/api/accounts';
import { ConfirmDialog } from '@/components/ConfirmDialog';
import type { AccountAction } from '@/features/accounts/accountList';
import { EditAccount } from '@/features/accounts/EditAccount';
import { PasswordLink } from '@/features/accounts/PasswordLink';
import { accountWords } from '@/words/accounts';

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
        title: accountWords.say('sign_name_out_everywhere_ask', { name }),
        description: accountWords.say('every_browser_that_is_signed'),
        confirmWords: accountWords.say('sign_out_everywhere'),
        told: accountWords.say('name_is_signed_out_everywhere', { name }),
        change: () => accountsApi.signOutEverywhere(id),
      };
    case 'unlink-discord':
      return {
        title: accountWords.say('unlink_name_from_discord_ask', { name }),
        description: accountWords.say('whoever_signs_in_as_this'),
        confirmWords: accountWords.say('unlink'),
        told: accountWords.say('name_is_unlinked_from_discord', { name }),
        change: () => accountsApi.unlinkDiscord(id),
      };
    case 'disable':
      return {
        title: accountWords.say('disable_name_ask', { name }),
        description: accountWords.say('the_account_is_signed_out'),
        confirmWords: accountWords.say('disable'),
        told: accountWords.say('name_is_disabled_and_signed', { name }),
        change: () => accountsApi.edit(id, { is_disabled: true }),
      };
    case 'enable':
      return {
        title: accountWords.say('enable_name_ask', { name }),
        description: accountWords.say('the_account_can_sign_in'),
        confirmWords: accountWords.say('enable'),
        tone: 'primary',
        told: accountWords.say('name_can_sign_in_again', { name }),
        change: () => accountsApi.edit(id, { is_disabled: false }),
      };
    case 'delete':
      return {
        title: accountWords.say('delete_name_ask', { name }),
        description: accountWords.say('the_account_is_gone_for'),
        confirmWords: accountWords.say('delete_the_account'),
        typed: name,
        told: accountWords.say('name_is_deleted', { name }),
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
