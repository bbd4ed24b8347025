/** One step from a text to another: a token that both have, or that only one of them has. */
export interface TokenEdit {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

/** Cells of the table that are filled at most; beyond that the middle counts as written anew. */
const mostCells = 4_000_000;

/**
 * The fewest tokens taken out of `before` and put in to make `after`, in reading order: what is left is a longest
 * common subsequence (Wagner and Fischer, The string-to-string correction problem, JACM 21, 1974). Time and memory
 * grow with the product of the lengths between what both begin and end with.
 */
export function alignTokens(before: readonly string[], after: readonly string[]): readonly TokenEdit[] {
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) head += 1;
  let tail = 0;
  while (
    tail < before.length - head &&
    tail < after.length - head &&
    before[before.length - 1 - tail] === after[after.length - 1 - tail]
  ) {
    tail += 1;
  }
  const same = (tokens: readonly string[]) => tokens.map((text): TokenEdit => ({ kind: 'same', text }));
  return [
    ...same(before.slice(0, head)),
    ...alignMiddle(before.slice(head, before.length - tail), after.slice(head, after.length - tail)),
    ...same(before.slice(before.length - tail)),
  ];
}

function alignMiddle(before: readonly string[], after: readonly string[]): readonly TokenEdit[] {
  const columns = after.length + 1;
  if ((before.length + 1) * columns > mostCells) {
    return [
      ...before.map((text): TokenEdit => ({ kind: 'removed', text })),
      ...after.map((text): TokenEdit => ({ kind: 'added', text })),
    ];
  }
  // Length of the longest common subsequence of what is left from each place on.
  const lengths = new Uint16Array((before.length + 1) * columns);
  const at = (row: number, column: number) => lengths[row * columns + column] ?? 0;
  for (let row = before.length - 1; row >= 0; row--) {
    for (let column = after.length - 1; column >= 0; column--) {
      lengths[row * columns + column] =
        before[row] === after[column]
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  const edits: TokenEdit[] = [];
  let row = 0;
  let column = 0;
  while (row < before.length || column < after.length) {
    const old = before[row];
    const fresh = after[column];
    if (old !== undefined && old === fresh) {
      edits.push({ kind: 'same', text: old });
      row += 1;
      column += 1;
    } else if (old !== undefined && (fresh === undefined || at(row + 1, column) >= at(row, column + 1))) {
      edits.push({ kind: 'removed', text: old });
      row += 1;
    } else if (fresh !== undefined) {
      edits.push({ kind: 'added', text: fresh });
      column += 1;
    }
  }
  return edits;
}
