import { useElementSize } from '@mantine/hooks';
import type { VirtualItem } from '@tanstack/react-virtual';
import { useCallback, useEffect } from 'react';
import { useVirtualRows } from '#renderer/ui/use-virtual-rows.ts';
import { columnsIn } from './grid-layout.ts';

export interface VirtualGridOptions {
  readonly count: number;
  readonly minimumCardWidth: number;
  readonly cardHeight: number;
  readonly gap: number;
  /** Called with the first and last item of the rows that are drawn. */
  readonly onRange: (first: number, last: number) => void;
}

export interface VirtualGrid {
  readonly setScrollBox: (element: HTMLDivElement | null) => void;
  readonly columns: number;
  readonly rows: readonly VirtualItem[];
  readonly totalHeight: number;
  readonly scrollToIndex: (index: number) => void;
}

/** Draws only the rows of a grid that are in sight. Sizes are CSS pixels. */
export function useVirtualGrid({ count, minimumCardWidth, cardHeight, gap, onRange }: VirtualGridOptions): VirtualGrid {
  const { ref: setMeasured, width } = useElementSize<HTMLDivElement>();
  const columns = columnsIn(width, minimumCardWidth, gap);
  const rowCount = Math.ceil(count / columns);
  const { setScrollBox, virtualizer } = useVirtualRows({ count: rowCount, rowHeight: cardHeight + gap, overscan: 3 });
  const rows = virtualizer.getVirtualItems();
  const [first, last] = [rows[0]?.index ?? 0, rows.at(-1)?.index ?? 0];
  useEffect(() => {
    onRange(first * columns, (last + 1) * columns - 1);
  }, [first, last, columns, onRange]);
  return {
    setScrollBox: useCallback(
      (element) => {
        setScrollBox(element);
        setMeasured(element);
      },
      [setScrollBox, setMeasured],
    ),
    columns,
    rows,
    totalHeight: virtualizer.getTotalSize(),
    scrollToIndex: (index) => virtualizer.scrollToIndex(Math.floor(index / columns), { align: 'auto' }),
  };
}
