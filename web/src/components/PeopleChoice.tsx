import { UserMinus, UserPlus } from 'lucide-react';
import { useState } from 'react';
import type { RosterPlayer } from '@/api/client';
import { Button } from '@/components/Button';
import { cn } from '@/components/cn';
import { SearchField } from '@/components/SearchField';
import {
  kSuggestionWords,
  suggestCaptains,
  toggleCaptain,
  type Suggestion,
} from '@/draft/captainChoice';
import { found, inRosterOrder, toldApart } from '@/draft/rosterOrder';
import { playersIn, withLeftOut, type SetupChoice } from '@/draft/setupChoice';
import { words } from '@/words/catalogue';
import { ratingText, type RatingScale } from '@/words/rating';
import { partWords } from '@/words/parts';

interface PeopleChoiceProps {
  choice: SetupChoice;
  onChange: (choice: SetupChoice) => void;
  players: readonly RosterPlayer[];
  /** The draft in which a player plays already, by player. */
  elsewhere: ReadonlyMap<number, string>;
  scale: RatingScale;
}

const kSuggestions: readonly Suggestion[] = ['highest', 'lowest', 'random'];

/** Who of the roster plays, and who of them is captain. */
export function PeopleChoice(props: PeopleChoiceProps) {
  const { choice, onChange, players, elsewhere, scale } = props;
  const [search, setSearch] = useState('');
  const inDraft = playersIn(choice, players);
  const shown = inRosterOrder(found(players, search));
  const marks = toldApart(players, scale);
  const count =
    choice.captains.length >= 2
      ? choice.captains.length
      : Math.max(2, Math.floor(inDraft.length / choice.teamSize));
  const twice = inDraft.filter(({ id }) => elsewhere.has(id)).map(({ id }) => id);
  return (
    <fieldset className="flex min-w-0 flex-col gap-2">
      <legend className="mb-2 text-sm font-medium text-soft">
        {partWords.say('who_plays_and_who_is')}
      </legend>
      <div className="flex flex-wrap gap-1.5">
        {kSuggestions.map((each) => (
          <Button
            key={each}
            size="small"
            onClick={() =>
              onChange({
                ...choice,
                captains: suggestCaptains(inDraft, count, each, Math.random),
              })
            }
          >
            {kSuggestionWords[each]} {count}
          </Button>
        ))}
      </div>
      {twice.length > 0 && (
        <Button
          size="small"
          className="self-start"
          onClick={() => onChange(withLeftOut(choice, twice, true))}
        >
          <UserMinus />{' '}
          {partWords.say(
            twice.length === 1 ? 'leave_out_one_elsewhere' : 'leave_out_many_elsewhere',
            { count: twice.length },
          )}
        </Button>
      )}
      <SearchField
        label={partWords.say('search_players')}
        value={search}
        onChange={setSearch}
        onKeyDown={(event) => {
          // It narrows the list, and does not make the draft.
          if (event.key === 'Enter') event.preventDefault();
        }}
      />
      <ul className="relative max-h-80 overflow-y-auto rounded-md border border-line">
        {shown.map((player) => (
          <PersonRow
            key={player.id}
            player={player}
            mark={marks.get(player.id) ?? null}
            otherDraft={elsewhere.get(player.id) ?? null}
            isCaptain={choice.captains.includes(player.id)}
            isLeftOut={choice.leftOut.has(player.id)}
            scale={scale}
            onCaptain={() =>
              onChange({ ...choice, captains: toggleCaptain(choice.captains, player.id) })
            }
            onLeftOut={(isOut) => onChange(withLeftOut(choice, [player.id], isOut))}
          />
        ))}
        {shown.length === 0 && (
          <li className="px-3 py-4 text-center text-sm text-faint">
            {partWords.say('no_player_has_that_name')}
          </li>
        )}
      </ul>
      <p className="text-[13px] text-soft">
        {partWords.say(
          choice.leftOut.size > 0 ? 'players_in_this_draft_left_out' : 'players_in_this_draft',
          {
            players: words.say('count.players', { count: inDraft.length }),
            out: words.number(choice.leftOut.size),
          },
        )}
      </p>
    </fieldset>
  );
}

interface PersonRowProps {
  player: RosterPlayer;
  mark: string | null;
  otherDraft: string | null;
  isCaptain: boolean;
  isLeftOut: boolean;
  scale: RatingScale;
  onCaptain: () => void;
  onLeftOut: (isOut: boolean) => void;
}

function PersonRow(props: PersonRowProps) {
  const { player, mark, otherDraft, isCaptain, isLeftOut, scale, onCaptain, onLeftOut } = props;
  const note = isLeftOut ? 'left out' : otherDraft === null ? mark : `in ${otherDraft}`;
  return (
    <li
      className={cn(
        'flex items-center gap-1 border-b border-line-soft pr-1 text-sm last:border-0 hover:bg-hover',
        isCaptain && 'bg-hover',
      )}
    >
      <label
        className={cn(
          'flex min-w-0 flex-1 cursor-pointer items-center gap-2.5 py-1.5 pl-3',
          isLeftOut && 'text-faint',
        )}
      >
        <input
          type="checkbox"
          className="size-4 shrink-0 accent-(--accent)"
          checked={isCaptain}
          disabled={isLeftOut}
          onChange={onCaptain}
        />
        <span dir="auto" className={cn('min-w-0 flex-1 truncate', isLeftOut && 'line-through')}>
          {player.name}
        </span>
        {note !== null && <span className="max-w-32 truncate text-[13px] text-faint">{note}</span>}
        <span className="text-soft">{ratingText(player.mmr, scale)}</span>
      </label>
      <Button
        variant="ghost"
        size="icon"
        className="size-8"
        aria-label={
          isLeftOut
            ? partWords.say('take_name_in', { name: player.name })
            : partWords.say('leave_name_out', { name: player.name })
        }
        title={isLeftOut ? partWords.say('take_in') : partWords.say('leave_out')}
        onClick={() => onLeftOut(!isLeftOut)}
      >
        {isLeftOut ? <UserPlus /> : <UserMinus />}
      </Button>
    </li>
  );
}
