import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useLocation } from 'wouter';
import { api } from '@/api/client';
import { keys, useSessionChange } from '@/api/queries';
import { useOtherName } from '@/api/siteName';
import { OtherNamePage } from '@/components/OtherName';
import { PageNote, PageNoteLink, PageNoteText } from '@/components/PageNote';
import { LinkPage } from '@/features/session/LinkPage';
import { sessionWords } from '@/words/session';

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
        opening={sessionWords.say('taking_your_seat_more')}
        failed={sessionWords.say('your_seat_could_not_be')}
        noLink={
          <PageNote title={sessionWords.say('this_seat_link_does_not')} role="alert">
            <PageNoteText>{sessionWords.say('it_is_not_a_whole')}</PageNoteText>
            <PageNoteLink href="/">{sessionWords.say('all_tournaments')}</PageNoteLink>
          </PageNote>
        }
      />
    </main>
  );
}
