/**
 * Fewest tokens put in, taken out or replaced to make one text of the other (Levenshtein, Binary codes capable of
 * correcting deletions, insertions and reversals, Soviet Physics Doklady 10, 1966). Time is the product of the
 * lengths, memory the shorter of them.
 */
export function tokenDistance(first: readonly string[], second: readonly string[]): number {
  if (first.length < second.length) return tokenDistance(second, first);
  let row = Array.from({ length: second.length + 1 }, (_, column) => column);
  for (const [index, token] of first.entries()) {
    const next = [index + 1];
    for (const [column, other] of second.entries()) {
      const replaced = (row[column] ?? 0) + (token === other ? 0 : 1);
      next.push(Math.min(replaced, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
    }
    row = next;
  }
  return row[second.length] ?? 0;
}
