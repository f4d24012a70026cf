import { messageOf } from '@/api/client';
import { Button } from '@/components/Button';
import { PageNote, PageNoteText } from '@/components/PageNote';

interface LoadingPageProps {
  error: Error | null;
  onAgain: () => void;
}

/** What a page says until it has what it shows: that it is on its way, or why it did not come. */
export function LoadingPage({ error, onAgain }: LoadingPageProps) {
  if (!error) return <PageNote title="Loading…" role="status" />;
  return (
    <PageNote title="This page could not be loaded." role="alert">
      <PageNoteText>{messageOf(error)}</PageNoteText>
      <Button onClick={onAgain}>Try again</Button>
    </PageNote>
  );
}
