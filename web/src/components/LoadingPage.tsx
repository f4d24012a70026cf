import { messageOf } from '@/api/client';
import { Button } from '@/components/Button';
import { PageNote, PageNoteText } from '@/components/PageNote';
import { partWords } from '@/words/parts';

interface LoadingPageProps {
  error: Error | null;
  onAgain: () => void;
}

/** What a page says until it has what it shows: that it is on its way, or why it did not come. */
export function LoadingPage({ error, onAgain }: LoadingPageProps) {
  if (!error) return <PageNote title={partWords.say('loading_more')} role="status" />;
  return (
    <PageNote title={partWords.say('this_page_could_not_be')} role="alert">
      <PageNoteText>{messageOf(error)}</PageNoteText>
      <Button onClick={onAgain}>{partWords.say('try_again')}</Button>
    </PageNote>
  );
}
