/**
 * Kendall's tau of two orders of the same items, -1 (reversed) to 1 (equal): concordant minus discordant pairs over all
 * pairs (Kendall, A new measure of rank correlation, Biometrika 30, 1938). Items that only one order holds are left out.
 * Null where fewer than two are left.
 */
export function kendallTau(first: readonly string[], second: readonly string[]): number | null {
  const places = new Map(second.map((item, place) => [item, place]));
  const ranks = first.flatMap((item) => places.get(item) ?? []);
  if (ranks.length < 2) return null;
  let balance = 0;
  for (const [index, rank] of ranks.entries()) {
    for (let other = index + 1; other < ranks.length; other++) balance += (ranks[other] ?? 0) > rank ? 1 : -1;
  }
  return balance / ((ranks.length * (ranks.length - 1)) / 2);
}
