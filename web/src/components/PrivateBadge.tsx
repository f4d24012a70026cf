import { Lock } from 'lucide-react';
import { Badge } from '@/components/Badge';

/** Worn by a private tournament wherever its name stands. */
export function PrivateBadge() {
  return (
    <Badge tone="accent" className="shrink-0">
      <Lock className="size-3" aria-hidden />
      Private
    </Badge>
  );
}
