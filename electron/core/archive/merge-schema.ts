import type { AnnotationDocument, SchemaRecord } from '#schemas/domain/document.ts';
import type { AnnotationPatch } from '#schemas/domain/operation.ts';
import { emptyDocument, rootOf } from '#shared/annotation/document.ts';
import { type MergeConflict, mergeDocuments } from '#shared/annotation/merge-documents.ts';
import { diffDocuments } from '#shared/annotation/patch.ts';
import { remapDocument } from './remap-ids.ts';

export interface MergedSchema {
  readonly patches: readonly AnnotationPatch[];
  /** Ids of the archive → ids of what is the same here under another id. */
  readonly ids: ReadonlyMap<string, string>;
  readonly conflicts: readonly MergeConflict[];
  /** The archive's documents in ids of this project. */
  readonly documents: readonly AnnotationDocument[];
}

/** What refers to nothing stands first. */
const order: readonly SchemaRecord['kind'][] = [
  'facet',
  'category',
  'symbol-class',
  'person',
  'category-rule',
  'quota',
  'requirements',
  'settings',
];

/** Kinds of which a project has one, which is not replaced by that of another project. */
const single: ReadonlySet<SchemaRecord['kind']> = new Set(['settings', 'requirements']);

/**
 * Joins the schema of an archive with that of the project. Records are the same by id first, then by what people call
 * them: the key of a facet or category, the exact label of a class, the name of a person.
 */
export function mergeSchema(
  current: readonly AnnotationDocument[],
  archived: readonly AnnotationDocument[],
  basesOf: (document: AnnotationDocument) => readonly AnnotationDocument[],
): MergedSchema {
  const byId = new Map(current.map((document) => [document.ref.id, document]));
  const byKey = new Map(current.map((document) => [keyOf(document), document]));
  const ids = new Map<string, string>();
  const patches: AnnotationPatch[] = [];
  const conflicts: MergeConflict[] = [];
  const documents: AnnotationDocument[] = [];
  const sorted = [...archived].sort((a, b) => rankOf(a) - rankOf(b));
  for (const raw of sorted) {
    const theirs = remapDocument(raw, ids);
    const ours = byId.get(theirs.ref.id);
    const kind = rootOf(theirs)?.kind;
    if (ours) {
      const merged = bestMerge(
        basesOf(theirs).map((base) => remapDocument(base, ids)),
        ours,
        theirs,
      );
      conflicts.push(...merged.conflicts);
      const patch = diffDocuments(ours, merged.document);
      if (patch) patches.push(patch);
      documents.push(theirs);
      continue;
    }
    const same = byKey.get(keyOf(theirs));
    if (same) ids.set(raw.ref.id, same.ref.id);
    else if (
      !single.has(kind as SchemaRecord['kind']) ||
      !current.some((document) => rootOf(document)?.kind === kind)
    ) {
      const patch = diffDocuments(emptyDocument(theirs.ref), { ...theirs, revision: 0 });
      if (patch) patches.push(patch);
      byKey.set(keyOf(theirs), theirs);
      documents.push(theirs);
    }
  }
  return { patches, ids, conflicts, documents };
}

function rankOf(document: AnnotationDocument): number {
  return order.indexOf(rootOf(document)?.kind as SchemaRecord['kind']);
}

function keyOf(document: AnnotationDocument): string {
  const root = rootOf(document);
  switch (root?.kind) {
    case 'facet':
      return `facet ${root.key}`;
    case 'category':
      return `category ${root.facet} ${root.key}`;
    case 'symbol-class':
      return `symbol-class ${root.label}`;
    case 'person':
      return root.retired ? root.id : `person ${root.name}`;
    default:
      return document.ref.id;
  }
}

/** Merges from each known common state and takes what leaves fewer conflicts: the later one. */
export function bestMerge(
  bases: readonly AnnotationDocument[],
  ours: AnnotationDocument,
  theirs: AnnotationDocument,
): ReturnType<typeof mergeDocuments> {
  const merges = (bases.length === 0 ? [null] : bases).map((base) => mergeDocuments(base, ours, theirs));
  return merges.reduce((best, merge) => (merge.conflicts.length < best.conflicts.length ? merge : best));
}
