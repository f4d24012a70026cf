import { useEffect, useRef, type ReactNode } from 'react';
import { ApiProblem, messageOf } from '@/api/client';
import { Button } from '@/components/Button';
import { PageNote, PageNoteLink, PageNoteText } from '@/components/PageNote';
import { sessionWords } from '@/words/session';

// Taken back or never made, used up or gone, or too long to have been one.
const kNoLink: readonly number[] = [401, 404, 422];

interface LinkPageProps {
  token: string;
  use: (token: string) => void;
  error: Error | null;
  /** What is said while the link is used, and when that did not work for a reason that is not the link's. */
  opening: string;
  failed: string;
  /** Shown for a link that is none. */
  noLink: ReactNode;
}

/** A page that a link opens: uses it once, however often it is drawn, and says how that went. */
export function LinkPage({ token, use, error, opening, failed, noLink }: LinkPageProps) {
  const used = useRef<string | null>(null);
  useEffect(() => {
    if (used.current === token) return;
    used.current = token;
    use(token);
  }, [token, use]);
  if (!error) return <PageNote title={opening} role="status" />;
  if (error instanceof ApiProblem && kNoLink.includes(error.status)) return noLink;
  return (
    <PageNote title={failed} role="alert">
      <PageNoteText>{messageOf(error)}</PageNoteText>
      <div className="flex items-center gap-5">
        <Button onClick={() => use(token)}>{sessionWords.say('try_again')}</Button>
        <PageNoteLink href="/">{sessionWords.say('all_tournaments')}</PageNoteLink>
      </div>
    </PageNote>
  );
}
