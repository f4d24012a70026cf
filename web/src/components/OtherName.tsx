import { useOtherName, type OtherName } from '@/api/siteName';
import { cn } from '@/components/cn';
import { Pieces } from '@/components/Pieces';
import { words } from '@/words/catalogue';

/** Above what a page has: nothing of it changes while the site is served under another name than the server expects. */
export function OtherNameBanner({ className }: { className?: string }) {
  const other = useOtherName();
  if (!other) return null;
  return (
    <div role="alert" className={cn('other-name', className)}>
      <p className="font-semibold">{words.say('name.other')}</p>
      <details>
        <summary>{words.say('name.mend')}</summary>
        <HowToMend other={other} />
      </details>
    </div>
  );
}

/** A page of its own, when there is nothing else to show. */
export function OtherNamePage({ other }: { other: OtherName }) {
  return (
    <div role="alert" className="mx-auto flex w-full max-w-xl flex-col gap-3 text-start">
      <h1 className="text-lg font-semibold text-balance">{words.say('name.other')}</h1>
      <HowToMend other={other} />
    </div>
  );
}

function HowToMend({ other }: { other: OtherName }) {
  const { origin } = window.location;
  return (
    <div className="other-name-help">
      <p>
        <Pieces pieces={words.pieces('name.address', { address: { name: origin } })} />
      </p>
      <p>{words.say('name.proxy')}</p>
      <code>{'proxy_set_header Host $http_host;'}</code>
      <p>{words.say('name.public_url')}</p>
      <code>{`--public-url ${origin}`}</code>
      <p className="text-soft">
        <Pieces pieces={words.pieces('name.detail', { detail: { name: other.detail } })} />
      </p>
    </div>
  );
}
