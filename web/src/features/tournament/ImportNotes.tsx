import type { RosterPlayer } from '@/api/client';
import type { PreviewRow } from '@/api/roster';
import { Button } from '@/components/Button';
import type { ImportRowProps } from '@/features/tournament/ImportRow';
import { rowAbove, withoutLine } from '@/features/tournament/rosterWords';
import { ratingText, type RatingScale } from '@/words/rating';
import { tournamentWords } from '@/words/tournament';

/** What there is to say about a line, and the answers to what is asked about it. */
export function ImportNotes(props: ImportRowProps) {
  const { row, state, scale } = props;
  const changes = row.before ? changeWords(row, scale) : [];
  const told = row.notes.filter(({ code }) => code !== 'duplicate_of').map(({ text }) => text);
  const isAlsoOne = state.answers.alsoPeople.includes(row.line);
  const hasNothing =
    row.errors.length + changes.length + told.length === 0 &&
    props.need === null &&
    row.status !== 'duplicate' &&
    !isAlsoOne;
  if (hasNothing) return null;
  return (
    <div role="cell" data-cell="note" id={`note-${row.line}`} className="roster-note">
      {row.errors.map(({ code, message }) => (
        <p key={code} className="text-danger">
          {withoutLine(message)}
        </p>
      ))}
      {[...changes, ...told].map((text) => (
        <p key={text}>{withoutLine(text)}</p>
      ))}
      {row.status === 'duplicate' && <Duplicate {...props} />}
      {props.need && <WhoIsIt {...props} />}
      {isAlsoOne && row.status !== 'duplicate' && <TwoPeople {...props} />}
    </div>
  );
}

function changeWords({ before, ...row }: PreviewRow, scale: RatingScale): string[] {
  const said: string[] = [];
  if (before?.name !== undefined)
    said.push(tournamentWords.say('is_name_on_the_roster', { name: before.name }));
  if (before?.mmr !== undefined && row.mmr !== null)
    said.push(`${scale.name} ${ratingText(before.mmr, scale)} → ${ratingText(row.mmr, scale)}`);
  if (before?.positions !== undefined) {
    const was = before.positions.join(', ');
    said.push(
      tournamentWords.say('positions_change', {
        before: was === '' ? tournamentWords.say('none') : was,
        after: row.positions.join(', ') || tournamentWords.say('none'),
      }),
    );
  }
  if (before?.discord_id !== undefined) said.push(tournamentWords.say('gets_another_discord_id'));
  return said;
}

function Duplicate({ row, rows, state }: ImportRowProps) {
  const above = rowAbove(rows, row);
  const { leaveOut, alsoPeople } = state.answers;
  return (
    <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
      {above
        ? tournamentWords.say('same_person_as_in_line', { line: above.line })
        : tournamentWords.say('same_person_as_above')}{' '}
      {tournamentWords.say('this_line_is_left_out')}
      <span className="flex flex-wrap gap-1.5">
        {above && (
          <Button
            size="small"
            onClick={() => state.answer({ leaveOut: [...leaveOut, above.line] })}
          >
            {tournamentWords.say('use_this_line_instead')}
          </Button>
        )}
        <Button
          size="small"
          onClick={() => state.answer({ alsoPeople: [...alsoPeople, row.line] })}
        >
          {tournamentWords.say('they_are_two_people')}
        </Button>
      </span>
    </p>
  );
}

function TwoPeople({ row, state }: ImportRowProps) {
  const { alsoPeople } = state.answers;
  return (
    <p className="flex flex-wrap items-center gap-2">
      {tournamentWords.say('a_person_of_their_own')}
      <Button
        size="small"
        variant="ghost"
        onClick={() => state.answer({ alsoPeople: alsoPeople.filter((line) => line !== row.line) })}
      >
        {tournamentWords.say('no_the_same')}
      </Button>
    </p>
  );
}

/** Enough to tell two people of one name apart. */
function personWords(player: RosterPlayer | undefined, id: number, scale: RatingScale): string {
  if (!player) return tournamentWords.say('player_id', { id });
  const positions = player.positions.join(', ');
  const rating = `${scale.name} ${ratingText(player.mmr, scale)}`;
  return [player.name, rating, positions].filter((part) => part !== '').join(' · ');
}

function WhoIsIt({ row, need, state, byId, scale }: ImportRowProps) {
  const { persons, alsoPeople } = state.answers;
  return (
    <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
      {tournamentWords.say('who_of_the_roster_is_ask')}
      <span className="flex flex-wrap gap-1.5">
        {need?.player_ids?.map((id) => (
          <Button
            key={id}
            size="small"
            onClick={() => state.answer({ persons: new Map(persons).set(row.line, id) })}
          >
            {personWords(byId.get(id), id, scale)}
          </Button>
        ))}
        <Button
          size="small"
          variant="ghost"
          onClick={() => state.answer({ alsoPeople: [...alsoPeople, row.line] })}
        >
          {tournamentWords.say('a_new_person')}
        </Button>
      </span>
    </p>
  );
}
