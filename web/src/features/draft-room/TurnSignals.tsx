import { Bell, BellOff } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/Button';
import { Popover, PopoverContent, PopoverTrigger } from '@/components/Popover';
import { Switch } from '@/components/Switch';
import {
  askToNotify,
  canVibrate,
  notifyAnswer,
  type NotifyAnswer,
} from '@/features/draft-room/myTurnSignal';
import { isSoundOn, setSoundOn, turnSound } from '@/features/draft-room/turnSound';
import { words } from '@/words/catalogue';

/** How a captain is called when their turn comes, and what of it this browser can. Viewers have none of it. */
export function TurnSignals() {
  const [hasSound, setHasSound] = useState(isSoundOn);
  const title = words.say('call.title');
  return (
    <Popover>
      <PopoverTrigger asChild>
        <Button variant="ghost" size="icon" aria-label={title} title={title}>
          {hasSound ? <Bell /> : <BellOff />}
        </Button>
      </PopoverTrigger>
      <PopoverContent align="end" aria-label={title} className="flex flex-col gap-3">
        <h2 className="font-semibold">{title}</h2>
        <Sound hasSound={hasSound} onChange={setHasSound} />
        <Notifications />
        <p className="text-[13px] text-faint">{words.say('call.always')}</p>
      </PopoverContent>
    </Popover>
  );
}

interface SoundProps {
  hasSound: boolean;
  onChange: (hasSound: boolean) => void;
}

function Sound({ hasSound, onChange }: SoundProps) {
  const toggle = (isOn: boolean) => {
    setSoundOn(isOn);
    onChange(isOn);
  };
  return (
    <div className="flex flex-col gap-1">
      <div className="-ml-1.5 flex items-center justify-between">
        <Switch label={words.say('call.sound')} isOn={hasSound} onChange={toggle}>
          <span className="text-sm text-ink">{words.say('call.sound')}</span>
        </Switch>
        {hasSound && (
          <Button size="small" onClick={() => void turnSound.chime()}>
            {words.say('call.hear')}
          </Button>
        )}
      </div>
      <p className="text-[13px] text-soft">
        {words.say(canVibrate() ? 'call.vibrates' : 'call.no_vibration')}
      </p>
    </div>
  );
}

function Notifications() {
  const [answer, setAnswer] = useState<NotifyAnswer>(notifyAnswer);
  return (
    <div className="flex flex-col items-start gap-1.5">
      <h3>{words.say('call.notification')}</h3>
      <p className="text-[13px] text-soft">{words.say(`call.notify_${answer}`)}</p>
      {answer === 'default' && (
        <Button
          size="small"
          onClick={() => void askToNotify().then(setAnswer, () => setAnswer('never'))}
        >
          {words.say('call.allow')}
        </Button>
      )}
    </div>
  );
}
