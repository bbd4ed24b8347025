import { type RefObject, useCallback, useEffect, useRef } from 'react';

export interface MovedButton {
  readonly ref: RefObject<HTMLButtonElement | null>;
  /** Gives the button the keyboard where nothing else has it. */
  readonly keepKeyboard: () => void;
}

/**
 * For a button that stands in the middle of an empty screen, and elsewhere once the screen is filled: it is made anew
 * there, and the keyboard that was on it goes along.
 *
 * @param isEmpty undefined while that is not known
 */
export function useMovedButton(isEmpty: boolean | undefined): MovedButton {
  const ref = useRef<HTMLButtonElement>(null);
  const before = useRef(isEmpty);
  const keepKeyboard = useCallback(() => {
    if (document.activeElement === document.body) ref.current?.focus();
  }, []);
  useEffect(() => {
    if (before.current !== undefined && before.current !== isEmpty) keepKeyboard();
    before.current = isEmpty;
  }, [isEmpty, keepKeyboard]);
  return { ref, keepKeyboard };
}
