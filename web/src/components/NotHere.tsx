import { useSession } from '@/api/queries';
import { PageNote, PageNoteLink, PageNoteText } from '@/components/PageNote';
import { signInPath } from '@/components/returnPath';
import { useHere } from '@/components/useHere';
import { partWords } from '@/words/parts';
import { Pieces } from '@/components/Pieces';

/** For those who may not see it, what is private does not exist: one page for both. */
export function NotHere({ what }: { what: 'draft' | 'tournament' }) {
  const here = useHere();
  const name = useSession().data?.account?.name;
  return (
    <PageNote title={partWords.say('there_is_no_such_what', { what })} role="alert">
      {name === undefined ? (
        <PageNoteText>{partWords.say('sign_in_or_open_the')}</PageNoteText>
      ) : (
        <PageNoteText>
          <Pieces
            pieces={partWords.pieces('you_are_signed_in_as_open_the_link', { name: { name } })}
          />
        </PageNoteText>
      )}
      <div className="flex gap-5">
        <PageNoteLink href={signInPath(here)}>
          {name === undefined ? partWords.say('sign_in') : partWords.say('use_another_account')}
        </PageNoteLink>
        <PageNoteLink href="/">{partWords.say('all_tournaments')}</PageNoteLink>
      </div>
    </PageNote>
  );
}
