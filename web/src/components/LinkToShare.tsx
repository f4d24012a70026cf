import { CopyButton } from '@/components/CopyButton';
import { QrButton } from '@/components/QrButton';
import { partWords } from '@/words/parts';

interface LinkToShareProps {
  link: string;
  /** As it is called in a sentence: `invitation link`. */
  name: string;
}

/** A link to hand out: to read, to copy, or to hold a phone to. */
export function LinkToShare({ link, name }: LinkToShareProps) {
  return (
    <div className="flex items-center gap-1 rounded-md border border-line-strong bg-sunken py-1 pr-1 pl-3">
      <input
        readOnly
        value={link}
        aria-label={partWords.say('the_name', { name })}
        className="h-7 min-w-0 flex-1 bg-transparent text-[13px] text-ellipsis text-soft"
        onFocus={(event) => event.target.select()}
      />
      <CopyButton text={link} label={partWords.say('copy_the_name', { name })} />
      <QrButton
        text={link}
        label={partWords.say('qr_code_of_the_name', { name })}
        imageLabel={partWords.say('the_name_as_a_code', { name })}
      />
    </div>
  );
}
