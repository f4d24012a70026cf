import { Pieces } from '@/components/Pieces';
import type { DraftEvent } from '@/types/draftEvent';
import { textOf } from '@/words/catalogue';
import { sentencePieces } from '@/words/sentences';

// The arrow, the winner, and that they win.
const kEndOfRoll = 3;

/** As much of a sentence as two lines hold. Of a roll the end says who won: it has a line of its own. */
export function NewsWords({ event }: { event: DraftEvent }) {
  const pieces = sentencePieces(event);
  const headLength = event.event_type === 'tie_roll' ? pieces.length - kEndOfRoll : pieces.length;
  const end = pieces.slice(headLength);
  return (
    <span className="news-words" data-has-end={end.length > 0 || undefined} title={textOf(pieces)}>
      <span className="news-head">
        <Pieces pieces={pieces.slice(0, headLength)} />
      </span>
      {end.length > 0 && (
        <span className="news-end">
          <Pieces pieces={end} />
        </span>
      )}
    </span>
  );
}
