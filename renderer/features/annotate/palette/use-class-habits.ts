import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import type { ClassHabits } from '#renderer/editor/palette/rank-classes.ts';
import type { SymbolClassId } from '#schemas/domain/id.ts';
import { classCounts } from './class-counts.ts';
import { readRecentClasses, rememberClass } from './recent-classes.ts';

export interface LearntHabits {
  readonly habits: ClassHabits;
  /** Notes that a class was given. */
  readonly remember: (symbolClass: SymbolClassId) => void;
}

/** Which classes this person gave last, and which are the most frequent in the project. */
export function useClassHabits(project: string): LearntHabits {
  const [recent, setRecent] = useState(() => readRecentClasses(project));
  const { data: symbolClasses } = useQuery(classCounts(project));
  const habits = useMemo((): ClassHabits => {
    const counts = new Map(symbolClasses?.map(({ symbolClass, total }) => [symbolClass, total]));
    return { recent, countOf: (id) => counts.get(id) ?? 0 };
  }, [recent, symbolClasses]);
  const remember = useCallback(
    (symbolClass: SymbolClassId) => setRecent(rememberClass(project, symbolClass)),
    [project],
  );
  return { habits, remember };
}
