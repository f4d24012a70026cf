import { Toaster } from 'sonner';
import { useTheme } from '@/components/theme';

interface ToastsProps {
  /** They lie in a line of the room that is kept for them, instead of over a corner of the page. */
  isInLine?: boolean;
}

/** Where toasts are shown. Once on a page. */
export function Toasts({ isInLine = false }: ToastsProps) {
  const theme = useTheme();
  return (
    <Toaster
      theme={theme}
      visibleToasts={2}
      expand={!isInLine}
      gap={isInLine ? 0 : 14}
      duration={5_000}
      position="bottom-left"
      offset={isInLine ? 0 : 16}
      mobileOffset={isInLine ? 0 : 16}
    />
  );
}
