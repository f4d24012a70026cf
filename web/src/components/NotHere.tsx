import { useSession } from '@/api/queries';
import { PageNote, PageNoteLink, PageNoteText } from '@/components/PageNote';
import { signInPath } from '@/components/returnPath';
import { useHere } from '@/components/useHere';

/** For those who may not see it, what is private does not exist: one page for both. */
export function NotHere({ what }: { what: 'draft' | 'tournament' }) {
  const here = useHere();
  const name = useSession().data?.account?.name;
  return (
    <PageNote title={`There is no such ${what}, or it is private.`} role="alert">
      {name === undefined ? (
        <PageNoteText>Sign in, or open the link that you were sent.</PageNoteText>
      ) : (
        <PageNoteText>
          You are signed in as <bdi>{name}</bdi>. Open the link that you were sent, or ask the
          organisers to add you.
        </PageNoteText>
      )}
      <div className="flex gap-5">
        <PageNoteLink href={signInPath(here)}>
          {name === undefined ? 'Sign in' : 'Use another account'}
        </PageNoteLink>
        <PageNoteLink href="/">All tournaments</PageNoteLink>
      </div>
    </PageNote>
  );
}
