import { Trash2 } from 'lucide-react';
import { memo } from 'react';
import { toast } from 'sonner';
import { api, messageOf, type PlayerEdit, type RosterPlayer } from '@/api/client';
import { useTournamentChange } from '@/api/queries';
import { Button } from '@/components/Button';
import { cn } from '@/components/cn';
import { EditableCell } from '@/components/EditableCell';
import { wayToHeading } from '@/components/focusPlace';
import { Switch } from '@/components/Switch';
import { typedPositions } from '@/draft/rosterOrder';
import { plainRating, ratingText, typedRating, type RatingScale } from '@/words/rating';
import { tournamentWords } from '@/words/tournament';

interface RosterRowProps {
  player: RosterPlayer;
  /** What tells them apart from another person of the same name. */
  mark: string | null;
  scale: RatingScale;
  isStaff: boolean;
  hasDiscord: boolean;
}

/** While the page scrolls, a row that stays is not drawn again. */
export const RosterRow = memo(function RosterRow(props: RosterRowProps) {
  const { player, isStaff, hasDiscord } = props;
  return (
    <div role="row" className={cn('roster-row', player.is_out && 'text-faint')}>
      {isStaff ? <EditableCells {...props} /> : <PlainCells {...props} />}
      {hasDiscord && (
        <span
          role="cell"
          data-cell="discord"
          className="roster-plain truncate text-[13px] text-soft"
        >
          {player.discord_id}
        </span>
      )}
      {isStaff && <Controls player={player} />}
    </div>
  );
});

function Mark({ mark }: { mark: string | null }) {
  return mark !== null && <span className="shrink-0 text-[13px] text-faint">({mark})</span>;
}

function PlainCells({ player, mark, scale }: RosterRowProps) {
  return (
    <>
      <span role="cell" data-cell="name" className="roster-plain flex items-baseline gap-1.5">
        <span dir="auto" className="truncate font-medium" title={player.name}>
          {player.name}
        </span>
        <Mark mark={mark} />
      </span>
      <span role="cell" data-cell="rating" className="roster-plain">
        {ratingText(player.mmr, scale)}
      </span>
      <span role="cell" data-cell="positions" className="roster-plain truncate text-soft">
        {player.positions.join(' · ')}
      </span>
      <span role="cell" data-cell="status" className="roster-plain text-[13px]">
        {player.is_out && tournamentWords.say('not_this_week')}
      </span>
    </>
  );
}

/** What the page can see by itself is told at once, the rest by the server. */
function ratingOf(text: string, scale: RatingScale): number {
  const mmr = typedRating(text, scale);
  if (mmr === null)
    throw new Error(
      tournamentWords.say('is_no_rating', {
        text,
        scale: scale.name,
        example: plainRating(5400, scale),
      }),
    );
  return mmr;
}

function EditableCells({ player, mark, scale }: RosterRowProps) {
  const change = useTournamentChange((edit: PlayerEdit) => api.editPlayer(player.id, edit));
  const save = async (edit: () => PlayerEdit) => {
    try {
      await change.mutateAsync(edit());
    } catch (error) {
      toast.error(messageOf(error), { id: `player-${player.id}` });
      throw error;
    }
  };
  const cell = (
    column: string,
    label: string,
    value: string,
    edit: (text: string) => PlayerEdit,
  ) => (
    <EditableCell
      label={tournamentWords.say('label_of_name', { label, name: player.name })}
      column={column}
      value={value}
      onCommit={(text) => save(() => edit(text))}
      {...(column === 'rating' && { inputMode: 'decimal' })}
    />
  );
  return (
    <>
      <span role="cell" data-cell="name" className="flex items-center gap-1.5 font-medium">
        {cell('name', tournamentWords.say('name'), player.name, (name) => ({ name }))}
        <Mark mark={mark} />
      </span>
      <span role="cell" data-cell="rating">
        {cell('rating', scale.name, plainRating(player.mmr, scale), (text) => ({
          mmr: ratingOf(text, scale),
        }))}
      </span>
      <span role="cell" data-cell="positions">
        {cell(
          'positions',
          tournamentWords.say('positions'),
          player.positions.join('; '),
          (text) => ({
            positions: typedPositions(text),
          }),
        )}
      </span>
    </>
  );
}

function Controls({ player }: { player: RosterPlayer }) {
  const setOut = useTournamentChange((isOut: boolean) =>
    api.editPlayer(player.id, { is_out: isOut }),
  );
  const remove = useRemoval(player);
  const isOut = setOut.isPending ? setOut.variables : player.is_out;
  return (
    <>
      <span role="cell" data-cell="status">
        <Switch
          label={tournamentWords.say('name_plays_this_week', { name: player.name })}
          isOn={!isOut}
          onChange={(isOn) =>
            setOut.mutate(!isOn, { onError: (error) => toast.error(messageOf(error)) })
          }
        >
          {isOut ? tournamentWords.say('not_this_week') : tournamentWords.say('plays')}
        </Switch>
      </span>
      <span role="cell" data-cell="out">
        <Button
          variant="ghost"
          size="icon"
          className="size-8"
          aria-label={tournamentWords.say('remove_name', { name: player.name })}
          isBusy={remove.isPending}
          onClick={({ currentTarget }) =>
            remove.mutate(undefined, {
              onSuccess: wayToHeading(currentTarget),
              onError: (error) => toast.error(messageOf(error)),
            })
          }
        >
          <Trash2 />
        </Button>
      </span>
    </>
  );
}

const kUndoMs = 12_000;

/** Asks nothing, and can be undone from what is told about it. */
function useRemoval({ id, name }: RosterPlayer) {
  const restore = useTournamentChange(() => api.restorePlayer(id));
  const undo = () =>
    restore.mutateAsync(undefined).catch((error: unknown) => toast.error(messageOf(error)));
  return useTournamentChange(async () => {
    await api.deletePlayer(id);
    toast(tournamentWords.say('name_is_off_the_roster', { name }), {
      duration: kUndoMs,
      action: { label: tournamentWords.say('undo'), onClick: () => void undo() },
    });
  });
}
