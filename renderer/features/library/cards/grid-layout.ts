/** How many cards of at least `minimumCardWidth` stand side by side in `width` CSS pixels; at least one. */
export function columnsIn(width: number, minimumCardWidth: number, gap: number): number {
  return Math.max(1, Math.floor((width + gap) / (minimumCardWidth + gap)));
}

export interface GridShape {
  readonly count: number;
  readonly columns: number;
  /** Rows that a page key moves by. */
  readonly rowsInSight: number;
}

/** Where a key moves the focus to from `index`; null for a key that moves nothing. */
export function moveInGrid(key: string, index: number, { count, columns, rowsInSight }: GridShape): number | null {
  const target = targetOf(key, index, count, columns, rowsInSight);
  if (target === null || count === 0) return null;
  return Math.min(Math.max(target, 0), count - 1);
}

function targetOf(key: string, index: number, count: number, columns: number, rowsInSight: number): number | null {
  switch (key) {
    case 'ArrowRight':
      return index + 1;
    case 'ArrowLeft':
      return index - 1;
    case 'ArrowDown':
      return index + columns < count ? index + columns : index;
    case 'ArrowUp':
      return index - columns >= 0 ? index - columns : index;
    case 'PageDown':
      return index + columns * rowsInSight;
    case 'PageUp':
      return index - columns * rowsInSight;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}
