import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useLocation } from 'wouter';
import { api } from '@/api/client';
import { keys, useSessionChange } from '@/api/queries';
import { useOtherName } from '@/api/siteName';
import { OtherNamePage } from '@/components/OtherName';
import { PageNote, PageNoteLink, PageNoteText } from '@/components/PageNote';
import { LinkPage } from '@/features/session/LinkPage';

/** Takes the seat that the link names and goes to its room. The token leaves the address bar with it. */
export default function SeatPage({ token }: { token: string }) {
  const [, go] = useLocation();
  const client = useQueryClient();
  const { mutate, error } = useSessionChange(api.takeSeat);
  const take = useCallback(
    (seatToken: string) =>
      mutate(seatToken, {
        onSuccess: (session) => {
          client.setQueryData(keys.session, session);
          const seat = session.seats?.at(-1);
          go(seat ? `/drafts/${seat.draft_id}` : '/', { replace: true });
        },
      }),
    [mutate, go, client],
  );
  const other = useOtherName();
  if (error && other) {
    return (
      <main className="grid min-h-dvh grid-cols-1 place-items-center p-6">
        <OtherNamePage other={other} />
      </main>
    );
  }
  return (
    <main className="grid min-h-dvh grid-cols-1 place-items-center">
      <LinkPage
        token={token}
        use={take}
        error={error}
        opening="Taking your seat…"
        failed="Your seat could not be taken."
        noLink={
          <PageNote title="This seat link does not work." role="alert">
            <PageNoteText>
              It is not a whole link, or a newer one has replaced it. Ask your organiser for a new
              one.
            </PageNoteText>
            <PageNoteLink href="/">All tournaments</PageNoteLink>
          </PageNote>
        }
      />
    </main>
  );
}
