import type { ComponentProps } from 'react';
import { cn } from '@/components/cn';

/** Says what went wrong, where it went wrong, at once to a screen reader. */
export function ErrorNote({ className, children, ...rest }: ComponentProps<'div'>) {
  return (
    <div
      role="alert"
      className={cn(
        'rounded-md border border-danger-line bg-danger-wash px-3 py-2 text-sm text-danger',
        className,
      )}
      {...rest}
    >
      {children}
    </div>
  );
}

/** Says what was done, to a screen reader as well: that listens only to what was there before its text. */
export function DoneNote({ className, ...rest }: ComponentProps<'p'>) {
  return (
    <p
      role="status"
      className={cn(
        'rounded-md border border-good-line bg-good-wash px-3 py-2 text-sm text-good empty:sr-only',
        className,
      )}
      {...rest}
    />
  );
}

export function EmptyNote({ className, ...rest }: ComponentProps<'p'>) {
  return (
    <p
      className={cn(
        'rounded-lg border border-dashed border-line px-4 py-8 text-center text-sm text-faint',
        className,
      )}
      {...rest}
    />
  );
}
