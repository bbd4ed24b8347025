import { useText } from '#renderer/i18n/use-text.ts';
import { shownErrorOf } from '#renderer/transport/shown-error-of.ts';
import { ErrorNotice } from '#renderer/ui/notices/error-notice.tsx';
import type { PageSummary } from '#schemas/contract/library.ts';
import { type LibrarySearch, pageFilterOf } from '../filters/library-search.ts';
import { PageTable } from '../tables/page-table.tsx';
import type { ListParts } from '../use-list-parts.ts';
import { CardGrid } from './card-grid.tsx';
import { CardGridSkeleton } from './card-grid-skeleton.tsx';
import { PageCard } from './page-card.tsx';

const minimumCardWidth = 220;
const cardHeight = 246;

export interface PageGridProps {
  readonly search: LibrarySearch;
  readonly list: ListParts<PageSummary>;
  readonly onOpen: (page: PageSummary) => void;
}

/** The pages of the library, as cards or as a table. */
export function PageGrid({ search, list, onOpen }: PageGridProps) {
  const t = useText('library');
  if (list.count === null && list.error !== null) {
    return (
      <div style={{ padding: 24 }}>
        <ErrorNotice error={shownErrorOf(list.error)} onRetry={list.refetch} />
      </div>
    );
  }
  if (list.count === null) return <CardGridSkeleton minimumCardWidth={minimumCardWidth} cardHeight={cardHeight} />;
  // Another list begins at its top.
  const listKey = JSON.stringify([pageFilterOf(search), search.sort]);
  if (search.view === 'table') {
    return <PageTable key={listKey} count={list.count} itemAt={list.itemAt} onRange={list.onRange} onOpen={onOpen} />;
  }
  return (
    <CardGrid
      key={listKey}
      count={list.count}
      itemAt={list.itemAt}
      onRange={list.onRange}
      label={t('pageGrid')}
      minimumCardWidth={minimumCardWidth}
      cardHeight={cardHeight}
      selectedIds={null}
      onOpen={onOpen}
      onSelect={null}
    >
      {(page) => <PageCard page={page} />}
    </CardGrid>
  );
}
