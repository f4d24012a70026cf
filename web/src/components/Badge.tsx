import { cva, type VariantProps } from 'class-variance-authority';
import type { ComponentProps } from 'react';
import { cn } from '@/components/cn';

const badgeStyles = cva(
  'inline-flex items-center gap-1 rounded-sm px-1.5 text-xs leading-5 font-medium whitespace-nowrap',
  {
    variants: {
      tone: {
        plain: 'bg-hover text-soft',
        live: 'bg-danger text-danger-ink',
        good: 'bg-good-wash text-good',
        accent: 'bg-accent-wash text-accent',
        outline: 'border border-line text-faint',
      },
    },
    defaultVariants: { tone: 'plain' },
  },
);

export function Badge({
  className,
  tone,
  ...rest
}: ComponentProps<'span'> & VariantProps<typeof badgeStyles>) {
  return <span className={cn(badgeStyles({ tone }), className)} {...rest} />;
}
