import { Moon, Sun } from 'lucide-react';
import { Button } from '@/components/Button';
import { setTheme, useTheme } from '@/components/theme';

export function ThemeToggle() {
  const theme = useTheme();
  const other = theme === 'dark' ? 'light' : 'dark';
  return (
    <Button
      variant="ghost"
      size="icon"
      aria-label={`Use the ${other} colours`}
      onClick={() => setTheme(other)}
    >
      {theme === 'dark' ? <Sun /> : <Moon />}
    </Button>
  );
}
