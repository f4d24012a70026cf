import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { toast } from 'sonner';
import { Button, type ButtonProps } from '@/components/Button';
import { copyText } from '@/components/copyText';
import { partWords } from '@/words/parts';

interface CopyButtonProps extends Omit<ButtonProps, 'onClick' | 'children'> {
  text: string;
  label: string;
}

const kSaysSoMs = 1_600;

export function CopyButton({ text, label, ...rest }: CopyButtonProps) {
  const [isCopied, setIsCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return undefined;
    const timer = setTimeout(() => setIsCopied(false), kSaysSoMs);
    return () => clearTimeout(timer);
  }, [isCopied]);
  const copy = async (button: HTMLElement) => {
    if (await copyText(text, button)) setIsCopied(true);
    else toast.error(partWords.say('your_browser_does_not_let'));
  };
  return (
    <>
      <Button
        size="small"
        onClick={(event) => void copy(event.currentTarget)}
        aria-label={label}
        {...rest}
      >
        {isCopied ? <Check /> : <Copy />}
        {isCopied ? partWords.say('copied') : partWords.say('copy')}
      </Button>
      <span role="status" className="sr-only">
        {isCopied ? partWords.say('copied') : ''}
      </span>
    </>
  );
}
