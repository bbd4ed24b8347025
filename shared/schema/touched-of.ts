import type { AnnotationPatch } from '#schemas/domain/operation.ts';

/** How many documents of each type patches change. */
export function touchedOf(patches: readonly Pick<AnnotationPatch, 'document'>[]): Record<string, number> {
  const touched: Record<string, number> = {};
  for (const { document } of patches) touched[document.type] = (touched[document.type] ?? 0) + 1;
  return touched;
}
