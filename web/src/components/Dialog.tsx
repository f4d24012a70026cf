import { X } from 'lucide-react';
import { Dialog as Primitive } from 'radix-ui';
import { useRef, type ComponentProps, type ReactNode } from 'react';
import { Button } from '@/components/Button';
import { cn } from '@/components/cn';
import { ErrorBoundary } from '@/components/ErrorBoundary';
import { wayBack } from '@/components/focusPlace';
import { words } from '@/words/catalogue';
import { partWords } from '@/words/parts';

export const Dialog = Primitive.Root;
export const DialogTrigger = Primitive.Trigger;
export const DialogClose = Primitive.Close;

interface DialogContentProps extends Omit<ComponentProps<typeof Primitive.Content>, 'title'> {
  title: string;
  description?: ReactNode;
}

/** A question over the page. Its veil is ours: Radix's own writes a style element, which the pages' policy refuses. */
export function DialogContent({
  title,
  description,
  className,
  children,
  ...rest
}: DialogContentProps) {
  const goBack = useRef<() => void>(() => undefined);
  return (
    <Primitive.Portal>
      <div
        className="pointer-events-auto fixed inset-0 z-40 animate-[fade_120ms] bg-black/55"
        aria-hidden
      />
      <Primitive.Content
        className={cn(
          'fixed top-1/2 left-1/2 z-50 flex max-h-[90dvh] w-[min(92vw,30rem)] -translate-x-1/2 -translate-y-1/2 flex-col gap-4 overflow-y-auto rounded-lg bg-surface p-5 shadow-float',
          className,
        )}
        onOpenAutoFocus={() => {
          goBack.current = wayBack(document.activeElement);
        }}
        // Radix goes back to its own trigger only, and most dialogs have none.
        onCloseAutoFocus={(event) => {
          event.preventDefault();
          goBack.current();
        }}
        {...(description === undefined && { 'aria-describedby': undefined })}
        {...rest}
      >
        <header className="flex flex-col gap-1 pr-8">
          <Primitive.Title className="text-base font-semibold">{title}</Primitive.Title>
          {description !== undefined && (
            <Primitive.Description className="text-sm text-soft">
              {description}
            </Primitive.Description>
          )}
        </header>
        <ErrorBoundary what={words.say('fault.dialog')}>{children}</ErrorBoundary>
        <Primitive.Close asChild>
          <Button
            variant="ghost"
            size="icon"
            className="absolute top-3 right-3"
            aria-label={partWords.say('close')}
          >
            <X />
          </Button>
        </Primitive.Close>
      </Primitive.Content>
    </Primitive.Portal>
  );
}

export function DialogActions({ children }: { children: ReactNode }) {
  return <div className="flex justify-end gap-2">{children}</div>;
}
