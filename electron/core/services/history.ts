import type { Committed } from '#schemas/contract/annotation.ts';
import type { HistoryEntry } from '#schemas/contract/history.ts';
import { AppError } from '#schemas/domain/app-error.ts';
import type { AnnotationDocument, DocumentRecord, DocumentRef, DocumentShape } from '#schemas/domain/document.ts';
import type { FormulaId } from '#schemas/domain/id.ts';
import type { AnnotationPatch } from '#schemas/domain/operation.ts';
import { documentToShape, formulaOf } from '#shared/annotation/document.ts';
import { diffDocuments } from '#shared/annotation/patch.ts';
import { compareFormulas } from '#shared/comparing/compare-formulas.ts';
import type { Project } from '../project/project.ts';
import type { LoggedChange } from '../store/review-store.ts';
import type { Store } from '../store/store.ts';
import { type Actor, requireRole } from './actor.ts';
import { commitOperation, committed, StaleRevisionError } from './commit.ts';
import { followEdits } from './follow-edits.ts';
import { requireSeen } from './second/blind-formulas.ts';

/** Changes that are read at once. */
const partSize = 200;

/** A change of a document with the versions before and after it. A version without records: it did not exist. */
interface Version {
  readonly change: LoggedChange;
  readonly before: AnnotationDocument;
  readonly after: AnnotationDocument;
}

/** Versions of a formula, the newest first. `after` is the revision that the part before ended with. */
export async function formulaHistory(
  project: Project,
  actor: Actor,
  query: { readonly formula: FormulaId; readonly after: string | null; readonly limit: number },
): Promise<{ entries: HistoryEntry[]; next: string | null }> {
  await requireSeen(project, actor, [query.formula]);
  const last = query.after === null ? Number.POSITIVE_INFINITY : Number(query.after);
  const entries: HistoryEntry[] = [];
  for await (const version of versionsOf(project, { type: 'formula', id: query.formula })) {
    if (!(version.after.revision < last)) continue;
    const previous = entries.at(-1);
    if (previous && entries.length === query.limit) return { entries, next: String(previous.revision) };
    entries.push(entryOf(version));
  }
  if (entries.length === 0 && query.after === null) throw unknownFormula(query.formula);
  return { entries, next: null };
}

/** A formula as it was at a revision. */
export async function formulaVersion(
  project: Project,
  actor: Actor,
  formula: FormulaId,
  revision: number,
): Promise<DocumentShape> {
  await requireSeen(project, actor, [formula]);
  return documentToShape(await readVersion(project, formula, revision));
}

/** The same as a document. */
export async function readVersion(project: Project, formula: FormulaId, revision: number): Promise<AnnotationDocument> {
  for await (const { after } of versionsOf(project, { type: 'formula', id: formula })) {
    if (after.revision === revision && after.records.size > 0) return after;
    if (after.revision < revision) break;
  }
  throw new AppError('not-found', `Formula ${formula} has no version ${revision} to show.`, {
    reason: 'version-unknown',
    id: formula,
    revision,
  });
}

/**
 * Makes the content of a formula what it was at a revision. Layer states follow as after any edit: work that an
 * annotator brings back is drafted, a reviewer's restoring keeps what was accepted.
 */
export async function restoreVersion(
  project: Project,
  actor: Actor,
  { formula, revision, base }: { readonly formula: FormulaId; readonly revision: number; readonly base: number },
): Promise<Committed> {
  requireRole(actor, 'annotator');
  await requireSeen(project, actor, [formula]);
  const current = await project.store.getDocument({ type: 'formula', id: formula });
  if (!formulaOf(current)) throw unknownFormula(formula);
  if (current.revision !== base) throw new StaleRevisionError([current]);
  const version = await readVersion(project, formula, revision);
  const patch = diffDocuments(current, withLayersOf(current, version));
  if (!patch) throw new AppError('conflict', 'The formula is as it was in that version already.', { revision });
  const followed = await followEdits(project, actor, [current], [patch]);
  return committed(await commitOperation(project, actor, 'restore', followed));
}

/** The version with the layer states of now: they are nobody's content. */
function withLayersOf(current: AnnotationDocument, version: AnnotationDocument): AnnotationDocument {
  const is = formulaOf(current);
  const was = formulaOf(version);
  if (!is || !was) return version;
  return { ...version, records: new Map(version.records).set(was.id, { ...was, layers: is.layers }) };
}

function entryOf({ change, before, after }: Version): HistoryEntry {
  return {
    operation: change.operation,
    kind: change.kind,
    actor: change.actor,
    at: change.at,
    undoes: change.undoes,
    redoes: change.redoes,
    revision: after.revision,
    difference: compareFormulas(before, after),
    removed: after.records.size === 0,
    others: change.documents - 1,
  };
}

/** Walks back through the log from what a document is now, one version a change. */
export async function* versionsOf({ store }: Pick<Project, 'store'>, ref: DocumentRef): AsyncGenerator<Version> {
  let before: number | null = null;
  let document: AnnotationDocument | null = null;
  for (;;) {
    const part = await store.review.changesOf(ref.id, before, partSize);
    for (const change of part) {
      const after: AnnotationDocument = document ?? (await newestVersion(store, ref, change));
      document = takeBack(after, change.patch);
      before = change.sequence;
      yield { change, before: document, after };
    }
    if (part.length < partSize) return;
  }
}

async function newestVersion(store: Store, ref: DocumentRef, newest: LoggedChange): Promise<AnnotationDocument> {
  const current = await store.getDocument(ref);
  // One that is gone counts on from where it was.
  return current.records.size > 0 ? current : { ...current, revision: newest.patch.base + 1 };
}

/** The document before a logged patch. The log is what was applied: nothing of it is checked again. */
function takeBack(after: AnnotationDocument, patch: AnnotationPatch): AnnotationDocument {
  const records = new Map<string, DocumentRecord>(after.records);
  for (const record of patch.added) records.delete(record.id);
  for (const { before } of patch.updated) records.set(before.id, before);
  for (const record of patch.removed) records.set(record.id, record);
  return { ref: after.ref, revision: after.revision - 1, records };
}

function unknownFormula(formula: FormulaId): AppError {
  return new AppError('not-found', `There is no formula ${formula} in this project.`, { id: formula });
}
