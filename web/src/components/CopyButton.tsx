import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button, type ButtonProps } from '@/components/Button';

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
  const copy = () => {
    void navigator.clipboard.writeText(text).then(() => setIsCopied(true));
  };
  return (
    <Button size="small" onClick={copy} aria-label={label} {...rest}>
      {isCopied ? <Check /> : <Copy />}
      {isCopied ? 'Copied' : 'Copy'}
    </Button>
  );
}
