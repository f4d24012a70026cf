import { QrCode as QrIcon } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { Button } from '@/components/Button';
import { Popover, PopoverContent, PopoverTrigger } from '@/components/Popover';

const QrCode = lazy(() => import('@/components/QrCode'));

interface QrButtonProps {
  text: string;
  /** Of the button. */
  label: string;
  /** Of the picture. */
  imageLabel: string;
}

/** A link's QR code, shown when it is asked for. */
export function QrButton({ text, label, imageLabel }: QrButtonProps) {
  return (
    <Popover>
      <PopoverTrigger asChild>
        <Button size="small" variant="ghost" aria-label={label}>
          <QrIcon />
        </Button>
      </PopoverTrigger>
      <PopoverContent className="grid w-auto place-items-center">
        <Suspense fallback={<span className="size-56" />}>
          <QrCode text={text} label={imageLabel} />
        </Suspense>
      </PopoverContent>
    </Popover>
  );
}
