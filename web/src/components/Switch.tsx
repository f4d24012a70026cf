import type { ReactNode } from 'react';
import { cn } from '@/components/cn';

interface SwitchProps {
  label: string;
  isOn: boolean;
  onChange: (isOn: boolean) => void;
  /** What its state means, beside it. */
  children?: ReactNode;
}

/** On or off, at once. */
export function Switch({ label, isOn, onChange, children }: SwitchProps) {
  return (
    <button
      type="button"
      role="switch"
      aria-label={label}
      aria-checked={isOn}
      className="inline-flex h-8 items-center gap-2 rounded-md px-1.5 text-[13px] text-soft hover:bg-hover"
      onClick={() => onChange(!isOn)}
    >
      <span
        aria-hidden
        className={cn(
          'flex h-4 w-7 shrink-0 items-center rounded-full p-0.5 transition-colors',
          isOn ? 'bg-good' : 'bg-line-strong',
        )}
      >
        <span
          className={cn(
            'size-3 rounded-full bg-ground transition-transform',
            isOn && 'translate-x-3',
          )}
        />
      </span>
      {children}
    </button>
  );
}
