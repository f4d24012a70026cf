import { Lock } from 'lucide-react';
import { Badge } from '@/components/Badge';
import { cn } from '@/components/cn';
import { partWords } from '@/words/parts';

interface PrivateBadgeProps {
  /** Beside a name in a narrow place: on a phone only the lock is seen. */
  isTight?: boolean;
}

/** Worn by a private tournament wherever its name stands. */
export function PrivateBadge({ isTight = false }: PrivateBadgeProps) {
  return (
    <Badge tone="plain" className="shrink-0">
      <Lock className="size-3" aria-hidden />
      <span className={cn(isTight && 'max-tablet:sr-only')}>{partWords.say('private')}</span>
    </Badge>
  );
}
