import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { toast } from 'sonner';
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
  const copy = async () => {
    try {
      // There is no clipboard at all where the page did not come by HTTPS.
      await navigator.clipboard.writeText(text);
      setIsCopied(true);
    } catch {
      toast.error(
        'Your browser does not let this page copy. Select the link and copy it yourself.',
      );
    }
  };
  return (
    <>
      <Button size="small" onClick={() => void copy()} aria-label={label} {...rest}>
        {isCopied ? <Check /> : <Copy />}
        {isCopied ? 'Copied' : 'Copy'}
      </Button>
      <span role="status" className="sr-only">
        {isCopied ? 'Copied' : ''}
      </span>
    </>
  );
}
