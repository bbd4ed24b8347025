import type { Committed, LayerSelection, PageWork, StripPage } from '#schemas/contract/annotation.ts';
import { AppError } from '#schemas/domain/app-error.ts';
import type { AnnotationDocument, DocumentRef } from '#schemas/domain/document.ts';
import type { FormulaId, OperationId, PageId, QuotaId } from '#schemas/domain/id.ts';
import { type EditSource, type LayerState, layerStates } from '#schemas/domain/layer.ts';
import type { AnnotationPatch, Operation } from '#schemas/domain/operation.ts';
import { documentToShape, formulaOf, pageOf } from '#shared/annotation/document.ts';
import { applyPatch, diffDocuments, invertPatch } from '#shared/annotation/patch.ts';
import { type Progress, unwatched } from '../jobs/job-runner.ts';
import type { Project } from '../project/project.ts';
import { type Actor, hasRole, requireRole } from './actor.ts';
import { commitOperation, committed, StaleRevisionError } from './commit.ts';
import { requireReadableLatex } from './faulty-latex.ts';
import { followEdits } from './follow-edits.ts';
import { moveLayers, type StateChange } from './layer-transitions.ts';
import { type ActPart, commitInParts } from './many/commit-in-parts.ts';
import { nextPageByGaps } from './quotas/next-work.ts';
import { ReturningPages } from './returning-pages.ts';
import { invertSchemaPart, isSchemaOperation, undoSchemaOperation } from './schema-change/undo-schema-operation.ts';
import { blindFormulas, requireSeen, withoutHidden } from './second/blind-formulas.ts';
import { requireNoneReopened } from './second/second-documents.ts';

/** Pages around a page, for the strip under the canvas. */
export async function readStrip(
  project: Project,
  around: { readonly page: PageId; readonly before: number; readonly after: number },
): Promise<{ items: StripPage[] }> {
  const items = await project.store.pagesAround(around.page, around.before, around.after);
  if (!items.some(({ id }) => id === around.page)) {
    throw new AppError('not-found', `There is no page ${around.page} in this project.`, { id: around.page });
  }
  return { items: [...items] };
}

export async function pageAt(project: Project, position: number): Promise<{ page: PageId | null }> {
  return { page: await project.store.pageAt(position) };
}

/**
 * A page with all formulas on it and its place among the pages. Of formulas that the actor is to annotate a second
 * time only the region is there.
 */
export async function readPageWork(project: Project, actor: Actor, page: PageId): Promise<PageWork> {
  const [document, formulas, neighbours] = await Promise.all([
    project.store.getDocument({ type: 'page', id: page }),
    project.store.formulasOfPage(page),
    project.store.neighboursOfPage(page),
  ]);
  if (!neighbours) throw new AppError('not-found', `There is no page ${page} in this project.`, { id: page });
  const hidden = new Set(await blindFormulas(project, actor));
  const seen = formulas.map((formula) => documentToShape(withoutHidden(formula, hidden)));
  return { page: documentToShape(document), formulas: seen, ...neighbours };
}

export async function pageOfFormula(project: Project, formula: FormulaId): Promise<{ page: PageId }> {
  const root = formulaOf(await project.store.getDocument({ type: 'formula', id: formula }));
  if (!root) throw new AppError('not-found', `There is no formula ${formula} in this project.`, { id: formula });
  return { page: root.page };
}

/**
 * What is still to be done for a person: an annotator's work ends with submitting, a reviewer's with accepting. What fills
 * a gap that they were given comes first, whatever order the others' work is in; `gap` names it.
 */
export async function nextUnfinished(
  project: Project,
  actor: Actor,
  after: PageId | null,
): Promise<{ page: PageId | null; gap: QuotaId | null }> {
  const byGaps = await nextPageByGaps(project, actor, after);
  if (byGaps !== null) return byGaps;
  const done: readonly LayerState[] = hasRole(actor, 'reviewer') ? ['accepted'] : ['submitted', 'accepted'];
  const toBeDone = layerStates.filter((state) => !done.includes(state));
  return { page: await project.store.nextUnfinishedPage(after, toBeDone), gap: null };
}

