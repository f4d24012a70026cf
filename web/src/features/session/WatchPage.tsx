import { useCallback } from 'react';
import { useLocation } from 'wouter';
import { accessApi } from '@/api/access';
import { useSessionChange } from '@/api/queries';
import { PageNote, PageNoteLink, PageNoteText } from '@/components/PageNote';
import { LinkPage } from '@/features/session/LinkPage';
import { sessionWords } from '@/words/session';

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
      opening={sessionWords.say('opening_the_tournament_more')}
      failed={sessionWords.say('the_tournament_could_not_be')}
      noLink={<OldViewLink />}
    />
  );
}

function OldViewLink() {
  return (
    <PageNote title={sessionWords.say('this_link_no_longer_works')} role="alert">
      <PageNoteText>{sessionWords.say('its_organisers_made_a_new')}</PageNoteText>
      <div className="flex gap-5">
        <PageNoteLink href="/sign-in">{sessionWords.say('sign_in')}</PageNoteLink>
        <PageNoteLink href="/">{sessionWords.say('all_tournaments')}</PageNoteLink>
      </div>
    </PageNote>
  );
}
