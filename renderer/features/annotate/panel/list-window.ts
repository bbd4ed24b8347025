/** Items listed at once; more cost time and are read by nobody. */
export const windowSize = 72;

/** The part of a long list that is shown: so that it holds an item that was chosen elsewhere, else as it was. */
export function windowAround(start: number, chosen: number, count: number): number {
  const last = Math.max(0, count - windowSize);
  if (chosen < 0 || (chosen >= start && chosen < start + windowSize)) return Math.min(start, last);
  return Math.min(Math.max(0, chosen - Math.floor(windowSize / 2)), last);
}
