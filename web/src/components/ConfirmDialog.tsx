import { useState, type ReactNode } from 'react';
import { Dialog, DialogContent } from '@/components/Dialog';
import { DialogForm } from '@/components/DialogForm';
import { Field, Input } from '@/components/Field';
import { useAction } from '@/components/useAction';
import { partWords } from '@/words/parts';

interface ConfirmDialogProps {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  title: string;
  description: ReactNode;
  confirmWords: string;
  /** What has to be typed first, for what can't be taken back. */
  typed?: string | undefined;
  tone?: 'danger' | 'primary' | undefined;
  onConfirm: () => Promise<unknown>;
}

/** Asks once more. Stays open with the server's words when it was refused. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { isOpen, onOpenChange, title, description } = props;
  return (
    <Dialog open={isOpen} onOpenChange={onOpenChange}>
      <DialogContent title={title} description={description}>
        <Question {...props} />
      </DialogContent>
    </Dialog>
  );
}

function Question(props: ConfirmDialogProps) {
  const { onOpenChange, confirmWords, typed, tone = 'danger', onConfirm } = props;
  const [text, setText] = useState('');
  const action = useAction();
  const isTyped = typed === undefined || text.trim().normalize() === typed.normalize();
  const confirm = async () => {
    if (await action.run(onConfirm)) onOpenChange(false);
  };
  return (
    <DialogForm
      problem={action.problem}
      cancelWords={partWords.say('cancel')}
      confirmWords={confirmWords}
      tone={tone}
      isDisabled={!isTyped}
      isBusy={action.isBusy}
      onSubmit={() => void confirm()}
    >
      {typed !== undefined && (
        <Field label={partWords.say('type_typed_to_confirm', { typed })}>
          {(control) => (
            <Input
              {...control}
              autoComplete="off"
              spellCheck={false}
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
          )}
        </Field>
      )}
    </DialogForm>
  );
}
