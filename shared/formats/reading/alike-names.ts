/**
 * A name or path in the one form in which names are equal that look the same: macOS writes letters with marks, and
 * Hangul, in parts (NFD), and most others whole (NFC).
 */
export function nameKey(name: string): string {
  return name.normalize('NFC');
}

/** Of paths that are alike, those that are exactly what was looked for; all where none is. */
export function exactFirst(paths: readonly string[], isExact: (path: string) => boolean): readonly string[] {
  const exact = paths.filter(isExact);
  return exact.length > 0 ? exact : paths;
}
