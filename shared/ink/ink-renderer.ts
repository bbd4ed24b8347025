/**
 * Version of the pixels that `renderInk` makes. It is stored with every rendered page and rises with any change that
 * alters a byte of the picture or a box, so that pages rendered by different versions can be told apart.
 */
export const inkRendererVersion = 1;

/** Height of the median symbol's trajectory (else of the median stroke's), in page pixels. */
export const medianSymbolHeightPx = 48;

/** Diameter of the round pen, in page pixels. */
export const penWidthPx = 3;

/** White border between the outermost ink and the edge of the page, in page pixels. */
export const marginPx = 16;

/** Longest side of a rendered page, in page pixels; longer ink is scaled down as a whole until it fits. */
export const maximumInkSidePx = 8192;
