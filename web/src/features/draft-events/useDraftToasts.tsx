import { useEffect, useRef } from 'react';
import { toast } from 'sonner';
import type { DraftStage } from '@/draft/stage';
import { EventIcon } from '@/features/draft-events/EventIcon';
import { NewsWords } from '@/features/draft-events/NewsWords';
import type { DraftEvent } from '@/types/draftEvent';
import { isSignificant } from '@/words/sentences';

const kShownAtOnce = 2;

/** A toast for every significant live event, whoever caused it. A click on it opens the history there. */
export function useDraftToasts(stage: DraftStage, onOpen: (seq: number) => void): void {
  const open = useRef(onOpen);
  useEffect(() => {
    open.current = onOpen;
  }, [onOpen]);
  useEffect(() => {
    const shown: (string | number)[] = [];
    const show = (event: DraftEvent) => {
      const id = toast.custom(
        (toastId) => (
          <button
            type="button"
            className="draft-toast"
            onClick={() => {
              toast.dismiss(toastId);
              open.current(event.seq);
            }}
          >
            <EventIcon event={event} />
            <NewsWords event={event} />
          </button>
        ),
        { id: `draft-${event.draft_id}-${event.seq}` },
      );
      shown.push(id);
      if (shown.length > kShownAtOnce) toast.dismiss(shown.shift());
    };
    return stage.onNews((news) => {
      for (const { event, origin } of news) {
        if (origin === 'live' && isSignificant(event)) show(event);
      }
    });
  }, [stage]);
}
