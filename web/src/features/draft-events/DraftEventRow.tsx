import { memo } from 'react';
import { cn } from '@/components/cn';
import { Die } from '@/components/Die';
import { Pieces } from '@/components/Pieces';
import { EventIcon } from '@/features/draft-events/EventIcon';
import type { HistoryRow } from '@/features/draft-events/historyRows';
import type { TieRoll } from '@/types/draftEvent';
import { words } from '@/words/catalogue';
import { sentencePieces } from '@/words/sentences';
import { roomWords } from '@/words/room';

interface DraftEventRowProps extends HistoryRow {
  isLinked: boolean;
}

export const DraftEventRow = memo(function DraftEventRow(props: DraftEventRowProps) {
  const { event, isUndone, isLinked } = props;
  const reason =
    event.event_type === 'pick_undone' || event.event_type === 'draft_aborted'
      ? event.payload.reason
      : null;
  return (
    <li
      data-testid="draft-event-row"
      data-seq={event.seq}
      data-event-type={event.event_type}
      className={cn('flex gap-2.5 px-4 py-2', isLinked && 'bg-accent-wash')}
    >
      <span className="pt-0.5">
        <EventIcon event={event} />
      </span>
      <div className="min-w-0 flex-1">
        <p
          className={cn(
            'text-[13px] leading-snug break-words',
            isUndone && 'text-faint line-through',
          )}
        >
          <Pieces pieces={sentencePieces(event)} />
          {isUndone && <span className="sr-only"> {roomWords.say('history.undone')}</span>}
        </p>
        {event.event_type === 'tie_roll' && <RolledDice tie={event.payload} />}
        {reason !== null && (
          <p dir="auto" className="text-xs break-words text-soft">
            “{reason}”
          </p>
        )}
        <p className="flex gap-2 text-xs text-faint">
          <a
            href={`?event=${event.seq}`}
            className="hover:text-ink hover:underline"
            aria-label={roomWords.say('history.link', { seq: event.seq })}
          >
            #{event.seq}
          </a>
          <time dateTime={event.created_at}>{words.time(event.created_at)}</time>
          {event.actor && (
            <span className="truncate">
              <Pieces
                pieces={roomWords.pieces('history.by', { actor: { name: event.actor.name } })}
              />
            </span>
          )}
        </p>
      </div>
    </li>
  );
});

function RolledDice({ tie }: { tie: TieRoll }) {
  return (
    <div className="my-1 flex flex-wrap items-center gap-1" aria-hidden>
      {tie.roll_rounds.map((rolls, index) => (
        <span
          key={index}
          className={cn(
            'flex max-w-full flex-wrap items-center gap-1',
            index > 0 && 'border-l border-line-strong pl-1.5',
          )}
        >
          {rolls.map(({ captain_id, roll }) => (
            <Die
              key={captain_id}
              roll={roll}
              size={18}
              tone={captain_id === tie.winner_id ? 'plain' : 'faded'}
            />
          ))}
        </span>
      ))}
    </div>
  );
}
