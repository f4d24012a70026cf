import { Field, Input, Select } from '@/components/Field';
import { ratingText } from '@/words/rating';
import { tournamentWords } from '@/words/tournament';

interface RatingFieldsProps {
  name: string;
  decimals: number;
  nameFault: string | undefined;
  decimalsFault: string | undefined;
  onName: (name: string) => void;
  onDecimals: (decimals: number) => void;
}

const kDecimals = [0, 1, 2, 3];
/** A rating with so many digits shows what each choice means. */
const kExample = 8570;

/** What the ratings of a tournament are called, and how fine they are. */
export function RatingFields(props: RatingFieldsProps) {
  const { name, decimals, nameFault, decimalsFault, onName, onDecimals } = props;
  return (
    <div className="grid grid-cols-2 gap-4">
      <Field
        label={tournamentWords.say('a_rating_is_called')}
        hint={tournamentWords.say('elo_sr_points_more')}
        error={nameFault}
      >
        {(control) => (
          <Input
            {...control}
            required
            maxLength={12}
            autoComplete="off"
            value={name}
            onChange={(event) => onName(event.target.value)}
          />
        )}
      </Field>
      <Field label={tournamentWords.say('and_looks_like')} error={decimalsFault}>
        {(control) => (
          <Select
            {...control}
            value={decimals}
            onChange={(event) => onDecimals(Number(event.target.value))}
          >
            {kDecimals.map((each) => (
              <option key={each} value={each}>
                {ratingText(kExample, { name, decimals: each })}
              </option>
            ))}
          </Select>
        )}
      </Field>
    </div>
  );
}