/** Applies edits of content as one operation; layer states follow from them. */
export async function commitEdits(
  project: Project,
  actor: Actor,
  patches: readonly AnnotationPatch[],
  drawnBy: EditSource = 'person',
): Promise<Committed> {
  requireRole(actor, 'annotator');
  await requireSeen(
    project,
    actor,
    patches.map((patch) => patch.document.id),
  );
  const before = await readForEdit(
    project,
    patches.map((patch) => patch.document),
  );
  const followed = await followEdits(project, actor, before, patches, drawnBy);
  if (followed.length === 0) throw new AppError('invalid-input', 'The edit changes nothing.', { reason: 'edit-empty' });
  return committed(await commitOperation(project, actor, 'edit', followed));
}

/**
 * Takes an operation back, as an operation of its own. One's own acts, or anybody's for a lead. Where a record that
 * it touched has changed since, nothing is done and the conflict returns the documents as they are.
 */
export async function undoOperation(
  project: Project,
  actor: Actor,
  id: OperationId,
  progress: Progress = unwatched,
): Promise<Committed> {
  requireRole(actor, 'annotator');
  const parts = await project.store.partsOf(id);
  const [first] = parts;
  const operation = first === undefined ? null : await project.store.getOperation(first);
  if (!operation) throw new AppError('not-found', `There is no operation ${id} in this project.`, { id });
  if (operation.kind === 'import') {
    throw new AppError(
      'conflict',
      'An import cannot be undone like an edit: take it back from its report, or remove its pages in the library.',
      {
        id,
      },
    );
  }
  const isSchema = await isSchemaOperation(project, operation);
  if (parts.length > 1) return await undoParts(project, actor, { ids: parts, isSchema }, progress);
  const returning = new ReturningPages(project.store);
  await requireUndoable(project, actor, operation, returning);
  returning.requirePictures();
  if (isSchema) return committed(await undoSchemaOperation(project, actor, operation));
  return committed(await undoDocuments(project, actor, operation));
}

async function requireUndoable(
  project: Project,
  actor: Actor,
  operation: Operation,
  returning: ReturningPages,
): Promise<void> {
  await requireSeen(
    project,
    actor,
    operation.patches.map((patch) => patch.document.id),
  );
  await requireNoneReopened(project, operation);
  await returning.look(operation);
}

/** Whether an act was written in parts: then taking it back takes as long as it did. */
export async function isInParts(project: Project, id: OperationId): Promise<boolean> {
  return (await project.store.partsOf(id)).length > 1;
}

/** Takes an act of several parts back, the last part first: as one act, or, where a part has changed since, not at all. */
async function undoParts(
  project: Project,
  actor: Actor,
  { ids, isSchema }: { readonly ids: readonly OperationId[]; readonly isSchema: boolean },
  progress: Progress,
): Promise<Committed> {
  if (isSchema) requireRole(actor, 'lead');
  const report = (phase: string, done: number, total: number) => {
    progress.throwIfCancelled();
    progress.progress(phase, done, total);
  };
  const invert = isSchema ? invertSchemaPart : invertDocuments;
  const returning = new ReturningPages(project.store);
  const parts: ActPart[] = [];
  for (const id of ids.toReversed()) {
    report('reading', parts.length, ids.length);
    const operation = await partOf(project, id);
    if (!isSchema) requireOwn(actor, operation);
    await requireUndoable(project, actor, operation, returning);
    // All of it is looked at before any of it is written.
    await invert(project, actor, operation);
    const { length: size } = operation.patches;
    // Read again when its turn comes: an act on a million formulas is not held whole.
    parts.push({ size, undoes: id, plan: async () => await invert(project, actor, await partOf(project, id)) });
    await new Promise((resolve) => setImmediate(resolve));
  }
  returning.requirePictures();
  const operation = await commitInParts(project, actor, {
    kind: 'undo',
    parts,
    report: (done, total) => report('writing', done, total),
  });
  if (!operation) throw new AppError('conflict', 'Nothing of this is left to take back.');
  return { operation, documents: [] };
}

