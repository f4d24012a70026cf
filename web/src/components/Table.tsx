import type { ComponentProps, ReactNode } from 'react';
import { cn } from '@/components/cn';

interface TableProps {
  /** The cells of the head. */
  head: ReactNode;
  headClassName?: string;
  className?: string;
  /** The rows. */
  children: ReactNode;
}

/** A table in a frame. */
export function Table({ head, headClassName, className, children }: TableProps) {
  return (
    <div className={cn('rounded-lg border border-line bg-surface', className)}>
      <table className="w-full text-sm">
        <thead className={cn('text-left text-[13px] text-faint', headClassName)}>
          <tr className="border-b border-line">{head}</tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}

export function HeadCell({ className, ...rest }: ComponentProps<'th'>) {
  return <th scope="col" className={cn('px-4 py-2 font-medium', className)} {...rest} />;
}

export function Row({ className, ...rest }: ComponentProps<'tr'>) {
  return <tr className={cn('border-b border-line-soft last:border-0', className)} {...rest} />;
}
