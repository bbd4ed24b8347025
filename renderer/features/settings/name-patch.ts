import { ulid } from 'ulid';
import { addRecord, updateRecord } from '#renderer/transport/schema-patch.ts';
import type { ProjectSchema } from '#schemas/contract/schema.ts';
import type { Facet } from '#schemas/domain/facet.ts';
import { CategoryId, FacetId } from '#schemas/domain/id.ts';
import type { LocalisedName } from '#schemas/domain/name.ts';
import type { AnnotationPatch } from '#schemas/domain/operation.ts';
import type { NameTarget } from './name-dialog.tsx';
import { lastPosition } from './order-records.ts';

/** What the dialog gives a facet or category. */
export interface Named {
  readonly name: LocalisedName;
  readonly key: string;
  readonly selection: Facet['selection'];
}

/** Keys that something new may not have: those of its neighbours. */
export function takenKeys(schema: ProjectSchema, target: NameTarget): ReadonlySet<string> {
  if (target.kind === 'new-facet') return new Set(schema.facets.map(({ record }) => record.key));
  if (target.kind !== 'new-category') return new Set();
  return new Set(
    schema.categories.filter(({ record }) => record.facet === target.facet.id).map(({ record }) => record.key),
  );
}

/** The patch that adds or renames what the dialog was opened for; null where nothing changes. */
export function namePatch(
  schema: ProjectSchema,
  target: NameTarget,
  { name, key, selection }: Named,
): AnnotationPatch | null {
  switch (target.kind) {
    case 'facet':
      return updateRecord(target.facet, { name, selection });
    case 'category':
      return updateRecord(target.category, { name });
    case 'new-facet':
      return addRecord({
        kind: 'facet',
        id: FacetId.parse(ulid()),
        key,
        name,
        selection,
        position: lastPosition(schema.facets),
        retired: false,
      });
    case 'new-category':
      return addRecord({
        kind: 'category',
        id: CategoryId.parse(ulid()),
        facet: target.facet.id,
        key,
        name,
        position: lastPosition(schema.categories.filter(({ record }) => record.facet === target.facet.id)),
        retired: false,
        aliasOf: null,
      });
  }
}
