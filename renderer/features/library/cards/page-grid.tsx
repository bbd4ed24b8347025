import { useText } from '#renderer/i18n/use-text.ts';
import { useSession } from '#renderer/transport/session.tsx';
import type { PageSummary } from '#schemas/contract/library.ts';
import { PageSelectionBar } from '../acts/page-selection-bar.tsx';
import { useSelection } from '../acts/use-selection.ts';
import { type LibrarySearch, pageFilterOf } from '../filters/library-search.ts';
import { PageTable } from '../tables/page-table.tsx';
import type { ListParts } from '../use-list-parts.ts';
import { ItemList } from './item-list.tsx';
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
  const filter = JSON.stringify(pageFilterOf(search));
  const all = useSelection(list.itemAt, filter);
  // Nothing but leaving is done with pages, and that is for leads.
  const selection = useSession().can('lead') ? all : null;
  return (
    <ItemList
      list={list}
      listKey={JSON.stringify([filter, search.sort])}
      view={search.view}
      card={card}
      label={t('pageGrid')}
      selection={selection}
      onOpen={onOpen}
      renderBar={(count) =>
        selection !== null && <PageSelectionBar search={search} count={count} selection={selection} />
      }
      renderTable={(table) => <PageTable {...table} />}
      renderCard={(page, index) => (
        <PageCard
          page={page}
          isSelected={selection?.has(page) ?? false}
          onToggle={selection === null ? null : (isRange) => selection.toggle(index, isRange)}
        />
      )}
    />
  );
}
