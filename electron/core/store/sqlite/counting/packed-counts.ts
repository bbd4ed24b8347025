/**
 * Counts by a small number, as they are stored: pairs of 32-bit integers (key, count), little-endian as on every machine
 * that the program runs on. What one row holds is read, changed and written at once; a hundred thousand rows of one
 * count each take seconds to add up, their counts in some thousand rows take milliseconds.
 */
export type PackedCounts = Int32Array;

const none: PackedCounts = new Int32Array(0);

export function unpackCounts(bytes: Uint8Array | undefined): PackedCounts {
  if (bytes === undefined) return none;
  const { buffer, byteOffset, byteLength } = bytes;
  // Copied only where the bytes begin in memory where no integer can: nobody changes them.
  return byteOffset % Int32Array.BYTES_PER_ELEMENT === 0
    ? new Int32Array(buffer, byteOffset, byteLength / Int32Array.BYTES_PER_ELEMENT)
    : new Int32Array(bytes.slice().buffer);
}

/** The bytes to store; null where nothing is left. */
export function packCounts(counts: PackedCounts): Uint8Array | null {
  return counts.length === 0 ? null : new Uint8Array(counts.buffer, counts.byteOffset, counts.byteLength);
}

/** The counts after changes by key; those that become zero are left out. */
export function addCounts(counts: PackedCounts, changes: ReadonlyMap<number, number>): PackedCounts {
  const sums = new Map<number, number>();
  for (let at = 0; at < counts.length; at += 2) sums.set(counts[at] ?? 0, counts[at + 1] ?? 0);
  for (const [key, by] of changes) {
    const sum = (sums.get(key) ?? 0) + by;
    if (sum === 0) sums.delete(key);
    else sums.set(key, sum);
  }
  const changed = new Int32Array(2 * sums.size);
  let at = 0;
  for (const [key, count] of sums) {
    changed[at] = key;
    changed[at + 1] = count;
    at += 2;
  }
  return changed;
}

/** SQL of the same bytes: an aggregate over rows that have a key and a count. */
export function packedCountsSql(key: string, count: string): string {
  const bytes = (value: string) => [0, 8, 16, 24].map((shift) => `(${value} >> ${shift}) & 255`).join(', ');
  return `unhex(group_concat(printf('%02x%02x%02x%02x%02x%02x%02x%02x', ${bytes(key)}, ${bytes(count)}), ''))`;
}
