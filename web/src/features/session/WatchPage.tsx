import { useCallback } from 'react';
import { useLocation } from 'wouter';
import { accessApi } from '@/api/access';
import { useSessionChange } from '@/api/queries';
import { PageNote, PageNoteLink, PageNoteText } from '@/components/PageNote';
import { LinkPage } from '@/features/session/LinkPage';

/** Opens the private tournament that the link names. The token leaves the address bar with it. */
export default function WatchPage({ token }: { token: string }) {
  const [, go] = useLocation();
  const { mutate, error } = useSessionChange(accessApi.watch);
  const open = useCallback(
    (viewToken: string) =>
      mutate(viewToken, {
        onSuccess: ({ tournament_id: id }) => go(`/tournaments/${id}`, { replace: true }),
      }),
    [mutate, go],
  );
  return (
    <LinkPage
      token={token}
      use={open}
      error={error}
      opening="Opening the tournament…"
      failed="The tournament could not be opened."
      noLink={<OldViewLink />}
    />
  );
}

function OldViewLink() {
  return (
    <PageNote title="This link no longer works." role="alert">
      <PageNoteText>
        Its organisers made a new one, or the tournament is gone. Ask whoever sent you this link for
        the new one.
      </PageNoteText>
      <div className="flex gap-5">
        <PageNoteLink href="/sign-in">Sign in</PageNoteLink>
        <PageNoteLink href="/">All tournaments</PageNoteLink>
      </div>
    </PageNote>
  );
}
