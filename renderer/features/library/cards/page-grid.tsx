import { useText } from '#renderer/i18n/use-text.ts';
import type { PageSummary } from '#schemas/contract/library.ts';
import { type LibrarySearch, pageFilterOf } from '../filters/library-search.ts';
import { PageTable } from '../tables/page-table.tsx';
import type { ListParts } from '../use-list-parts.ts';
import { CardGrid } from './card-grid.tsx';
import { ListStates } from './list-states.tsx';
import { PageCard } from './page-card.tsx';

const card = { minimumCardWidth: 220, cardHeight: 246 };

export interface PageGridProps {
  readonly search: LibrarySearch;
  readonly list: ListParts<PageSummary>;
  readonly onOpen: (page: PageSummary) => void;
}

/** The pages of the library, as cards or as a table. */
export function PageGrid({ search, list, onOpen }: PageGridProps) {
  const t = useText('library');
  // Another list begins at its top.
  const listKey = JSON.stringify([pageFilterOf(search), search.sort]);
  return (
    <ListStates list={list} {...card}>
      {(count) =>
        search.view === 'table' ? (
          <PageTable key={listKey} count={count} itemAt={list.itemAt} onRange={list.onRange} onOpen={onOpen} />
        ) : (
          <CardGrid
            key={listKey}
            count={count}
            itemAt={list.itemAt}
            onRange={list.onRange}
            label={t('pageGrid')}
            {...card}
            isSelected={() => false}
            onOpen={onOpen}
            onSelect={null}
          >
            {(page) => <PageCard page={page} />}
          </CardGrid>
        )
      }
    </ListStates>
  );
}
