import { cn } from '@/components/cn';
import { kStyleWords } from '@/components/DraftStatus';
import type { Projection } from '@/draft/balance';
import type { DraftStyle } from '@/types/draftEvent';
import { words } from '@/words/catalogue';
import { ratingText, type RatingScale } from '@/words/rating';
import { partWords } from '@/words/parts';

interface StyleChoiceProps {
  style: DraftStyle;
  /** Of each style; of a set-up without teams they say nothing yet. */
  projections: readonly Projection[];
  hasTeams: boolean;
  scale: RatingScale;
  error: string | undefined;
  onChange: (style: DraftStyle) => void;
}

const kStyleNotes: Record<DraftStyle, string> = {
  shuffle: partWords.say('the_team_with_the_lowest'),
  snake: partWords.say('in_draft_order_then_backwards'),
  normal: partWords.say('in_draft_order_the_same'),
};

/** How it is picked, each style with how far apart the teams would end. */
export function StyleChoice(props: StyleChoiceProps) {
  const { style, projections, hasTeams, scale, error, onChange } = props;
  const widest = Math.max(1, ...projections.map(({ spread }) => spread));
  return (
    <fieldset className="flex flex-col gap-1.5">
      <legend className="mb-1.5 text-sm font-medium text-soft">{partWords.say('style')}</legend>
      <div className="grid grid-cols-1 gap-2 tablet:grid-cols-3">
        {projections.map((each) => (
          <label
            key={each.style}
            className={cn(
              'flex cursor-pointer flex-col gap-1 rounded-lg border p-3 text-[13px]',
              style === each.style ? 'border-accent bg-accent-wash' : 'border-line hover:bg-hover',
            )}
          >
            <span className="flex items-center gap-2 text-sm font-semibold">
              <input
                type="radio"
                name="style"
                className="size-4 accent-(--accent)"
                checked={style === each.style}
                onChange={() => onChange(each.style)}
              />
              {kStyleWords[each.style]}
            </span>
            <span className="text-soft">{kStyleNotes[each.style]}</span>
            <span className="flex-1" />
            {hasTeams && <Spread projection={each} widest={widest} scale={scale} />}
          </label>
        ))}
      </div>
      <p className={cn('text-[13px]', error === undefined ? 'text-faint' : 'text-danger')}>
        {error ??
          (hasTeams
            ? partWords.say('how_the_teams_would_come')
            : partWords.say('choose_captains_and_each_style'))}
      </p>
    </fieldset>
  );
}

interface SpreadProps {
  projection: Projection;
  widest: number;
  scale: RatingScale;
}

function Spread({ projection, widest, scale }: SpreadProps) {
  const { style, lowest, highest, spread, rolls } = projection;
  return (
    <span className="flex flex-col gap-1 pt-1">
      <span>
        <span className="text-lg leading-tight font-semibold">{ratingText(spread, scale)}</span>{' '}
        <span className="text-soft">{partWords.say('apart')}</span>
      </span>
      <progress className="spread-bar" value={spread} max={widest} aria-hidden />
      <span className="text-soft">
        {partWords.say('lowest_to_highest', {
          lowest: ratingText(lowest, scale),
          highest: ratingText(highest, scale),
        })}
        {style === 'shuffle' && ` · ${words.say('count.rolls', { count: rolls })}`}
      </span>
    </span>
  );
}
