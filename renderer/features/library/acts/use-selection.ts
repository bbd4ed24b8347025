import { useCallback, useState } from 'react';
import { extendSelection } from './selection.ts';

export interface SelectionOf<Item> {
  readonly items: ReadonlyMap<string, Item>;
  /** Selects or deselects the item at `index`; as a range, everything from the last one to it that is loaded. */
  readonly toggle: (index: number, isRange: boolean) => void;
  readonly add: (items: readonly Item[]) => void;
  readonly clear: () => void;
}

/** Which items of a list are selected. Items keep being selected while the list is filtered or read again. */
export function useSelection<Item extends { readonly id: string }>(
  itemAt: (index: number) => Item | undefined,
): SelectionOf<Item> {
  const [items, setItems] = useState<ReadonlyMap<string, Item>>(new Map());
  const [anchor, setAnchor] = useState<number | null>(null);
  const toggle = useCallback(
    (index: number, isRange: boolean) => {
      setItems((before) => extendSelection(before, itemAt, index, isRange ? anchor : null));
      setAnchor(index);
    },
    [itemAt, anchor],
  );
  return {
    items,
    toggle,
    add: (more) => setItems((before) => new Map([...before, ...more.map((item) => [item.id, item] as const)])),
    clear: () => {
      setItems(new Map());
      setAnchor(null);
    },
  };
}
