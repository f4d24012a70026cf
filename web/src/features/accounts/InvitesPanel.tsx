import { Plus } from 'lucide-react';
import { useState } from 'react';
import { accountsApi, useAccountsChange, useInvites, type Invite, type Role } from '@/api/accounts';
import { messageOf } from '@/api/client';
import { Button } from '@/components/Button';
import { wayToHeading } from '@/components/focusPlace';
import { LinkToShare } from '@/components/LinkToShare';
import { DoneNote, EmptyNote, ErrorNote } from '@/components/Notice';
import { Pieces } from '@/components/Pieces';
import { RoleChoice } from '@/components/RoleChoice';
import { invitePieces } from '@/features/accounts/inviteWords';
import { textOf, words } from '@/words/catalogue';
import { kARole } from '@/words/roles';
import { accountWords } from '@/words/accounts';

/** New links to an account, and those that are not used yet. */
export function InvitesPanel() {
  const invites = useInvites();
  const revoke = useAccountsChange(accountsApi.revokeInvite);
  const items = invites.data?.items ?? [];
  const error = invites.error ?? revoke.error;
  // A list that did not come takes no link away: it is shown only once.
  const isOpen = (id: number) => invites.isError || items.some((invite) => invite.id === id);
  return (
    <section
      aria-label={accountWords.say('invitations')}
      className="grid grid-cols-1 items-start gap-6 tablet:grid-cols-2"
    >
      <NewInvite isOpen={isOpen} />
      <section aria-labelledby="open-links" className="flex min-w-0 flex-col gap-3">
        <h2 id="open-links" className="text-base font-semibold">
          {accountWords.say('not_used_yet')}
        </h2>
        <DoneNote>{revoke.isSuccess ? accountWords.say('the_link_is_taken_back') : ''}</DoneNote>
        {error && <ErrorNote>{messageOf(error)}</ErrorNote>}
        {invites.isSuccess && items.length === 0 && (
          <EmptyNote>{accountWords.say('no_link_is_open')}</EmptyNote>
        )}
        <ul className="flex flex-col divide-y divide-line rounded-lg border border-line bg-surface empty:hidden">
          {items.map((invite) => (
            <InviteRow
              key={invite.id}
              invite={invite}
              isBusy={revoke.isPending && revoke.variables === invite.id}
              onRevoke={(button) => revoke.mutate(invite.id, { onSuccess: wayToHeading(button) })}
            />
          ))}
        </ul>
      </section>
    </section>
  );
}

interface InviteRowProps {
  invite: Invite;
  isBusy: boolean;
  onRevoke: (button: HTMLButtonElement) => void;
}

function InviteRow({ invite, isBusy, onRevoke }: InviteRowProps) {
  const pieces = invitePieces(invite);
  return (
    <li className="flex items-center gap-3 py-2 pr-2 pl-4">
      <div className="min-w-0 flex-1">
        <p className="text-sm font-medium break-words">
          <Pieces pieces={pieces} />
        </p>
        <p className="text-[13px] text-soft">
          {accountWords.say('made_and_works_until', {
            made: words.day(invite.created_at),
            expires: words.dayTime(invite.expires_at),
          })}
        </p>
      </div>
      <Button
        size="small"
        variant="ghost"
        aria-label={accountWords.say('take_back_what', { what: textOf(pieces) })}
        isBusy={isBusy}
        onClick={({ currentTarget }) => onRevoke(currentTarget)}
      >
        {accountWords.say('take_back')}
      </Button>
    </li>
  );
}

interface NewInviteProps {
  /** Whether a link still works, as far as is known. */
  isOpen: (id: number) => boolean;
}

function NewInvite({ isOpen }: NewInviteProps) {
  const [role, setRole] = useState<Role>('organiser');
  const invite = useAccountsChange(accountsApi.invite);
  const made = invite.data;
  return (
    <form
      aria-label={accountWords.say('new_invitation')}
      className="flex flex-col gap-4 rounded-lg border border-line bg-surface p-4"
      onSubmit={(event) => {
        event.preventDefault();
        invite.mutate(role);
      }}
    >
      <h2 className="text-base font-semibold">{accountWords.say('invite_somebody')}</h2>
      <RoleChoice name="invited-role" role={role} onChange={setRole} />
      {invite.error && <ErrorNote>{messageOf(invite.error)}</ErrorNote>}
      <div className="flex justify-end">
        <Button type="submit" variant="primary" isBusy={invite.isPending}>
          <Plus /> {accountWords.say('make_a_link')}
        </Button>
      </div>
      {made && isOpen(made.id) && (
        <div className="flex flex-col gap-2 border-t border-line pt-4" role="status">
          <p className="text-sm">
            {accountWords.say('whoever_opens_this_link_becomes', { role: kARole[made.role] })}
          </p>
          <LinkToShare link={made.link} name={accountWords.say('invitation_link')} />
          <p className="text-[13px] text-soft">
            {accountWords.say('it_works_once_until', { expires: words.dayTime(made.expires_at) })}
          </p>
        </div>
      )}
    </form>
  );
}
