import type { AnnotationDocument, DocumentRecord } from '#schemas/domain/document.ts';
import { rootOf } from '#shared/annotation/document.ts';
import type { MergeConflict } from '#shared/annotation/merge-documents.ts';

/** A conflict between two schemas, with what its record is called where ids would tell nobody anything. */
export interface SchemaConflict extends MergeConflict {
  readonly names?: {
    /** What the record is called here. */
    readonly here: string;
    /** What it would stand for, as it is called here. */
    readonly other?: string;
  };
}

export interface KeptOwn {
  readonly document: AnnotationDocument;
  readonly conflicts: readonly SchemaConflict[];
}

/** A merged record with one member as it is here, and the conflict that this is. */
export function keepMember(
  merged: AnnotationDocument,
  ours: AnnotationDocument,
  theirs: AnnotationDocument,
  field: string,
  names?: SchemaConflict['names'],
): KeptOwn {
  const [root, before, wanted] = [rootOf(merged), rootOf(ours), rootOf(theirs)];
  if (!root || !before || !wanted) return { document: merged, conflicts: [] };
  const [was, would] = [memberOf(before, field), memberOf(wanted, field)];
  const kept: DocumentRecord = { ...root, [field]: was };
  const conflict = { record: root.id, kind: root.kind, field, ours: was, theirs: would };
  return {
    document: { ...merged, records: new Map(merged.records).set(root.id, kept) },
    conflicts: [names ? { ...conflict, names } : conflict],
  };
}

/** What a person may do, and whether they may come in, is decided where they are: no archive decides it for others. */
export function keepStanding(
  merged: { readonly document: AnnotationDocument; readonly conflicts: readonly MergeConflict[] },
  ours: AnnotationDocument,
  theirs: AnnotationDocument,
): KeptOwn {
  const [root, before] = [rootOf(merged.document), rootOf(ours)];
  if (root?.kind !== 'person' || before?.kind !== 'person') return merged;
  const isStanding = (field: string | null) => field === 'role' || field === 'retired';
  const conflicts: SchemaConflict[] = merged.conflicts.filter(({ field }) => !isStanding(field));
  let { document } = merged;
  for (const field of ['role', 'retired'] as const) {
    const isContested = merged.conflicts.some((conflict) => conflict.field === field);
    if (root[field] === before[field] && !isContested) continue;
    const kept = keepMember(document, ours, theirs, field, { here: root.name });
    document = kept.document;
    conflicts.push(...kept.conflicts);
  }
  return { document, conflicts };
}

/**
 * Kinds that would stand for themselves, by way of others, if they stood for what the merge lets them: each side merged
 * them the other way round. Of every such circle one stays as it is here.
 *
 * @param after what there will be, in ids of this project
 */
export function aliasesRefused(
  current: readonly AnnotationDocument[],
  after: readonly AnnotationDocument[],
): ReadonlySet<string> {
  const before = new Map(current.map((document) => [document.ref.id, aliasOf(document)]));
  const aliases = new Map([...before, ...after.map((document) => [document.ref.id, aliasOf(document)] as const)]);
  const refused = new Set<string>();
  for (let known = -1; known !== refused.size; ) {
    known = refused.size;
    for (const [id, own] of before) {
      if (refused.has(id) || aliases.get(id) === own || !isInCircle(id, aliases)) continue;
      aliases.set(id, own);
      refused.add(id);
    }
  }
  return refused;
}

function isInCircle(id: string, aliases: ReadonlyMap<string, string | null>): boolean {
  const seen = new Set<string>();
  let next = aliases.get(id) ?? null;
  while (next !== null && next !== id && !seen.has(next)) {
    seen.add(next);
    next = aliases.get(next) ?? null;
  }
  return next === id;
}

export function aliasOf(document: AnnotationDocument): string | null {
  const root = rootOf(document);
  return root?.kind === 'symbol-class' || root?.kind === 'category' ? root.aliasOf : null;
}

function memberOf(record: DocumentRecord, field: string): unknown {
  return (record as unknown as Readonly<Record<string, unknown>>)[field];
}
