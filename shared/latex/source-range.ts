/** Part of a text, in UTF-16 code units as `String.prototype.slice` takes them: `start` is in it, `end` is not. */
export interface SourceRange {
  readonly start: number;
  readonly end: number;
}

/** The smallest range that holds both. */
export function spanRanges(first: SourceRange, last: SourceRange): SourceRange {
  return { start: Math.min(first.start, last.start), end: Math.max(first.end, last.end) };
}
