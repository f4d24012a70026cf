import { HelpCircle } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { api } from '@/api/client';
import { useTournamentChange } from '@/api/queries';
import type { Field, Need, RosterPreview } from '@/api/roster';
import { Button } from '@/components/Button';
import { Input, Select } from '@/components/Field';
import { chooseColumn } from '@/features/tournament/ColumnHead';
import { columnName, tellingName } from '@/features/tournament/rosterWords';
import type { RosterImportState } from '@/features/tournament/useRosterImport';
import { words } from '@/words/catalogue';
import { ratingText, typedRating, type RatingScale } from '@/words/rating';
import { Pieces } from '@/components/Pieces';
import { tournamentWords } from '@/words/tournament';

interface RosterQuestionsProps {
  preview: RosterPreview;
  state: RosterImportState;
  scale: RatingScale;
  tournamentId: number;
}

/** What is asked about the whole list; each answered where it is asked. */
export function RosterQuestions(props: RosterQuestionsProps) {
  const { preview } = props;
  const unrated = preview.rows.filter((row) => row.status === 'unrated' && !row.left_out);
  const decimals = preview.rating.suggested_decimals ?? null;
  return (
    <div className="flex flex-col gap-2 empty:hidden">
      {preview.needs
        .filter(({ line }) => line === undefined)
        .map((need) => (
          <Question key={need.code} words={need.message}>
            <Answer need={need} {...props} />
          </Question>
        ))}
      <Names {...props} />
      {props.state.answers.unratedMmr !== null && <Given {...props} />}
      {unrated.length > 0 && <Unrated lines={unrated.map(({ line }) => line)} {...props} />}
      {decimals !== null && <Decimals decimals={decimals} {...props} />}
    </div>
  );
}

function Question({ words: said, children }: { words: ReactNode; children: ReactNode }) {
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-lg border border-accent-line bg-accent-wash px-4 py-2.5 text-sm">
      <p className="flex min-w-0 flex-1 basis-64 items-center gap-2">
        <HelpCircle className="size-4 shrink-0 text-accent" aria-hidden />
        <span className="min-w-0">{said}</span>
      </p>
      <div className="flex flex-wrap items-center gap-2 empty:hidden">{children}</div>
    </div>
  );
}

const kFieldOf: Partial<Record<Need['code'], Field>> = {
  choose_name_column: 'name',
  choose_rating_column: 'mmr',
  choose_positions_column: 'positions',
  choose_discord_column: 'discord_id',
};

function Answer({ need, preview, state }: RosterQuestionsProps & { need: Need }) {
  if (need.code === 'choose_read_scale') {
    return (
      <>
        <Button size="small" onClick={() => state.read({ readScale: 'thousands' })}>
          {tournamentWords.say('number_5_400_is_five_thousand')}
        </Button>
        <Button size="small" onClick={() => state.read({ readScale: 'decimals' })}>
          {tournamentWords.say('number_5_400_is_between_5')}
        </Button>
      </>
    );
  }
  const field = kFieldOf[need.code];
  if (field === undefined) return null;
  const chosen = state.reading.columns?.[field];
  return preview.columns
    .filter(({ index }) => need.columns?.includes(index) ?? true)
    .map((column) => (
      <Button
        key={column.index}
        size="small"
        variant={chosen === column.index ? 'primary' : 'secondary'}
        aria-pressed={chosen === column.index}
        onClick={() => chooseColumn(preview, state, field, column)}
      >
        {columnName(column)}
      </Button>
    ));
}

/** Asked when the encoding is a guess, by a name that would look otherwise in another one. */
function Names({ preview, state }: RosterQuestionsProps) {
  const [isRight, setIsRight] = useState(false);
  const name = tellingName(preview.rows);
  const { encoding } = preview;
  const isChosen = state.reading.encoding !== undefined;
  if (isRight || name === null || !(encoding.guessed || isChosen)) return null;
  const others = [...new Set([encoding.used, ...encoding.others])];
  return (
    <Question
      words={
        <>
          <Pieces
            pieces={tournamentWords.pieces('do_these_names_look_right', { name: { name } })}
          />
        </>
      }
    >
      <Button size="small" variant="primary" onClick={() => setIsRight(true)}>
        {tournamentWords.say('yes')}
      </Button>
      {others.length > 1 && (
        <Select
          aria-label={tournamentWords.say('read_them_as')}
          className="h-7 w-auto text-[13px]"
          value={encoding.used}
          onChange={({ target }) => state.read({ encoding: target.value })}
        >
          {others.map((other) => (
            <option key={other}>{other}</option>
          ))}
        </Select>
      )}
    </Question>
  );
}

function Unrated({ lines, state, scale }: RosterQuestionsProps & { lines: readonly number[] }) {
  const [typed, setTyped] = useState('');
  const rating = typedRating(typed, scale);
  const { leaveOut } = state.answers;
  const give = () => {
    if (rating !== null) state.answer({ unratedMmr: rating });
  };
  return (
    <Question words={`${words.say('count.unrated', { count: lines.length })}.`}>
      <Input
        aria-label={tournamentWords.say('name_for_those_who_have', { name: scale.name })}
        placeholder={scale.name}
        inputMode="decimal"
        className="h-7 w-24 text-[13px]"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          give();
        }}
      />
      <Button size="small" disabled={rating === null} onClick={give}>
        {tournamentWords.say(lines.length === 1 ? 'give_it_this' : 'give_them_this')}
      </Button>
      <Button size="small" onClick={() => state.answer({ leaveOut: [...leaveOut, ...lines] })}>
        {tournamentWords.say(lines.length === 1 ? 'leave_that_one_out' : 'leave_them_out')}
      </Button>
    </Question>
  );
}

/** The answer to a missing rating, as long as it can be taken back. */
function Given({ state, scale }: RosterQuestionsProps) {
  const { unratedMmr } = state.answers;
  if (unratedMmr === null) return null;
  return (
    <Question
      words={tournamentWords.say('those_without_get', {
        rating: ratingText(unratedMmr, scale),
        scale: scale.name,
      })}
    >
      <Button size="small" onClick={() => state.answer({ unratedMmr: null })}>
        {tournamentWords.say('ask_again')}
      </Button>
    </Question>
  );
}

function Decimals({ decimals, tournamentId }: RosterQuestionsProps & { decimals: number }) {
  const change = useTournamentChange(() =>
    api.editTournament(tournamentId, { rating_decimals: decimals }),
  );
  return (
    <Question words={change.error?.message ?? tournamentWords.say('some_ratings_have_a_fraction')}>
      <Button size="small" isBusy={change.isPending} onClick={() => change.mutate(undefined)}>
        {tournamentWords.say('keep_decimals', {
          decimals: words.say('count.decimals', { count: decimals }),
        })}
      </Button>
    </Question>
  );
}
