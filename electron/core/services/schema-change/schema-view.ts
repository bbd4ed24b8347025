import type { CategoryRule } from '#schemas/domain/category-rule.ts';
import type { SchemaRecord } from '#schemas/domain/document.ts';
import type { Category, Facet } from '#schemas/domain/facet.ts';
import type { CategoryId, FacetId, SymbolClassId } from '#schemas/domain/id.ts';
import type { LayerName } from '#schemas/domain/layer.ts';
import type { AnnotationPatch } from '#schemas/domain/operation.ts';
import type { Quota } from '#schemas/domain/quota.ts';
import type { SymbolClass } from '#schemas/domain/symbol-class.ts';
import type { Store } from '../../store/store.ts';

/** The schema records that a change of kinds looks at, by id, with the revisions that patches stand against. */
export interface SchemaView {
  readonly facets: ReadonlyMap<FacetId, Facet>;
  readonly categories: ReadonlyMap<CategoryId, Category>;
  readonly classes: ReadonlyMap<SymbolClassId, SymbolClass>;
  readonly quotas: readonly Quota[];
  /** In their order. */
  readonly rules: readonly CategoryRule[];
  readonly layersAsked: readonly LayerName[];
  readonly revisions: ReadonlyMap<string, number>;
}

export async function readSchemaView(store: Store): Promise<SchemaView> {
  const rows = await store.schemaRecords();
  const records = rows.map(({ record }) => record);
  return {
    facets: byId(records.filter((record) => record.kind === 'facet')),
    categories: byId(records.filter((record) => record.kind === 'category')),
    classes: byId(records.filter((record) => record.kind === 'symbol-class')),
    quotas: records.filter((record) => record.kind === 'quota'),
    rules: records
      .filter((record) => record.kind === 'category-rule')
      .sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1)),
    layersAsked: records.find((record) => record.kind === 'settings')?.layersAsked ?? [],
    revisions: new Map(rows.map(({ record, revision }) => [record.id, revision])),
  };
}

function byId<Record extends { readonly id: string }>(records: readonly Record[]): ReadonlyMap<Record['id'], Record> {
  return new Map(records.map((record) => [record.id, record]));
}

/** The patch that sets members of a schema record. */
export function setMembers<Record extends SchemaRecord>(
  view: SchemaView,
  before: Record,
  change: Partial<Record>,
): AnnotationPatch {
  return {
    document: { type: before.kind, id: before.id },
    base: view.revisions.get(before.id) ?? 0,
    added: [],
    updated: [{ before, after: { ...before, ...change } }],
    removed: [],
  };
}

export function addingRecord(record: SchemaRecord): AnnotationPatch {
  return { document: { type: record.kind, id: record.id }, base: 0, added: [record], updated: [], removed: [] };
}

export function removingRecord(view: SchemaView, record: SchemaRecord): AnnotationPatch {
  return {
    document: { type: record.kind, id: record.id },
    base: view.revisions.get(record.id) ?? 0,
    added: [],
    updated: [],
    removed: [record],
  };
}
