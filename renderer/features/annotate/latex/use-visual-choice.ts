import { useCallback, useState } from 'react';

const storageKey = 'quotient-latex-visual';

/** Whether LaTeX is edited as it prints rather than as source; remembered on this machine. */
export function useVisualChoice(): readonly [boolean, (isVisual: boolean) => void] {
  const [isVisual, setVisual] = useState(() => localStorage.getItem(storageKey) === 'true');
  const choose = useCallback((chosen: boolean) => {
    localStorage.setItem(storageKey, String(chosen));
    setVisual(chosen);
  }, []);
  return [isVisual, choose];
}
