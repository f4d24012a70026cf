import { ArrowDown, ArrowUp, X } from 'lucide-react';
import { useState } from 'react';
import type { RosterPlayer } from '@/api/client';
import { Button } from '@/components/Button';
import { cn } from '@/components/cn';
import { EditableCell } from '@/components/EditableCell';
import { TeamMark } from '@/components/TeamMark';
import { moveCaptain, toggleCaptain } from '@/draft/captainChoice';
import type { SetupChoice } from '@/draft/setupChoice';
import { nameAfter } from '@/draft/setupChoice';
import { ratingText, type RatingScale } from '@/words/rating';
import { partWords } from '@/words/parts';

interface DraftOrderProps {
  choice: SetupChoice;
  onChange: (choice: SetupChoice) => void;
  players: readonly RosterPlayer[];
  scale: RatingScale;
}

/** The captains in their order, by dragging or by buttons, and what their teams are called. */
export function DraftOrder({ choice, onChange, players, scale }: DraftOrderProps) {
  const [dragged, setDragged] = useState<number | null>(null);
  const byId = new Map(players.map((player) => [player.id, player]));
  const { captains, teamNames } = choice;
  const setCaptains = (next: readonly number[]) => onChange({ ...choice, captains: next });
  return (
    <section aria-label={partWords.say('draft_order')} className="flex min-w-0 flex-col gap-2">
      <h3 className="mb-2 text-sm font-medium text-soft">
        {partWords.say('draft_order_and_teams')}
      </h3>
      {captains.length === 0 && (
        <p className="text-sm text-faint">{partWords.say('tick_captains_at_least_two')}</p>
      )}
      <ol className="flex flex-col gap-1">
        {captains.map((id, index) => {
          const name = byId.get(id)?.name ?? '';
          return (
            <li
              key={id}
              data-index={index}
              draggable
              className={cn(
                'flex cursor-grab items-center gap-2 rounded-md bg-raised py-1 pr-1 pl-2.5 text-sm',
                dragged === id && 'opacity-50',
              )}
              onDragStart={() => setDragged(id)}
              onDragEnd={() => setDragged(null)}
              onDragOver={(event) => {
                event.preventDefault();
                if (dragged === null || dragged === id) return;
                setCaptains(moveCaptain(captains, dragged, index - captains.indexOf(dragged)));
              }}
            >
              <TeamMark draftOrder={index + 1} size={20} />
              <span className="min-w-0 flex-1">
                <span className="flex items-baseline gap-2">
                  <span dir="auto" className="min-w-0 flex-1 truncate font-medium">
                    {name}
                  </span>
                  <span className="text-soft">{ratingText(byId.get(id)?.mmr ?? 0, scale)}</span>
                </span>
                <EditableCell
                  label={partWords.say('team_name_of_name', { name })}
                  column="team"
                  maxLength={100}
                  className="-ml-2 h-7 text-[13px] text-soft"
                  placeholder={nameAfter(name)}
                  value={teamNames.get(id) ?? ''}
                  onCommit={(text) =>
                    onChange({ ...choice, teamNames: new Map(teamNames).set(id, text) })
                  }
                />
              </span>
              <Button
                variant="ghost"
                size="icon"
                className="size-8"
                aria-label={partWords.say('move_name_up', { name })}
                disabled={index === 0}
                onClick={() => setCaptains(moveCaptain(captains, id, -1))}
              >
                <ArrowUp />
              </Button>
              <Button
                variant="ghost"
                size="icon"
                className="size-8"
                aria-label={partWords.say('move_name_down', { name })}
                disabled={index === captains.length - 1}
                onClick={() => setCaptains(moveCaptain(captains, id, 1))}
              >
                <ArrowDown />
              </Button>
              <Button
                variant="ghost"
                size="icon"
                className="size-8"
                aria-label={partWords.say('name_is_no_captain', { name })}
                onClick={() => setCaptains(toggleCaptain(captains, id))}
              >
                <X />
              </Button>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
