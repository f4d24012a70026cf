import { Button } from '@/components/Button';
import { Field, Input } from '@/components/Field';
import { kWidestWindow, type SuggestedWindow } from '@/draft/balance';
import type { SetupChoice } from '@/draft/setupChoice';
import { ratingText, type RatingScale } from '@/words/rating';
import { partWords } from '@/words/parts';

interface SetupNumbersProps {
  choice: SetupChoice;
  onChange: (choice: SetupChoice) => void;
  suggestion: SuggestedWindow | null;
  scale: RatingScale;
  sizeFault: string | undefined;
  windowFault: string | undefined;
  nameFault: string | undefined;
}

const kLongestName = 60;

/** What a draft is called, how large its teams are, and how close totals must be to roll. */
export function SetupNumbers(props: SetupNumbersProps) {
  const { choice, onChange, suggestion, scale, sizeFault, windowFault, nameFault } = props;
  const unit = 10 ** scale.decimals;
  return (
    <div className="grid grid-cols-1 items-start gap-4 tablet:grid-cols-[minmax(0,2fr)_1fr_minmax(0,2fr)]">
      <Field
        label={partWords.say('name')}
        hint={partWords.say('shown_wherever_this_draft_is')}
        error={nameFault}
      >
        {(control) => (
          <Input
            {...control}
            maxLength={kLongestName}
            placeholder={partWords.say('week_3')}
            autoComplete="off"
            value={choice.name}
            onChange={({ target }) => onChange({ ...choice, name: target.value })}
          />
        )}
      </Field>
      <Field
        label={partWords.say('team_size')}
        hint={partWords.say('captain_included_2_to_10')}
        error={sizeFault}
      >
        {(control) => (
          <Input
            {...control}
            type="number"
            min={2}
            max={10}
            required
            value={choice.teamSize}
            onChange={({ target }) => onChange({ ...choice, teamSize: target.valueAsNumber || 0 })}
          />
        )}
      </Field>
      {choice.style === 'shuffle' && (
        <div className="flex flex-col items-start gap-1.5">
          <Field
            className="w-full"
            label={partWords.say('tie_window')}
            hint={partWords.say('totals_this_close_to_the', { name: scale.name })}
            error={windowFault}
          >
            {(control) => (
              <Input
                {...control}
                type="number"
                min={0}
                max={kWidestWindow / unit}
                step={1 / unit}
                required
                value={choice.tieWindow / unit}
                onChange={({ target }) =>
                  onChange({
                    ...choice,
                    tieWindow: Math.round((target.valueAsNumber || 0) * unit),
                  })
                }
              />
            )}
          </Field>
          {suggestion && suggestion.tieWindow !== choice.tieWindow && (
            <Button
              size="small"
              onClick={() => onChange({ ...choice, tieWindow: suggestion.tieWindow })}
            >
              {partWords.say('take_the_window', {
                window: ratingText(suggestion.tieWindow, scale),
                rolls: suggestion.rolls,
                rounds: suggestion.rounds,
              })}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
