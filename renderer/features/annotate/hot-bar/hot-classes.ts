import { useCallback, useMemo, useState } from 'react';
import { z } from 'zod';
import { hotPlaces } from '#renderer/editor/actions/class-actions.ts';
import { type ClassHabits, rankClasses } from '#renderer/editor/palette/rank-classes.ts';
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

/**
 * The hot bar of this person in a project. It stays as it is once anything was put in it: fingers learn places. Before
 * that it holds what is most frequent in the project.
 */
export function useHotClasses(
  project: string,
  symbolClasses: readonly SymbolClass[],
  { countOf }: Pick<ClassHabits, 'countOf'>,
): HotBarClasses {
  const [own, setOwn] = useState(() => read(project));
  const frequent = useMemo((): HotClasses => {
    const ranked = rankClasses(symbolClasses, '', { recent: [], countOf });
    return hotPlaces.map((place) => ranked[place]?.id ?? null);
  }, [symbolClasses, countOf]);
  const classes = useMemo((): HotClasses => {
    const known = new Set(symbolClasses.map(({ id }) => id));
    return (own ?? frequent).map((id) => (id !== null && known.has(id) ? id : null));
  }, [own, frequent, symbolClasses]);
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
