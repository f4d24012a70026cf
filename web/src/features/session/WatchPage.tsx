import { useCallback } from 'react';
import { useLocation } from 'wouter';
import { accessApi } from '@/api/access';
import { ApiProblem, messageOf } from '@/api/client';
import { useSessionChange } from '@/api/queries';
import { PageNote, PageNoteLink, PageNoteText } from '@/components/PageNote';
import { useLinkOnce } from '@/features/session/useLinkOnce';

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
  useLinkOnce(token, open);
  if (!error) return <PageNote title="Opening the tournament…" role="status" />;
  if (!(error instanceof ApiProblem && error.status === 404)) {
    return (
      <PageNote title="The tournament could not be opened." role="alert">
        <PageNoteText>{messageOf(error)} Open the link again in a moment.</PageNoteText>
        <PageNoteLink href="/">All tournaments</PageNoteLink>
      </PageNote>
    );
  }
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
