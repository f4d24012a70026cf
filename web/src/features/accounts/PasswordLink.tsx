import { accountsApi, useAccountsChange, type AccountDetail } from '@/api/accounts';
import { messageOf } from '@/api/client';
import { Button } from '@/components/Button';
import { Dialog, DialogActions, DialogClose, DialogContent } from '@/components/Dialog';
import { LinkToShare } from '@/components/LinkToShare';
import { ErrorNote } from '@/components/Notice';
import { words } from '@/words/catalogue';
import { accountWords } from '@/words/accounts';

interface PasswordLinkProps {
  account: AccountDetail;
  onClose: () => void;
}

/** For a person who can't sign in any more: a link by which they choose a new password themselves. */
export function PasswordLink({ account, onClose }: PasswordLinkProps) {
  const make = useAccountsChange(() => accountsApi.passwordLink(account.id));
  return (
    <Dialog open onOpenChange={onClose}>
      <DialogContent
        title={accountWords.say('new_password_for_name', { name: account.name })}
        description={accountWords.say('whoever_opens_the_link_chooses')}
      >
        {make.error && <ErrorNote>{messageOf(make.error)}</ErrorNote>}
        {make.data ? (
          <div className="flex flex-col gap-2" role="status">
            <LinkToShare link={make.data.link} name={accountWords.say('password_link')} />
            <p className="text-[13px] text-soft">
              {accountWords.say('it_works_once_until', {
                expires: words.dayTime(make.data.expires_at),
              })}
            </p>
          </div>
        ) : null}
        <DialogActions>
          {make.data ? (
            <DialogClose asChild>
              <Button variant="primary">{accountWords.say('done')}</Button>
            </DialogClose>
          ) : (
            <>
              <DialogClose asChild>
                <Button variant="ghost">{accountWords.say('cancel')}</Button>
              </DialogClose>
              <Button
                variant="primary"
                isBusy={make.isPending}
                onClick={() => make.mutate(undefined)}
              >
                {accountWords.say('make_the_link')}
              </Button>
            </>
          )}
        </DialogActions>
      </DialogContent>
    </Dialog>
  );
}
