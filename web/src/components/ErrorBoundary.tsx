import { Component, type MouseEvent, type ReactNode } from 'react';
import { Button } from '@/components/Button';
import { cn } from '@/components/cn';
import { wayToHeading } from '@/components/focusPlace';
import { words } from '@/words/catalogue';

interface ErrorBoundaryProps {
  /** What is missing when it cannot be shown, as a sentence begins: "The pool". */
  what: string;
  /** What the region is drawn from: after a fault, another value tries again by itself. */
  attempt?: unknown;
  /** Where the note stands in the place of the region. */
  className?: string;
  /** Instead of drawing the region once more. */
  onTryAgain?: () => void;
  children: ReactNode;
}

interface ErrorBoundaryState {
  readonly fault: string | null;
}

/** A region that fails alone: in its place stands what happened, and the rest of the page goes on. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, ErrorBoundaryState> {
  override state: ErrorBoundaryState = { fault: null };

  static getDerivedStateFromError(error: unknown): ErrorBoundaryState {
    return { fault: error instanceof Error ? error.message : String(error) };
  }

  override componentDidUpdate(before: ErrorBoundaryProps, { fault }: ErrorBoundaryState): void {
    // A fault that came with the change itself is no reason to try the same again.
    if (fault !== null && this.state.fault !== null && before.attempt !== this.props.attempt)
      this.setState({ fault: null });
  }

  private readonly tryAgain = ({ currentTarget }: MouseEvent<HTMLButtonElement>) => {
    const { onTryAgain } = this.props;
    if (onTryAgain) {
      onTryAgain();
      return;
    }
    const goOn = wayToHeading(currentTarget);
    this.setState({ fault: null }, () => {
      if (!currentTarget.isConnected) goOn();
    });
  };

  override render(): ReactNode {
    const { what, className, children } = this.props;
    const { fault } = this.state;
    if (fault === null) return children;
    return (
      <div role="alert" className={cn('region-fault', className)}>
        <p className="font-medium text-danger">{words.say('fault.region', { what })}</p>
        {fault.trim() !== '' && (
          <p className="region-fault-detail">{words.say('fault.detail', { detail: fault })}</p>
        )}
        <Button size="small" onClick={this.tryAgain}>
          {words.say(this.props.onTryAgain ? 'fault.reload' : 'fault.again')}
        </Button>
      </div>
    );
  }
}

interface PageBoundaryProps {
  /** Another page tries again by itself. */
  path: string;
  children: ReactNode;
}

/** Around a whole page. It is loaded again: what it is made of may be what is missing. */
export function PageBoundary({ path, children }: PageBoundaryProps) {
  return (
    <ErrorBoundary
      what={words.say('fault.page')}
      attempt={path}
      className="page-fault"
      onTryAgain={() => window.location.reload()}
    >
      {children}
    </ErrorBoundary>
  );
}
