import { type RefObject, useEffect, useRef } from 'react';

/**
 * Puts the keyboard into what a dialog begins with, also where that is there only once something was read. The field
 * wants `data-autofocus` besides: what the dialog itself looks for while it opens.
 */
export function useFirstField<Element extends HTMLElement>(isFirst = true): RefObject<Element | null> {
  const field = useRef<Element>(null);
  useEffect(() => {
    if (!isFirst) return;
    // Not at once: the dialog first remembers what has the keyboard, to give it back.
    const waiting = setTimeout(() => field.current?.focus());
    return () => clearTimeout(waiting);
  }, [isFirst]);
  return field;
}
