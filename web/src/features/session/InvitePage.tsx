import { useMutation } from '@tanstack/react-query';
import { accountsApi } from '@/api/accounts';
import { PageNote, PageNoteLink, PageNoteText } from '@/components/PageNote';
import { AcceptInvitation } from '@/features/session/AcceptInvitation';
import { LinkPage } from '@/features/session/LinkPage';
import { sessionWords } from '@/words/session';

/** What a link to an account is for, and the form to use it. */
export default function InvitePage({ token }: { token: string }) {
  const { mutate, data, error } = useMutation({ mutationFn: accountsApi.invitation });
  if (data) return <AcceptInvitation token={token} invitation={data} />;
  return (
    <LinkPage
      token={token}
      use={mutate}
      error={error}
      opening={sessionWords.say('opening_your_invitation_more')}
      failed={sessionWords.say('the_invitation_could_not_be')}
      noLink={<SpentInvitation />}
    />
  );
}

export function SpentInvitation() {
  return (
    <PageNote title={sessionWords.say('this_link_no_longer_works')} role="alert">
      <PageNoteText>{sessionWords.say('it_works_once_and_for')}</PageNoteText>
      <PageNoteText>{sessionWords.say('used_it_yourself_sign_in')}</PageNoteText>
      <div className="flex gap-5">
        <PageNoteLink href="/sign-in">{sessionWords.say('sign_in')}</PageNoteLink>
        <PageNoteLink href="/">{sessionWords.say('all_tournaments')}</PageNoteLink>
      </div>
    </PageNote>
  );
}
