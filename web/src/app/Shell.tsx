import type { ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import { PageBoundary } from '@/components/ErrorBoundary';
import { OtherNameBanner } from '@/components/OtherName';
import { ThemeToggle } from '@/components/ThemeToggle';
import { Toasts } from '@/components/Toasts';
import { AccountMenu } from '@/features/session/AccountMenu';

interface ShellProps {
  /** Off where the page itself says how to sign in. */
  hasAccount?: boolean;
  children: ReactNode;
}

/** The frame of every page but the draft room, which needs all the space and has a place of its own for toasts. */
export function Shell({ hasAccount = true, children }: ShellProps) {
  const [path] = useLocation();
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="sticky top-0 z-20 border-b border-line bg-ground">
        <div className="mx-auto flex h-14 max-w-6xl items-center gap-3 px-4">
          <Link href="/" className="flex items-center gap-2 font-semibold tracking-tight">
            <svg viewBox="0 0 32 32" className="size-6" aria-hidden>
              <path d="M5 5h6v22H5zM13 5h6v15h-6zM21 5h6v8h-6z" className="fill-accent" />
            </svg>
            Draftwire
          </Link>
          <span className="flex-1" />
          {hasAccount && <AccountMenu />}
          <ThemeToggle />
        </div>
      </header>
      <OtherNameBanner />
      <main className="mx-auto w-full max-w-6xl flex-1 px-4 py-6">
        <PageBoundary path={path}>{children}</PageBoundary>
      </main>
      <Toasts />
    </div>
  );
}
