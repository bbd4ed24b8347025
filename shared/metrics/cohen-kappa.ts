/** How often the first annotator said `first` where the second said `second`. */
export interface LabelPair {
  readonly first: string;
  readonly second: string;
  readonly count: number;
}

/**
 * Cohen's kappa, -1 to 1: κ = (pₒ − pₑ) / (1 − pₑ), with pₒ the share of pairs that agree and pₑ the share that would by
 * chance, from how often each of the two uses each label (Cohen, A coefficient of agreement for nominal scales,
 * Educational and Psychological Measurement 20, 1960). Null where it is not defined: no pairs, or both used one and
 * the same label only.
 */
export function cohenKappa(pairs: readonly LabelPair[]): number | null {
  let total = 0;
  let agreeing = 0;
  const ofFirst = new Map<string, number>();
  const ofSecond = new Map<string, number>();
  for (const { first, second, count } of pairs) {
    total += count;
    if (first === second) agreeing += count;
    ofFirst.set(first, (ofFirst.get(first) ?? 0) + count);
    ofSecond.set(second, (ofSecond.get(second) ?? 0) + count);
  }
  if (total === 0) return null;
  // In whole counts, so that equal inputs give equal figures: n²pₑ = Σ nₖ₁ nₖ₂.
  let byChance = 0;
  for (const [label, count] of ofFirst) byChance += count * (ofSecond.get(label) ?? 0);
  const square = total * total;
  return byChance === square ? null : (agreeing * total - byChance) / (square - byChance);
}
