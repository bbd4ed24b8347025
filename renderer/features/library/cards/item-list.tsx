import { Fragment, type ReactNode } from 'react';
import type { SelectionOf } from '../acts/use-selection.ts';
import type { LibraryTableProps } from '../tables/library-table.tsx';
import type { ListParts } from '../use-list-parts.ts';
import { CardGrid } from './card-grid.tsx';
import { ListStates } from './list-states.tsx';

export interface ItemListProps<Item extends { readonly id: string }> {
  readonly list: ListParts<Item>;
  /** What the list asks for: another list begins at its top. */
  readonly listKey: string;
  readonly view: 'grid' | 'table';
  readonly card: { readonly minimumCardWidth: number; readonly cardHeight: number };
  /** Names the cards to readers. */
  readonly label: string;
  /** Null where nothing can be selected. */
  readonly selection: SelectionOf<Item> | null;
  readonly onOpen: (item: Item) => void;
  /** What stands above the list. */
  readonly renderBar: (count: number) => ReactNode;
  readonly renderTable: (table: Omit<LibraryTableProps<Item>, 'columns'>) => ReactNode;
  readonly renderCard: (item: Item, index: number) => ReactNode;
}

/** A list of the library as cards or as a table, with what can be done with those that are selected above it. */
export function ItemList<Item extends { readonly id: string }>(props: ItemListProps<Item>) {
  const { list, listKey, view, card, label, selection, onOpen, renderBar, renderTable, renderCard } = props;
  return (
    <ListStates list={list} {...card}>
      {(count) => {
        const shown = { count, itemAt: list.itemAt, onRange: list.onRange, onOpen };
        return (
          <>
            {renderBar(count)}
            {view === 'table' ? (
              <Fragment key={listKey}>{renderTable(selection === null ? shown : { ...shown, selection })}</Fragment>
            ) : (
              <CardGrid
                key={listKey}
                {...shown}
                {...card}
                label={label}
                isSelected={(item) => selection?.has(item) ?? false}
                onSelect={selection?.toggle ?? null}
                onSelectAll={selection?.selectAll ?? null}
              >
                {renderCard}
              </CardGrid>
            )}
          </>
        );
      }}
    </ListStates>
  );
}
