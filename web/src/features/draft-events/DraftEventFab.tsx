import { History } from 'lucide-react';
import type { Ref } from 'react';
import { words } from '@/words/catalogue';
import { roomWords } from '@/words/room';

interface DraftEventFabProps {
  count: number;
  /** Events that came since the history was last looked at. */
  unseen: number;
  isOpen: boolean;
  onClick: () => void;
  ref?: Ref<HTMLButtonElement>;
}

/** Opens the history; shows how many events the draft has, and that there are new ones. */
export function DraftEventFab({ count, unseen, isOpen, onClick, ref }: DraftEventFabProps) {
  const events = words.say('count.events', { count });
  const name =
    unseen > 0
      ? roomWords.say('history.button_new', {
          events,
          news: words.say('history.new', { count: unseen }),
        })
      : roomWords.say('history.button', { events });
  return (
    <button
      ref={ref}
      type="button"
      data-testid="draft-event-fab"
      className="draft-event-fab"
      aria-expanded={isOpen}
      aria-label={name}
      onClick={onClick}
    >
      <span key={count} className="fab-pulse" data-new={unseen > 0 || undefined} aria-hidden />
      <History className="size-5" aria-hidden />
      <span data-testid="draft-event-count" className="text-sm font-semibold">
        {count}
      </span>
      {unseen > 0 && <span className="fab-mark" aria-hidden />}
    </button>
  );
}
