import { useState, type ReactNode } from 'react';
import { Dialog, DialogContent } from '@/components/Dialog';
import { DialogForm } from '@/components/DialogForm';
import { Field, Textarea } from '@/components/Field';
import { useAction } from '@/components/useAction';
import { roomWords } from '@/words/room';

interface ReasonDialogProps {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  title: string;
  description: ReactNode;
  confirmWords: string;
  onConfirm: (reason: string) => Promise<void>;
  children?: ReactNode;
}

const kReasonLimit = 500;

/** Asks why before something is taken back. The reason may stay empty. */
export function ReasonDialog(props: ReasonDialogProps) {
  const { isOpen, onOpenChange, title, description, confirmWords, onConfirm, children } = props;
  const [reason, setReason] = useState('');
  const action = useAction();
  const confirm = async () => {
    if (!(await action.run(() => onConfirm(reason.trim())))) return;
    setReason('');
    onOpenChange(false);
  };
  const change = (opens: boolean) => {
    action.forget();
    onOpenChange(opens);
  };
  return (
    <Dialog open={isOpen} onOpenChange={change}>
      <DialogContent title={title} description={description}>
        {children}
        <DialogForm
          problem={action.problem}
          cancelWords={roomWords.say('reason.keep')}
          confirmWords={confirmWords}
          tone="danger"
          isBusy={action.isBusy}
          onSubmit={() => void confirm()}
        >
          <Field label={roomWords.say('reason.label')} hint={roomWords.say('reason.hint')}>
            {(control) => (
              <Textarea
                {...control}
                maxLength={kReasonLimit}
                value={reason}
                onChange={(event) => setReason(event.target.value)}
              />
            )}
          </Field>
        </DialogForm>
      </DialogContent>
    </Dialog>
  );
}
