import { useElementSize, useMergedRef } from '@mantine/hooks';
import { useVirtualizer, type VirtualItem } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { columnsIn } from './grid-layout.ts';

export interface VirtualGridOptions {
  readonly count: number;
  readonly minimumCardWidth: number;
  readonly cardHeight: number;
  readonly gap: number;
  /** Called when the last rows come into sight. */
  readonly onEnd: () => void;
}

export interface VirtualGrid {
  readonly scrollRef: (element: HTMLDivElement | null) => void;
  readonly columns: number;
  readonly rows: readonly VirtualItem[];
  readonly totalHeight: number;
  readonly scrollToIndex: (index: number) => void;
  readonly scrollToTop: () => void;
}

/** Draws only the rows of a grid that are in sight. Sizes are CSS pixels. */
export function useVirtualGrid({ count, minimumCardWidth, cardHeight, gap, onEnd }: VirtualGridOptions): VirtualGrid {
  const element = useRef<HTMLDivElement | null>(null);
  const { ref: sizeRef, width } = useElementSize<HTMLDivElement>();
  const scrollRef = useMergedRef(element, sizeRef);
  const columns = columnsIn(width, minimumCardWidth, gap);
  const rowCount = Math.ceil(count / columns);
  const virtualizer = useVirtualizer({
    count: rowCount,
    getScrollElement: () => element.current,
    estimateSize: () => cardHeight + gap,
    overscan: 3,
  });
  const rows = virtualizer.getVirtualItems();
  const lastShown = rows.at(-1)?.index ?? -1;
  useEffect(() => {
    if (rowCount > 0 && lastShown >= rowCount - 3) onEnd();
  }, [lastShown, rowCount, onEnd]);
  return {
    scrollRef,
    columns,
    rows,
    totalHeight: virtualizer.getTotalSize(),
    scrollToIndex: (index) => virtualizer.scrollToIndex(Math.floor(index / columns), { align: 'auto' }),
    scrollToTop: () => virtualizer.scrollToOffset(0),
  };
}
