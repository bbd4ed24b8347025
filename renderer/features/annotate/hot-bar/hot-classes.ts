import { useCallback, useMemo, useState } from 'react';
import { z } from 'zod';
import { hotPlaces } from '#renderer/editor/actions/class-actions.ts';
import { SymbolClassId } from '#schemas/domain/id.ts';
import type { SymbolClass } from '#schemas/domain/symbol-class.ts';

const keyOf = (project: string) => `quotient-hot-classes-${project}`;
const Stored = z.array(SymbolClassId.nullable()).length(hotPlaces.length);

/** Classes on the keys of the hot bar, by place; null: an empty place. */
export type HotClasses = readonly (SymbolClassId | null)[];

function read(project: string): HotClasses | null {
  const stored = localStorage.getItem(keyOf(project));
  try {
    return stored === null ? null : Stored.parse(JSON.parse(stored));
  } catch {
    // Broken by something else: the bar begins as for somebody new.
    return null;
  }
}

export interface HotBarClasses {
  readonly classes: HotClasses;
  readonly put: (place: number, symbolClass: SymbolClassId | null) => void;
}

/** What the bar holds before anything was put in it: each digit on its own key, else the first classes. Never shifts. */
function firstClasses(symbolClasses: readonly SymbolClass[]): HotClasses {
  const offered = symbolClasses.filter(({ retired, aliasOf }) => !retired && aliasOf === null);
  const digits = hotPlaces.map((place) => offered.find(({ label }) => label === String((place + 1) % 10))?.id ?? null);
  const others = offered.filter(({ id }) => !digits.includes(id));
  return digits.map((id) => id ?? others.shift()?.id ?? null);
}

/** The hot bar of this person in a project. It stays as it is: fingers learn places. */
export function useHotClasses(project: string, symbolClasses: readonly SymbolClass[]): HotBarClasses {
  const [own, setOwn] = useState(() => read(project));
  const first = useMemo(() => firstClasses(symbolClasses), [symbolClasses]);
  const classes = useMemo((): HotClasses => {
    const known = new Set(symbolClasses.map(({ id }) => id));
    return (own ?? first).map((id) => (id !== null && known.has(id) ? id : null));
  }, [own, first, symbolClasses]);
  const put = useCallback(
    (place: number, symbolClass: SymbolClassId | null) => {
      const next = classes.map((id, at) => (at === place ? symbolClass : id === symbolClass ? null : id));
      localStorage.setItem(keyOf(project), JSON.stringify(next));
      setOwn(next);
    },
    [classes, project],
  );
  return useMemo(() => ({ classes, put }), [classes, put]);
}
