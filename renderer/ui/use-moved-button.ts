import { type RefObject, useEffect, useRef } from 'react';
import { keepKeyboard } from './dialog/keep-keyboard.ts';

/**
 * For a button that stands in the middle of an empty screen, and elsewhere once the screen is filled: it is made anew
 * there, and the keyboard that was on it goes along.
 *
 * @param isEmpty undefined while that is not known
 */
export function useMovedButton(isEmpty: boolean | undefined): RefObject<HTMLButtonElement | null> {
  const button = useRef<HTMLButtonElement>(null);
  const before = useRef(isEmpty);
  useEffect(() => {
    if (before.current !== undefined && before.current !== isEmpty) keepKeyboard(button);
    before.current = isEmpty;
  }, [isEmpty]);
  return button;
}
