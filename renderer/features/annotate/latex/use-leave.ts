import { useCallback, useEffect, useRef } from 'react';

/**
 * What to call when a field loses the keyboard. Where a press of the pointer took it, leaving waits for the click that
 * comes of the press, and comes before it is heard: what leaving changes on the screen would else move the pressed
 * thing away from under the pointer, and the click would be lost.
 */
export function useLeave(leave: () => void): () => void {
  const isPressed = useRef(false);
  const waiting = useRef<(() => void) | null>(null);

  useEffect(() => {
    const settle = () => {
      const run = waiting.current;
      waiting.current = null;
      run?.();
    };
    const press = () => {
      isPressed.current = true;
    };
    const release = () => {
      isPressed.current = false;
      // A press that moved away before it was let go makes no click.
      setTimeout(settle);
    };
    addEventListener('pointerdown', press, true);
    addEventListener('pointerup', release, true);
    addEventListener('pointercancel', release, true);
    addEventListener('click', settle, true);
    return () => {
      removeEventListener('pointerdown', press, true);
      removeEventListener('pointerup', release, true);
      removeEventListener('pointercancel', release, true);
      removeEventListener('click', settle, true);
      settle();
    };
  }, []);

  return useCallback(() => {
    if (isPressed.current) waiting.current = leave;
    else leave();
  }, [leave]);
}
