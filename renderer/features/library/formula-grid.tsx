import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { useLocalisedName } from '#renderer/i18n/use-language.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { api } from '#renderer/transport/client.ts';
import { shownErrorOf } from '#renderer/transport/shown-error-of.ts';
import { categoryOrder } from '#renderer/ui/category-choice.ts';
import { ErrorNotice } from '#renderer/ui/error-notice.tsx';
import type { FormulaSummary } from '#schemas/contract/library.ts';
import type { ProjectSchema } from '#schemas/contract/schema.ts';
import type { CategoryId } from '#schemas/domain/id.ts';
import { CardGrid } from './card-grid.tsx';
import { CardGridSkeleton } from './card-grid-skeleton.tsx';
import { FormulaCard } from './formula-card.tsx';
import { formulaFilterOf, type LibrarySearch } from './library-search.ts';
import { SelectionBar } from './selection-bar.tsx';
import { useSelection } from './use-selection.ts';

const itemsOfPart = 120;
const minimumCardWidth = 236;
const cardHeight = 186;

/** The list of formulas that a search asks for, read part by part. */
export function useFormulas(search: LibrarySearch) {
  const filter = formulaFilterOf(search);
  return useInfiniteQuery(
    api.library.formulas.infiniteOptions({
      input: (after: string | null) => ({ filter, after, limit: itemsOfPart }),
      initialPageParam: null,
      getNextPageParam: (last) => last.next,
      placeholderData: keepPreviousData,
      enabled: search.tab === 'formulas',
    }),
  );
}

export interface FormulaGridProps {
  readonly schema: ProjectSchema;
  readonly search: LibrarySearch;
  readonly showsSource: boolean;
  readonly query: ReturnType<typeof useFormulas>;
  readonly onOpen: (formula: FormulaSummary) => void;
}

/** The formulas of the library, with their selection. */
export function FormulaGrid({ schema, search, showsSource, query, onOpen }: FormulaGridProps) {
  const t = useText('library');
  const nameOf = useLocalisedName();
  const items = useMemo(() => query.data?.pages.flatMap((part) => part.items) ?? [], [query.data]);
  const selection = useSelection(items);
  const names = useMemo(
    () => new Map(schema.categories.map(({ record }) => [record.id, nameOf(record.name)])),
    [schema, nameOf],
  );
  const order = useMemo(() => categoryOrder(schema), [schema]);
  const inOrder = (ids: readonly CategoryId[]) => ids.toSorted((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  const readOn = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  if (query.error !== null && query.data === undefined) {
    return (
      <div style={{ padding: 24 }}>
        <ErrorNotice error={shownErrorOf(query.error)} onRetry={() => void query.refetch()} />
      </div>
    );
  }
  if (query.data === undefined) return <CardGridSkeleton minimumCardWidth={minimumCardWidth} cardHeight={cardHeight} />;
  return (
    <>
      <SelectionBar schema={schema} selection={selection} />
      <CardGrid
        // Another list begins at its top.
        key={JSON.stringify(formulaFilterOf(search))}
        items={items}
        total={query.data.pages[0]?.total ?? 0}
        label={t('grid')}
        minimumCardWidth={minimumCardWidth}
        cardHeight={cardHeight}
        selectedIds={new Set(selection.items.keys())}
        onEnd={readOn}
        onOpen={onOpen}
        onSelect={selection.toggle}
      >
        {(formula, index) => (
          <FormulaCard
            formula={formula}
            categories={inOrder(formula.categories).map((id) => names.get(id) ?? '')}
            showsSource={showsSource}
            isSelected={selection.items.has(formula.id)}
            onToggle={(isRange) => selection.toggle(index, isRange)}
          />
        )}
      </CardGrid>
    </>
  );
}
