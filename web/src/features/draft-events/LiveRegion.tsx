import { useEffect, useState } from 'react';
import type { DraftStage } from '@/draft/stage';
import { sentenceOf } from '@/words/sentences';

/** Speaks what happens, in the history's words. The only live region for events. */
export function LiveRegion({ stage }: { stage: DraftStage }) {
  const [spoken, setSpoken] = useState('');
  useEffect(
    () =>
      stage.onNews((news) => {
        const live = news.filter(({ origin }) => origin === 'live');
        if (live.length > 0) setSpoken(live.map(({ event }) => sentenceOf(event)).join('. '));
      }),
    [stage],
  );
  return (
    <div className="sr-only" aria-live="polite" aria-atomic="true">
      {spoken}
    </div>
  );
}
