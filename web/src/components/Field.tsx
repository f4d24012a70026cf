import { useId, type ComponentProps, type ReactNode } from 'react';
import { cn } from '@/components/cn';

const kControl =
  'w-full rounded-md border border-line-strong bg-sunken px-3 text-sm text-ink disabled:opacity-50 aria-[invalid=true]:border-danger';

interface FieldProps {
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  className?: string;
  children: (control: {
    id: string;
    'aria-invalid': boolean;
    'aria-describedby'?: string;
  }) => ReactNode;
}

/** A labelled control with what is wrong about it. */
export function Field({ label, hint, error, className, children }: FieldProps) {
  const id = useId();
  const noteId = `${id}-note`;
  const note = error ?? hint;
  return (
    <div className={cn('flex flex-col gap-1.5', className)}>
      <label htmlFor={id} className="text-sm font-medium text-soft">
        {label}
      </label>
      {children({
        id,
        'aria-invalid': error !== undefined,
        ...(note !== undefined && { 'aria-describedby': noteId }),
      })}
      {note !== undefined && (
        <p
          id={noteId}
          className={cn('text-[13px]', error === undefined ? 'text-faint' : 'text-danger')}
        >
          {note}
        </p>
      )}
    </div>
  );
}

export function Input({ className, ...rest }: ComponentProps<'input'>) {
  return <input className={cn(kControl, 'h-9', className)} {...rest} />;
}

export function Textarea({ className, ...rest }: ComponentProps<'textarea'>) {
  return <textarea className={cn(kControl, 'min-h-20 py-2', className)} {...rest} />;
}

export function Select({ className, ...rest }: ComponentProps<'select'>) {
  return <select className={cn(kControl, 'select h-9', className)} {...rest} />;
}
