import type { SchemaRecord } from '#schemas/domain/document.ts';
import type { SchemaNames } from '#shared/words/terms.ts';

/** What a project's facets, categories and symbol classes are called, for English sentences. */
export function namesInEnglish(records: readonly SchemaRecord[]): SchemaNames {
  const names = new Map<string, string>();
  for (const record of records) {
    if (record.kind === 'facet' || record.kind === 'category') names.set(record.id, record.name.en);
    else if (record.kind === 'symbol-class') names.set(record.id, record.label);
  }
  const nameOf = (id: string) => names.get(id) ?? '?';
  return { facet: nameOf, category: nameOf, symbolClass: nameOf };
}
