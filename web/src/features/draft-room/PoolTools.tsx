import { Eye, EyeOff } from 'lucide-react';
import type { KeyboardEvent, Ref } from 'react';
import { Button } from '@/components/Button';
import { Select } from '@/components/Field';
import { SearchField } from '@/components/SearchField';
import type { PoolSort, PoolView } from '@/features/draft-room/poolOrder';
import { words } from '@/words/catalogue';
import { roomWords } from '@/words/room';

interface PoolToolsProps {
  searchRef: Ref<HTMLInputElement>;
  view: PoolView;
  positions: readonly string[];
  hidesDrafted: boolean;
  onView: (view: PoolView) => void;
  onHidesDrafted: (hides: boolean) => void;
  /** Enter in the search. */
  onChooseFirst: () => void;
}

/** What of the pool is shown, and in which order. */
export function PoolTools(props: PoolToolsProps) {
  const { searchRef, view, positions, hidesDrafted, onView, onHidesDrafted } = props;
  const chooseFirst = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return;
    // The confirm button takes the focus at once: this very key must not press it.
    event.preventDefault();
    props.onChooseFirst();
  };
  return (
    <div className="pool-tools">
      <SearchField
        ref={searchRef}
        label={roomWords.say('pool.search')}
        aria-keyshortcuts="/"
        placeholder={roomWords.say('pool.search_hint')}
        className="min-w-0 flex-1"
        value={view.search}
        onChange={(search) => onView({ ...view, search })}
        onKeyDown={chooseFirst}
      />
      {positions.length > 0 && (
        <Select
          aria-label={roomWords.say('pool.position')}
          className="w-auto max-w-28 min-w-16 shrink-0 px-2"
          value={view.position ?? ''}
          onChange={(event) => onView({ ...view, position: event.target.value || null })}
        >
          <option value="">{roomWords.say('pool.all')}</option>
          {positions.map((position) => (
            <option key={position}>{position}</option>
          ))}
        </Select>
      )}
      <Select
        aria-label={roomWords.say('pool.sort')}
        className="w-auto shrink-0 px-2"
        value={view.sort}
        onChange={(event) => onView({ ...view, sort: event.target.value as PoolSort })}
      >
        <option value="mmr">{roomWords.say('pool.by_rating')}</option>
        <option value="name">{roomWords.say('pool.by_name')}</option>
      </Select>
      <Button
        variant="ghost"
        size="icon"
        className="shrink-0"
        role="switch"
        aria-checked={hidesDrafted}
        aria-label={words.say('pool.hide_drafted')}
        title={words.say(hidesDrafted ? 'pool.out_hidden' : 'pool.out_shown')}
        onClick={() => onHidesDrafted(!hidesDrafted)}
      >
        {hidesDrafted ? <EyeOff /> : <Eye />}
      </Button>
    </div>
  );
}
