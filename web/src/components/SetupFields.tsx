import { faultOf, ApiProblem, messageOf, type RosterPlayer } from '@/api/client';
import { DraftOrder } from '@/components/DraftOrder';
import { ErrorNote } from '@/components/Notice';
import { PeopleChoice } from '@/components/PeopleChoice';
import { SetupNumbers } from '@/components/SetupNumbers';
import { StyleChoice } from '@/components/StyleChoice';
import { projections, suggestedWindow } from '@/draft/balance';
import { setupToPlay, type SetupChoice } from '@/draft/setupChoice';
import type { RatingScale } from '@/words/rating';

interface SetupFieldsProps {
  choice: SetupChoice;
  onChange: (choice: SetupChoice) => void;
  players: readonly RosterPlayer[];
  elsewhere: ReadonlyMap<number, string>;
  scale: RatingScale;
  /** Why it was refused; what has a field is told beside it. */
  error: Error | null;
}

const kFields: readonly string[] = ['name', 'style', 'team_size', 'tie_window'];
const kTeamSizes = { min: 2, max: 10 };

/** All that a draft is played with, while it can still be changed. */
export function SetupFields(props: SetupFieldsProps) {
  const { choice, onChange, players, elsewhere, scale, error } = props;
  // While a size is being typed, as far as the rules allow it.
  const teamSize = Math.min(Math.max(choice.teamSize, kTeamSizes.min), kTeamSizes.max);
  const setup = setupToPlay({ ...choice, teamSize }, players);
  const refusals = refusalsOf(error);
  return (
    <>
      <SetupNumbers
        choice={choice}
        onChange={onChange}
        suggestion={choice.style === 'shuffle' ? suggestedWindow(setup) : null}
        scale={scale}
        nameFault={faultOf(error, 'name')}
        sizeFault={faultOf(error, 'team_size')}
        windowFault={faultOf(error, 'tie_window')}
      />
      <StyleChoice
        style={choice.style}
        projections={projections(setup)}
        hasTeams={choice.captains.length >= 2}
        scale={scale}
        error={faultOf(error, 'style')}
        onChange={(style) => onChange({ ...choice, style })}
      />
      <div className="grid grid-cols-1 gap-5 tablet:grid-cols-2">
        <PeopleChoice
          choice={choice}
          onChange={onChange}
          players={players}
          elsewhere={elsewhere}
          scale={scale}
        />
        <DraftOrder choice={choice} onChange={onChange} players={players} scale={scale} />
      </div>
      {refusals.length > 0 && (
        <ErrorNote>
          <ul>
            {refusals.map((refusal) => (
              <li key={refusal}>{refusal}</li>
            ))}
          </ul>
        </ErrorNote>
      )}
    </>
  );
}

/** What was refused, but for what stands beside its own field. */
function refusalsOf(error: Error | null): string[] {
  if (!error) return [];
  if (!(error instanceof ApiProblem) || error.errors.length === 0) return [messageOf(error)];
  return error.errors.filter(({ field }) => !kFields.includes(field)).map(({ message }) => message);
}
