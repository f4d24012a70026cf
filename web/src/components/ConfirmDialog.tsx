import { useState, type ReactNode } from 'react';
import { Button } from '@/components/Button';
import { Dialog, DialogActions, DialogClose, DialogContent } from '@/components/Dialog';
import { Field, Input } from '@/components/Field';
import { ErrorNote } from '@/components/Notice';
import { useAction } from '@/components/useAction';

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
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (isTyped) void confirm();
      }}
    >
      {typed !== undefined && (
        <Field label={`Type “${typed}” to confirm`}>
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
      {action.problem !== null && <ErrorNote>{action.problem}</ErrorNote>}
      <DialogActions>
        <DialogClose asChild>
          <Button variant="ghost">Cancel</Button>
        </DialogClose>
        <Button type="submit" variant={tone} disabled={!isTyped} isBusy={action.isBusy}>
          {confirmWords}
        </Button>
      </DialogActions>
    </form>
  );
}
