import { useQueries, useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import { api } from '#renderer/transport/client.ts';
import type { FormulaSummary, PageSummary, SymbolSummary } from '#schemas/contract/library.ts';
import { formulaFilterOf, type LibrarySearch, pageFilterOf, symbolChoiceOf } from './filters/library-search.ts';

/** Items that are asked for at once. */
export const itemsOfPart = 120;

/** A long list of which only the parts in sight are read. */
export interface ListParts<Item> {
  /** How many items there are; null until the first part is there. */
  readonly count: number | null;
  /** Undefined while its part is being read. */
  readonly itemAt: (index: number) => Item | undefined;
  /** Tells which items are in sight. */
  readonly onRange: (first: number, last: number) => void;
  readonly error: Error | null;
  readonly refetch: () => void;
}

interface Part<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
  readonly total: number | null;
}

/** Parts of a list that hold the items in sight, and the first one, which knows how many there are. */
function useParts() {
  const [range, setRange] = useState<readonly [number, number]>([0, itemsOfPart - 1]);
  const onRange = useCallback((first: number, last: number) => {
    setRange((before) => {
      const next = [Math.floor(first / itemsOfPart), Math.floor(last / itemsOfPart)] as const;
      const same = Math.floor(before[0] / itemsOfPart) === next[0] && Math.floor(before[1] / itemsOfPart) === next[1];
      return same ? before : [first, last];
    });
  }, []);
  const parts = useMemo(() => {
    const wanted = new Set([0]);
    for (let part = Math.floor(range[0] / itemsOfPart); part <= Math.floor(range[1] / itemsOfPart); part++)
      wanted.add(part);
    return [...wanted];
  }, [range]);
  return { parts, onRange };
}

function joinParts<Item>(
  parts: readonly number[],
  results: readonly { readonly data: Part<Item> | undefined; readonly error: Error | null; refetch(): unknown }[],
  counted: number | null,
  onRange: ListParts<Item>['onRange'],
): ListParts<Item> {
  const byPart = new Map(parts.map((part, index) => [part, results[index]?.data]));
  const first = byPart.get(0);
  // Until it is counted, the list ends one part behind what is known.
  const known = Math.max(0, ...parts.map((part) => part * itemsOfPart + (byPart.get(part)?.items.length ?? 0)));
  const isOpen = parts.some((part) => byPart.get(part)?.next !== null && byPart.get(part) !== undefined);
  const count = first === undefined ? null : (first.total ?? counted ?? (isOpen ? known + itemsOfPart : known));
  return {
    count,
    itemAt: (index) => byPart.get(Math.floor(index / itemsOfPart))?.items[index % itemsOfPart],
    onRange,
    error: results.find(({ error }) => error !== null)?.error ?? null,
    refetch: () => {
      for (const result of results) void result.refetch();
    },
  };
}

/** The formulas that a search asks for. */
export function useFormulas(search: LibrarySearch): ListParts<FormulaSummary> {
  const { parts, onRange } = useParts();
  const filter = formulaFilterOf(search);
  const results = useQueries({
    queries: parts.map((part) =>
      api.library.formulas.queryOptions({
        input: { filter, sort: search.sort, from: part * itemsOfPart, limit: itemsOfPart },
        enabled: search.tab === 'formulas',
      }),
    ),
  });
  const isUncounted = results[0]?.data?.total === null;
  const counted = useQuery(api.library.count.queryOptions({ input: { filter }, enabled: isUncounted }));
  return joinParts(parts, results, counted.data?.total ?? null, onRange);
}

/** The pages that a search asks for. */
export function usePages(search: LibrarySearch): ListParts<PageSummary> {
  const { parts, onRange } = useParts();
  const results = useQueries({
    queries: parts.map((part) =>
      api.library.pages.queryOptions({
        input: { filter: pageFilterOf(search), sort: search.sort, from: part * itemsOfPart, limit: itemsOfPart },
        enabled: search.tab === 'pages',
      }),
    ),
  });
  return joinParts(parts, results, null, onRange);
}

/** The symbols that a search asks for. */
export function useSymbols(search: LibrarySearch): ListParts<SymbolSummary> {
  const { parts, onRange } = useParts();
  const [filter, of] = [formulaFilterOf(search), symbolChoiceOf(search)];
  const results = useQueries({
    queries: parts.map((part) =>
      api.library.symbols.queryOptions({
        input: {
          filter,
          of,
          from: part * itemsOfPart,
          limit: itemsOfPart,
        },
        enabled: search.tab === 'symbols',
      }),
    ),
  });
  const isUncounted = results[0]?.data?.total === null;
  const counted = useQuery(api.library.countSymbols.queryOptions({ input: { filter, of }, enabled: isUncounted }));
  return joinParts(parts, results, counted.data?.total ?? null, onRange);
}
