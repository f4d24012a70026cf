import { Search } from 'lucide-react';
import type { ComponentProps } from 'react';
import { cn } from '@/components/cn';
import { Input } from '@/components/Field';

interface SearchFieldProps extends Omit<ComponentProps<'input'>, 'onChange'> {
  label: string;
  onChange: (search: string) => void;
}

/** Filters what is shown below it. */
export function SearchField({ label, className, onChange, ...rest }: SearchFieldProps) {
  return (
    <div className={cn('relative', className)}>
      <Search className="pointer-events-none absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-faint" />
      <Input
        type="search"
        aria-label={label}
        placeholder={label}
        className="pl-8"
        onChange={(event) => onChange(event.target.value)}
        {...rest}
      />
    </div>
  );
}
