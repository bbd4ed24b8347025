import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { useText } from '#renderer/i18n/use-text.ts';
import { api } from '#renderer/transport/client.ts';
import { shownErrorOf } from '#renderer/transport/shown-error-of.ts';
import { ErrorNotice } from '#renderer/ui/error-notice.tsx';
import type { PageSummary } from '#schemas/contract/library.ts';
import { CardGrid } from './card-grid.tsx';
import { CardGridSkeleton } from './card-grid-skeleton.tsx';
import { type LibrarySearch, pageFilterOf } from './library-search.ts';
import { PageCard } from './page-card.tsx';

const itemsOfPart = 120;
const minimumCardWidth = 220;
const cardHeight = 246;

/** The list of pages that a search asks for, read part by part. */
export function usePages(search: LibrarySearch) {
  const filter = pageFilterOf(search);
  return useInfiniteQuery(
    api.library.pages.infiniteOptions({
      input: (after: string | null) => ({ filter, after, limit: itemsOfPart }),
      initialPageParam: null,
      getNextPageParam: (last) => last.next,
      placeholderData: keepPreviousData,
      enabled: search.tab === 'pages',
    }),
  );
}

export interface PageGridProps {
  readonly search: LibrarySearch;
  readonly query: ReturnType<typeof usePages>;
  readonly onOpen: (page: PageSummary) => void;
}

/** The pages of the library. */
export function PageGrid({ search, query, onOpen }: PageGridProps) {
  const t = useText('library');
  const items = useMemo(() => query.data?.pages.flatMap((part) => part.items) ?? [], [query.data]);
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
    <CardGrid
      // Another list begins at its top.
      key={JSON.stringify(pageFilterOf(search))}
      items={items}
      total={query.data.pages[0]?.total ?? 0}
      label={t('pageGrid')}
      minimumCardWidth={minimumCardWidth}
      cardHeight={cardHeight}
      selectedIds={null}
      onEnd={readOn}
      onOpen={onOpen}
      onSelect={null}
    >
      {(page) => <PageCard page={page} />}
    </CardGrid>
  );
}
