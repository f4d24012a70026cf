import { Bell, Volume2, VolumeX } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/Button';
import { askToNotify, canNotify, isSoundOn, setSoundOn } from '@/features/draft-room/myTurnSignal';

/** How a captain is called when their turn comes. Viewers have none of it. */
export function TurnSignals() {
  const [hasSound, setHasSound] = useState(isSoundOn);
  const [mayAsk, setMayAsk] = useState(canNotify);
  const toggleSound = () => {
    setSoundOn(!hasSound);
    setHasSound(!hasSound);
  };
  return (
    <>
      {mayAsk && (
        <Button
          variant="ghost"
          size="icon"
          aria-label="Notify me when it is my turn"
          title="Notify me when it is my turn"
          onClick={() => void askToNotify().finally(() => setMayAsk(false))}
        >
          <Bell />
        </Button>
      )}
      <Button
        variant="ghost"
        size="icon"
        aria-label="Sound when it is my turn"
        aria-pressed={hasSound}
        title={hasSound ? 'Sound on' : 'Sound off'}
        onClick={toggleSound}
      >
        {hasSound ? <Volume2 /> : <VolumeX />}
      </Button>
    </>
  );
}
