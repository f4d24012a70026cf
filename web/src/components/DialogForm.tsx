import type { ReactNode, Ref } from 'react';
import { Button, type ButtonProps } from '@/components/Button';
import { DialogActions, DialogClose } from '@/components/Dialog';
import { ErrorNote } from '@/components/Notice';

interface DialogFormProps {
  ref?: Ref<HTMLFormElement>;
  /** Why it was refused, as far as no field says so. */
  problem: string | null;
  /** For the button that leaves everything as it is; without, there is only the dialog's own. */
  cancelWords?: string;
  confirmWords: string;
  tone?: ButtonProps['variant'];
  isDisabled?: boolean;
  isBusy: boolean;
  onSubmit: () => void;
  children?: ReactNode;
}

/** What a dialog asks for, and the buttons that answer it. */
export function DialogForm(props: DialogFormProps) {
  const { ref, problem, cancelWords, confirmWords, tone = 'primary', children } = props;
  const { isDisabled = false, isBusy, onSubmit } = props;
  return (
    <form
      ref={ref}
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isDisabled) onSubmit();
      }}
    >
      {children}
      {problem !== null && <ErrorNote>{problem}</ErrorNote>}
      <DialogActions>
        {cancelWords !== undefined && (
          <DialogClose asChild>
            <Button variant="ghost">{cancelWords}</Button>
          </DialogClose>
        )}
        <Button type="submit" variant={tone} disabled={isDisabled} isBusy={isBusy}>
          {confirmWords}
        </Button>
      </DialogActions>
    </form>
  );
}
