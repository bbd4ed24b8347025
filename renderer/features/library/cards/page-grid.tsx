import { useText } from '#renderer/i18n/use-text.ts';
import { useSession } from '#renderer/transport/session.tsx';
import type { PageSummary } from '#schemas/contract/library.ts';
import { PageSelectionBar } from '../acts/page-selection-bar.tsx';
import { useSelection } from '../acts/use-selection.ts';
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
  const filter = JSON.stringify(pageFilterOf(search));
  const listKey = JSON.stringify([filter, search.sort]);
  const all = useSelection(list.itemAt, filter);
  // Nothing but leaving is done with pages, and that is for leads.
  const selection = useSession().can('lead') ? all : null;
  return (
    <ListStates list={list} {...card}>
      {(count) => (
        <>
          {selection !== null && <PageSelectionBar search={search} count={count} selection={selection} />}
          {search.view === 'table' ? (
            <PageTable
              key={listKey}
              count={count}
              itemAt={list.itemAt}
              onRange={list.onRange}
              {...(selection === null ? {} : { selection })}
              onOpen={onOpen}
            />
          ) : (
            <CardGrid
              key={listKey}
              count={count}
              itemAt={list.itemAt}
              onRange={list.onRange}
              label={t('pageGrid')}
              {...card}
              isSelected={(page) => selection?.has(page) ?? false}
              onOpen={onOpen}
              onSelect={selection?.toggle ?? null}
              onSelectAll={selection?.selectAll ?? null}
            >
              {(page, index) => (
                <PageCard
                  page={page}
                  isSelected={selection?.has(page) ?? false}
                  onToggle={selection === null ? null : (isRange) => selection.toggle(index, isRange)}
                />
              )}
            </CardGrid>
          )}
        </>
      )}
    </ListStates>
  );
}
