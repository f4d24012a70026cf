import { Field, Input } from '@/components/Field';
import { partWords } from '@/words/parts';

interface NameFieldProps {
  value: string;
  onChange: (name: string) => void;
  error: string | undefined;
}

/** What something is called. */
export function NameField({ value, onChange, error }: NameFieldProps) {
  return (
    <Field label={partWords.say('name')} error={error}>
      {(control) => (
        <Input
          {...control}
          required
          maxLength={100}
          autoComplete="off"
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
