import { useCallback, useMemo, useState } from 'react';

const storageKey = 'quotient-filmstrip';

export interface FilmstripSwitch {
  readonly shown: boolean;
  readonly isShown: () => boolean;
  readonly toggle: () => void;
}

/** Whether the strip of pages is shown; remembered on this machine. */
export function useFilmstrip(): FilmstripSwitch {
  const [shown, setShown] = useState(() => localStorage.getItem(storageKey) !== 'hidden');
  const toggle = useCallback(() => {
    setShown((before) => {
      localStorage.setItem(storageKey, before ? 'hidden' : 'shown');
      return !before;
    });
  }, []);
  return useMemo(() => ({ shown, isShown: () => shown, toggle }), [shown, toggle]);
}
