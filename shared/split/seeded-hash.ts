/**
 * 53-bit hash of a text under a seed: the same on every system, and what stands in for chance wherever an order or a
 * side is drawn (two 32-bit lanes mixed as in MurmurHash3's finaliser; not cryptographic).
 */
export function seededHash(seed: number, text: string): number {
  let high = 0xdeadbeef ^ seed;
  let low = 0x41c6ce57 ^ Math.imul(seed, 0x9e3779b1);
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    high = Math.imul(high ^ unit, 0x9e3779b1);
    low = Math.imul(low ^ unit, 0x5f356495);
  }
  high = Math.imul(high ^ (high >>> 16), 0x85ebca6b) ^ Math.imul(low ^ (low >>> 13), 0xc2b2ae35);
  low = Math.imul(low ^ (low >>> 16), 0x85ebca6b) ^ Math.imul(high ^ (high >>> 13), 0xc2b2ae35);
  return (high & 0x1fffff) * 0x1_0000_0000 + (low >>> 0);
}

/** The hash as a fraction from 0 up to, but without, 1. */
export function seededFraction(seed: number, text: string): number {
  return seededHash(seed, text) / 2 ** 53;
}

/** The items in an order that depends on nothing but the seed and their keys; keys must differ. */
export function orderBySeed<Item>(items: readonly Item[], keyOf: (item: Item) => string, seed: number): Item[] {
  return items
    .map((item) => ({ item, key: keyOf(item), rank: seededHash(seed, keyOf(item)) }))
    .sort((a, b) => a.rank - b.rank || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ item }) => item);
}
