import type { ReactNode } from 'react';

interface TitledRowProps {
  heading: ReactNode;
  text: string;
  /** The button or link beside it. */
  children: ReactNode;
}

/** What something is, and what can be done about it. */
export function TitledRow({ heading, text, children }: TitledRowProps) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
      <div className="min-w-0 flex-1 basis-64">
        {heading}
        <p className="text-sm text-soft">{text}</p>
      </div>
      {children}
    </div>
  );
}
