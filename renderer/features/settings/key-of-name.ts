/** A key that fits a name: lower case, `-` between words, only what a `Slug` may hold; empty where nothing is left. */
export function keyOfName(name: string): string {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 100);
}
