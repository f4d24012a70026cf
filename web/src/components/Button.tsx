import { cva, type VariantProps } from 'class-variance-authority';
import type { ComponentProps, ReactNode } from 'react';
import { cn } from '@/components/cn';
import { useLate } from '@/components/useLate';
import { words } from '@/words/catalogue';

const buttonStyles = cva(
  'inline-flex items-center justify-center gap-1.5 rounded-md font-medium whitespace-nowrap transition-colors select-none disabled:opacity-45 [&_svg]:size-4 [&_svg]:shrink-0',
  {
    variants: {
      variant: {
        primary: 'bg-accent text-accent-ink enabled:hover:brightness-110',
        secondary: 'border border-line-strong bg-raised text-ink enabled:hover:bg-hover',
        ghost: 'text-soft enabled:hover:bg-hover enabled:hover:text-ink',
        danger: 'border border-danger-line text-danger enabled:hover:bg-danger-wash',
        team: 'bg-team text-ground enabled:hover:brightness-110',
      },
      size: {
        small: 'h-7 px-2 text-[13px]',
        medium: 'h-9 px-3.5 text-sm',
        large: 'h-12 px-5 text-base',
        icon: 'size-9',
      },
    },
    defaultVariants: { variant: 'secondary', size: 'medium' },
  },
);

export type ButtonProps = ComponentProps<'button'> &
  VariantProps<typeof buttonStyles> & {
    /** Waits for an answer: no second press, and in words when it takes long. */
    isBusy?: boolean;
  };

export function Button({
  className,
  variant,
  size,
  isBusy = false,
  disabled,
  children,
  ...rest
}: ButtonProps) {
  return (
    <button
      type="button"
      className={cn(buttonStyles({ variant, size }), isBusy && 'cursor-progress', className)}
      disabled={disabled === true || isBusy}
      aria-busy={isBusy || undefined}
      {...rest}
    >
      {isBusy && size !== 'icon' ? <WaitingWords>{children}</WaitingWords> : children}
    </button>
  );
}

function WaitingWords({ children }: { children: ReactNode }) {
  return useLate(true) ? words.say('line.sending') : children;
}

export function buttonLook(options: VariantProps<typeof buttonStyles> & { className?: string }) {
  return cn(buttonStyles(options), options.className);
}
