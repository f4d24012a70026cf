import type { ReactNode } from 'react';
import { Toasts } from '@/components/Toasts';
import { EventIcon } from '@/features/draft-events/EventIcon';
import { NewsWords } from '@/features/draft-events/NewsWords';
import type { DraftEvent } from '@/types/draftEvent';
import { isSignificant } from '@/words/sentences';

interface NewsLineProps {
  events: readonly DraftEvent[];
  /** Opens the history. */
  button: ReactNode;
}

/** What happened last, in a line that is kept for it. Toasts lie there and nowhere else, so they cover nothing. */
export function NewsLine({ events, button }: NewsLineProps) {
  const last = events.findLast(isSignificant);
  return (
    <>
      <div className="news-place">
        {last && (
          <p className="news-last">
            <EventIcon event={last} />
            <NewsWords event={last} />
          </p>
        )}
        <Toasts isInLine />
      </div>
      {button}
    </>
  );
}
