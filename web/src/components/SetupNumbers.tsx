import { Button } from '@/components/Button';
import { Field, Input } from '@/components/Field';
import { kWidestWindow, type SuggestedWindow } from '@/draft/balance';
import type { SetupChoice } from '@/draft/setupChoice';
import { ratingText, type RatingScale } from '@/words/rating';

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
      <Field label="Name" hint="Shown wherever this draft is." error={nameFault}>
        {(control) => (
          <Input
            {...control}
            maxLength={kLongestName}
            placeholder="Week 3"
            autoComplete="off"
            value={choice.name}
            onChange={({ target }) => onChange({ ...choice, name: target.value })}
          />
        )}
      </Field>
      <Field label="Team size" hint="Captain included, 2 to 10." error={sizeFault}>
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
            label="Tie window"
            hint={`Totals this close to the lowest roll dice, in ${scale.name}.`}
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
              Take {ratingText(suggestion.tieWindow, scale)}: about {suggestion.rolls} of{' '}
              {suggestion.rounds} picks roll
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
