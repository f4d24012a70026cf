// Whether drafted people are hidden from the pool: a wish of the person at this browser, for every draft.
import { useCallback, useState } from 'react';

const kStorageKey = 'draftwire.hide_drafted';

function isStored(): boolean {
  try {
    return localStorage.getItem(kStorageKey) === 'yes';
  } catch {
    return false;
  }
}

export function useHidesDrafted(): [boolean, (hides: boolean) => void] {
  const [hides, setHides] = useState(isStored);
  const choose = useCallback((wish: boolean) => {
    setHides(wish);
    try {
      localStorage.setItem(kStorageKey, wish ? 'yes' : 'no');
    } catch {
      // A browser that keeps nothing shows them again next time.
    }
  }, []);
  return [hides, choose];
}
