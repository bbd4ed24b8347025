import { type SchemaRecord, SchemaRecord as SchemaRecordShape } from '#schemas/domain/document.ts';
import type { Operation } from '#schemas/domain/operation.ts';

const kept: ReadonlySet<string> = new Set(['facet', 'category', 'symbol-class', 'category-rule', 'quota']);

/** What kinds, and what speaks of them, were before, by the operations that changed them. */
export class FormerKinds {
  readonly records = new Map<string, SchemaRecord[]>();

  add({ patches }: Pick<Operation, 'patches'>): void {
    for (const { document, updated } of patches) {
      if (!kept.has(document.type)) continue;
      for (const { before } of updated) {
        const record = SchemaRecordShape.safeParse(before);
        if (!record.success) continue;
        const own = this.records.get(document.id);
        if (own) own.push(record.data);
        else this.records.set(document.id, [record.data]);
      }
    }
  }
}
