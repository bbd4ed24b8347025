/** Parts of a file that stay, in order; null where all of it does. */
export type KeptRanges = readonly { readonly start: number; readonly end: number }[] | null;

/** Puts ranges together that follow each other; null where they are the whole file. */
export function joinRanges(
  ranges: readonly { readonly start: number; readonly end: number }[],
  length: number,
): KeptRanges {
  const joined: { start: number; end: number }[] = [];
  for (const range of ranges) {
    const last = joined.at(-1);
    if (last?.end === range.start) last.end = range.end;
    else joined.push({ ...range });
  }
  const [only] = joined;
  return joined.length === 1 && only?.start === 0 && only.end === length ? null : joined;
}

/** The bytes of the ranges, one after the other. */
export function takeRanges(bytes: Uint8Array, ranges: NonNullable<KeptRanges>): Buffer {
  return Buffer.concat(ranges.map(({ start, end }) => bytes.subarray(start, end)));
}
