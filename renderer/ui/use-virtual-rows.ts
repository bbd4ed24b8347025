import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { useState } from 'react';

export interface VirtualRowsOptions {
  readonly count: number;
  /** CSS pixels; rows whose height differs are measured by `measureElement`. */
  readonly rowHeight: number;
  /** Height of what stands above the rows in the same scroll box, in CSS pixels. */
  readonly headHeight?: number;
  readonly overscan?: number;
}

export interface VirtualRows {
  /** Goes to the scroll box as its `ref`. */
  readonly setScrollBox: (element: HTMLElement | null) => void;
  readonly virtualizer: Virtualizer<HTMLElement, Element>;
}

/** Draws only the rows of a long list that are in sight. */
export function useVirtualRows({ count, rowHeight, headHeight = 0, overscan = 10 }: VirtualRowsOptions): VirtualRows {
  const [scrollBox, setScrollBox] = useState<HTMLElement | null>(null);
  // oxlint-disable-next-line react/incompatible-library -- the virtualizer is one object that changes inside; nothing here is memoised on it
  const virtualizer = useVirtualizer<HTMLElement, Element>({
    count,
    getScrollElement: () => scrollBox,
    estimateSize: () => rowHeight,
    scrollMargin: headHeight,
    scrollPaddingStart: headHeight,
    overscan,
  });
  return { setScrollBox, virtualizer };
}
