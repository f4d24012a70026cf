import type { ReactNode } from 'react';
import { Link } from 'wouter';

interface PageNoteProps {
  title: string;
  /** Spoken at once: an alert for what failed, a status for what is under way. */
  role?: 'alert' | 'status';
  children?: ReactNode;
}

/** A page that has only something to say, and where to go from there. */
export function PageNote({ title, role, children }: PageNoteProps) {
  return (
    <div
      className="mx-auto flex w-full max-w-md flex-col items-center gap-3 px-4 py-24 text-center"
      role={role}
    >
      <h1 className="text-lg font-semibold text-balance">{title}</h1>
      {children}
    </div>
  );
}

export function PageNoteText({ children }: { children: ReactNode }) {
  return <p className="max-w-full text-sm text-balance text-soft">{children}</p>;
}

export function PageNoteLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link href={href} className="text-sm text-accent underline">
      {children}
    </Link>
  );
}
