import { useCallback, useState } from 'react';
import { extendSelection } from './selection.ts';

export interface SelectionOf<Item> {
  /** Those that were chosen one by one; none of them counts while all are chosen. */
  readonly items: ReadonlyMap<string, Item>;
  /** Whether everything that the list finds is chosen, read or not. */
  readonly isAll: boolean;
  readonly has: (item: Item) => boolean;
  /** Selects or deselects the item at `index`; as a range, everything from the last one to it that is loaded. */
  readonly toggle: (index: number, isRange: boolean) => void;
  readonly selectAll: () => void;
  readonly clear: () => void;
}

/**
 * Which items of a list are selected. Items chosen one by one keep being selected while the list is filtered or read
 * again; all that a list finds is another thing in another list.
 *
 * @param list what the list asks for
 */
export function useSelection<Item extends { readonly id: string }>(
  itemAt: (index: number) => Item | undefined,
  list: string,
): SelectionOf<Item> {
  const [items, setItems] = useState<ReadonlyMap<string, Item>>(new Map());
  const [anchor, setAnchor] = useState<number | null>(null);
  const [allOf, setAllOf] = useState<string | null>(null);
  const isAll = allOf === list;
  const toggle = useCallback(
    (index: number, isRange: boolean) => {
      setAllOf(null);
      setItems((before) => extendSelection(before, itemAt, index, isRange ? anchor : null));
      setAnchor(index);
    },
    [itemAt, anchor],
  );
  return {
    items,
    isAll,
    has: ({ id }) => isAll || items.has(id),
    toggle,
    selectAll: () => setAllOf(list),
    clear: () => {
      setItems(new Map());
      setAnchor(null);
      setAllOf(null);
    },
  };
}
