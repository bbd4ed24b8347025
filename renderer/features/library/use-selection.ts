import { useCallback, useState } from 'react';
import { extendSelection } from './selection.ts';

export interface SelectionOf<Item> {
  readonly items: ReadonlyMap<string, Item>;
  /** Selects or deselects the item at `index`; as a range, everything from the last one to it. */
  readonly toggle: (index: number, isRange: boolean) => void;
  readonly selectAll: () => void;
  readonly clear: () => void;
}

/** Which items of a list are selected. Items keep being selected while the list is filtered or read again. */
export function useSelection<Item extends { readonly id: string }>(list: readonly Item[]): SelectionOf<Item> {
  const [items, setItems] = useState<ReadonlyMap<string, Item>>(new Map());
  const [anchor, setAnchor] = useState<number | null>(null);
  const toggle = useCallback(
    (index: number, isRange: boolean) => {
      setItems((before) => extendSelection(before, list, index, isRange ? anchor : null));
      setAnchor(index);
    },
    [list, anchor],
  );
  return {
    items,
    toggle,
    selectAll: () => setItems(new Map(list.map((item) => [item.id, item]))),
    clear: () => {
      setItems(new Map());
      setAnchor(null);
    },
  };
}
