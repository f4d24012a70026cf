import { Moon, Sun } from 'lucide-react';
import { Button } from '@/components/Button';
import { setTheme, useTheme } from '@/components/theme';
import { partWords } from '@/words/parts';

export function ThemeToggle() {
  const theme = useTheme();
  const other = theme === 'dark' ? 'light' : 'dark';
  return (
    <Button
      variant="ghost"
      size="icon"
      aria-label={partWords.say('use_the_other_colours', { other })}
      onClick={() => setTheme(other)}
    >
      {theme === 'dark' ? <Sun /> : <Moon />}
    </Button>
  );
}
