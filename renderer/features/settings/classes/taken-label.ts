import type { ProjectSchema } from '#schemas/contract/schema.ts';
import type { SymbolClassId } from '#schemas/domain/id.ts';

/** The first of `labels` that another class has as its label or an alias already; null where none is taken. */
export function findTakenLabel(
  schema: ProjectSchema,
  labels: readonly string[],
  own: SymbolClassId | null,
): string | null {
  const taken = new Set(
    schema.symbolClasses
      .filter(({ record }) => record.id !== own)
      .flatMap(({ record }) => [record.label, ...record.aliases]),
  );
  return labels.find((label) => taken.has(label)) ?? null;
}
