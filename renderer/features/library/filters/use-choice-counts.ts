import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api } from '#renderer/transport/client.ts';
import type { ChoiceCounts, CountedBy } from '#schemas/contract/library.ts';
import { formulaFilterOf, type LibrarySearch } from './library-search.ts';

/** Formulas that each choice would find; null while nobody knows. */
export type CountsOf = Readonly<Record<string, number>> | null;

/** Counts beside the choices of filters; asked for only while somebody looks at them. */
export function useChoiceCounts(
  search: LibrarySearch,
  of: readonly CountedBy[],
  isShown: boolean,
): (attribute: CountedBy) => CountsOf {
  const isAsked = isShown && search.tab !== 'pages';
  const counts = useQuery(
    api.library.counts.queryOptions({
      input: { filter: formulaFilterOf(search), of: [...of] },
      enabled: isAsked,
      placeholderData: keepPreviousData,
    }),
  );
  const known: ChoiceCounts | null = (isAsked && counts.data?.counts) || null;
  return (attribute) => known?.[attribute] ?? null;
}
