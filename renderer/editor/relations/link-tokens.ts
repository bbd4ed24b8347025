import type { SymbolId } from '#schemas/domain/id.ts';

export interface BoxedSymbol {
  readonly id: SymbolId;
  /** Canonical label; null: unlabelled. */
  readonly label: string | null;
}

export interface LinkedTokens {
  /** For each printed symbol its box; null: none. */
  readonly boxes: readonly (SymbolId | null)[];
  /** Labelled boxes that nothing in the LaTeX stands for. */
  readonly extra: readonly SymbolId[];
}

/** Longer texts are linked by their labels alone. */
const mostAligned = 500;

/**
 * Links what the LaTeX prints with the boxes in reading order: first what stands in the same order in both, then what
 * has the same label somewhere else. Unlabelled boxes are left out.
 */
export function linkTokens(printed: readonly string[], boxed: readonly BoxedSymbol[]): LinkedTokens {
  const labelled = boxed.filter(({ label }) => label !== null);
  const boxes: (SymbolId | null)[] = printed.map(() => null);
  const free = new Set(labelled.map((_, place) => place));
  if (printed.length <= mostAligned && labelled.length <= mostAligned) {
    for (const [token, place] of alignedPairs(
      printed,
      labelled.map(({ label }) => label),
    )) {
      boxes[token] = labelled[place]?.id ?? null;
      free.delete(place);
    }
  }
  for (const [token, label] of printed.entries()) {
    if (boxes[token] !== null) continue;
    const place = [...free].find((each) => labelled[each]?.label === label);
    if (place === undefined) continue;
    boxes[token] = labelled[place]?.id ?? null;
    free.delete(place);
  }
  return { boxes, extra: [...free].flatMap((place) => labelled[place]?.id ?? []) };
}

/** Pairs of places of a longest common subsequence. */
function alignedPairs<T>(a: readonly T[], b: readonly T[]): readonly (readonly [number, number])[] {
  const width = b.length + 1;
  const lengths = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      lengths[i * width + j] =
        a[i] === b[j]
          ? (lengths[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(lengths[(i + 1) * width + j] ?? 0, lengths[i * width + j + 1] ?? 0);
    }
  }
  const pairs: (readonly [number, number])[] = [];
  let [i, j] = [0, 0];
  while (i < a.length && j < b.length) {
    if (a[i] === b[j]) {
      pairs.push([i, j]);
      i += 1;
      j += 1;
    } else if ((lengths[(i + 1) * width + j] ?? 0) >= (lengths[i * width + j + 1] ?? 0)) i += 1;
    else j += 1;
  }
  return pairs;
}
