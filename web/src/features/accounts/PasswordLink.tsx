import { accountsApi, useAccountsChange, type AccountDetail } from '@/api/accounts';
import { messageOf } from '@/api/client';
import { Button } from '@/components/Button';
import { Dialog, DialogActions, DialogClose, DialogContent } from '@/components/Dialog';
import { LinkToShare } from '@/components/LinkToShare';
import { ErrorNote } from '@/components/Notice';
import { words } from '@/words/catalogue';

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
        title={`New password for ${account.name}`}
        description="Whoever opens the link chooses the password of this account. Hand it only to its owner."
      >
        {make.error && <ErrorNote>{messageOf(make.error)}</ErrorNote>}
        {make.data ? (
          <div className="flex flex-col gap-2" role="status">
            <LinkToShare link={make.data.link} name="password link" />
            <p className="text-[13px] text-soft">
              It works once, until {words.dayTime(make.data.expires_at)}. Copy it now: it is not
              shown again.
            </p>
          </div>
        ) : null}
        <DialogActions>
          {make.data ? (
            <DialogClose asChild>
              <Button variant="primary">Done</Button>
            </DialogClose>
          ) : (
            <>
              <DialogClose asChild>
                <Button variant="ghost">Cancel</Button>
              </DialogClose>
              <Button
                variant="primary"
                isBusy={make.isPending}
                onClick={() => make.mutate(undefined)}
              >
                Make the link
              </Button>
            </>
          )}
        </DialogActions>
      </DialogContent>
    </Dialog>
  );
}