async function partOf(project: Project, id: OperationId): Promise<Operation> {
  const operation = await project.store.getOperation(id);
  if (!operation) throw new AppError('internal', 'A part of an act is not in the log.');
  return operation;
}

/** Takes an operation back that may be taken back. Refused for other people's, unless a lead asks. */
export async function undoDocuments(project: Project, actor: Actor, operation: Operation) {
  requireOwn(actor, operation);
  const inverse = await invertDocuments(project, actor, operation);
  return await commitOperation(project, actor, 'undo', inverse, operation.id);
}

function requireOwn(actor: Actor, operation: Operation): void {
  if (operation.actor === actor.person.id || hasRole(actor, 'lead')) return;
  throw new AppError('forbidden', 'Only whoever did this, or a lead, can take it back.', { id: operation.id });
}

/** @throws StaleRevisionError where a record that the operation touched has changed since */
async function invertDocuments(
  project: Project,
  _actor: Actor,
  operation: Operation,
): Promise<readonly AnnotationPatch[]> {
  const documents = await project.store.getDocuments(operation.patches.map((patch) => patch.document));
  const inverse = operation.patches.map((patch, index) => {
    const current = documents[index];
    return invertPatch(patch, current && current.records.size > 0 ? current.revision : 0);
  });
  for (const [index, patch] of inverse.entries()) {
    const current = documents[index];
    if (current && applyPatch(current, patch).kind !== 'applied') throw new StaleRevisionError(documents);
  }
  return inverse.reverse();
}

/** Submits, accepts, returns or takes back layers, by the rules of the actor's role. */
export async function setLayerStates(
  project: Project,
  actor: Actor,
  input: StateChange & { readonly layers: readonly LayerSelection[]; readonly faultyLatex?: boolean },
): Promise<Committed> {
  requireRole(actor, input.to === 'accepted' || input.to === 'returned' ? 'reviewer' : 'annotator');
  await requireSeen(
    project,
    actor,
    input.layers.map((selection) => selection.document.id),
  );
  const before = await readForEdit(
    project,
    input.layers.map((selection) => selection.document),
  );
  const stale = before.some((document, index) => document.revision !== input.layers[index]?.base);
  if (stale) throw new StaleRevisionError(before);
  if (input.to === 'accepted' && !input.faultyLatex) {
    await requireReadableLatex(project.store, before, (index) => input.layers[index]?.layers ?? []);
  }
  const after = moveLayers(before, input.layers, input, actor);
  const patches = before.flatMap((document, index) => {
    const moved = after[index];
    const patch = moved ? diffDocuments(document, moved) : null;
    return patch ? [patch] : [];
  });
  if (patches.length === 0) throw new AppError('conflict', 'Every chosen layer is in that state already.');
  const kind = { drafted: 'withdraw', submitted: 'submit', accepted: 'accept', returned: 'return' } as const;
  // Drafts of the machine that a person keeps as drafts are taken over, not taken back.
  const isTakenOver = input.to === 'drafted' && statesOf(before, input.layers).every((state) => state === 'drafted');
  return committed(await commitOperation(project, actor, isTakenOver ? 'edit' : kind[input.to], patches));
}

function statesOf(
  documents: readonly AnnotationDocument[],
  selections: readonly LayerSelection[],
): readonly (LayerState | undefined)[] {
  return selections.flatMap(({ layers }, index) => {
    const document = documents[index];
    const formula = document && formulaOf(document);
    const page = document && pageOf(document);
    return layers.map((layer) => (layer === 'regions' ? page?.regions.state : formula?.layers[layer].state));
  });
}

async function readForEdit(project: Project, refs: readonly DocumentRef[]): Promise<readonly AnnotationDocument[]> {
  const seen = new Set<string>();
  for (const { type, id } of refs) {
    if (type !== 'formula' && type !== 'page') {
      throw new AppError('forbidden', `A ${type} is no annotation; change it through the project's schema.`, { type });
    }
    if (seen.has(id)) throw new AppError('invalid-input', `The operation names ${type} ${id} twice.`, { id });
    seen.add(id);
  }
  return await project.store.getDocuments(refs);
}
