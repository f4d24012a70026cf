import { Link } from 'wouter';
import { EmptyNote } from '@/components/Notice';
import { words } from '@/words/catalogue';

/** What this is, for somebody who came by a link and was never here. */
export function Welcome() {
  return (
    <header className="flex flex-col gap-2 rounded-lg border border-line bg-surface px-5 py-4">
      <h1 className="text-xl font-semibold">{words.say('welcome.title')}</h1>
      <p className="max-w-[68ch] text-sm text-soft">{words.say('welcome.what')}</p>
      <p className="max-w-[68ch] text-sm text-soft">{words.say('welcome.who')}</p>
    </header>
  );
}

interface FirstStepsProps {
  /** Whether somebody is signed in, and whether they may make tournaments. */
  isKnown: boolean;
  isOrganiser: boolean;
}

/** What to do first where nothing is yet. */
export function FirstSteps({ isKnown, isOrganiser }: FirstStepsProps) {
  if (isOrganiser) return <EmptyNote>{words.say('first.organiser')}</EmptyNote>;
  if (isKnown) return <EmptyNote>{words.say('first.member')}</EmptyNote>;
  return (
    <EmptyNote>
      {words.say('first.nobody')}{' '}
      <Link href="/sign-in" className="font-medium text-ink underline">
        {words.say('first.sign_in')}
      </Link>
    </EmptyNote>
  );
}
