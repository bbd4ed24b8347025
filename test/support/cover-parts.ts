/** Files, by their names, so few that each of their parts is still in `times` of them, or in all that have it. */
export function coverParts(
  files: readonly string[],
  partsOf: (file: string) => ReadonlySet<string>,
  times: number,
): readonly string[] {
  const counts = new Map<string, number>();
  return files.toSorted().filter((file) => {
    const parts = partsOf(file);
    const isNeeded = [...parts].some((part) => (counts.get(part) ?? 0) < times);
    if (isNeeded) for (const part of parts) counts.set(part, (counts.get(part) ?? 0) + 1);
    return isNeeded;
  });
}
