import { type RefObject, useEffect, useRef } from 'react';

/** Focuses a field when it appears, for fields that appear because somebody asked for them. */
export function useFocusOnShow<Element extends HTMLElement>(): RefObject<Element | null> {
  const field = useRef<Element>(null);
  useEffect(() => field.current?.focus(), []);
  return field;
}
