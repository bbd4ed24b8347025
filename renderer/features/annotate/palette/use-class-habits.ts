import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ClassHabits } from '#renderer/editor/palette/rank-classes.ts';
import { classCounts } from './class-counts.ts';
import { useRecentClasses } from './recent-classes.ts';

/** Which classes this person gave last, and which are the most frequent in the project. */
export function useClassHabits(project: string): ClassHabits {
  const recent = useRecentClasses(project);
  const { data: symbolClasses } = useQuery(classCounts(project));
  return useMemo(() => {
    const counts = new Map(symbolClasses?.map(({ symbolClass, total }) => [symbolClass, total]));
    return { recent, countOf: (id) => counts.get(id) ?? 0 };
  }, [recent, symbolClasses]);
}
