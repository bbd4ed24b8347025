import { Loader } from '@mantine/core';
import type { MathfieldElement } from 'mathlive';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useLeave } from './use-leave.ts';
import classes from './visual-field.module.css';

export interface VisualFieldProps {
  readonly id: string;
  readonly value: string;
  readonly label: string;
  readonly onChange: (latex: string) => void;
  readonly onLeave: () => void;
  /** Whether the keyboard goes to its end as soon as it is there. */
  readonly takesKeyboard: boolean;
  /** The editor could not be loaded. */
  readonly onFailure: () => void;
}

/** LaTeX as it prints, edited in place. The source stays as it was written until something is changed here. */
export function VisualField({ id, value, label, onChange, onLeave, takesKeyboard, onFailure }: VisualFieldProps) {
  const host = useRef<HTMLDivElement>(null);
  const field = useRef<MathfieldElement | null>(null);
  const [isLoaded, setLoaded] = useState(false);
  const change = useEffectEvent((latex: string) => onChange(latex));
  const leaving = useLeave(onLeave);
  const leave = useEffectEvent(() => leaving());
  const fail = useEffectEvent(() => onFailure());
  const first = useEffectEvent(() => value);
  const takeKeyboard = useEffectEvent((made: MathfieldElement) => {
    if (!takesKeyboard) return;
    made.focus();
    made.executeCommand('moveToMathfieldEnd');
  });

  useEffect(() => {
    let isWanted = true;
    const abort = new AbortController();
    void makeField().then((made) => {
      if (!isWanted) return;
      if (made === null) return fail();
      field.current = made;
      made.id = id;
      made.ariaLabel = label;
      host.current?.replaceChildren(made);
      // What can be set only on a field that stands in the document.
      made.menuItems = [];
      made.setValue(first(), { silenceNotifications: true });
      made.addEventListener('input', () => change(made.getValue('latex')), { signal: abort.signal });
      // MathLive takes the keyboard a moment after the press: keys typed by then must not go to the canvas.
      made.addEventListener('pointerdown', () => made.focus(), { signal: abort.signal });
      made.addEventListener('focusout', () => leave(), { signal: abort.signal });
      setLoaded(true);
      takeKeyboard(made);
    });
    return () => {
      isWanted = false;
      abort.abort();
      field.current?.remove();
      field.current = null;
    };
  }, [id, label]);

  useEffect(() => {
    const made = field.current;
    if (made && made.getValue('latex') !== value && !made.hasFocus()) {
      made.setValue(value, { silenceNotifications: true });
    }
  }, [value]);

  return (
    <div className={classes.field} data-focus-scope="text">
      {!isLoaded && <Loader size="xs" aria-label={label} />}
      <div ref={host} className={classes.host} />
    </div>
  );
}

/** A field of MathLive, which is fetched when it is first asked for; null where it cannot be had. */
async function makeField(): Promise<MathfieldElement | null> {
  try {
    const { MathfieldElement: Field } = await import('mathlive');
    // The fonts are KaTeX's, which are there already; nothing makes a sound.
    Field.fontsDirectory = null;
    Field.soundsDirectory = null;
    const made = new Field();
    made.mathVirtualKeyboardPolicy = 'manual';
    made.smartFence = true;
    return made;
  } catch {
    // Whatever is wrong with it, the source can be written all the same: the screen goes back to that.
    return null;
  }
}
