import { AppError } from '#schemas/domain/app-error.ts';
import type { AnnotationDocument } from '#schemas/domain/document.ts';
import type { PageId } from '#schemas/domain/id.ts';
import type { EditSource } from '#schemas/domain/layer.ts';
import type { AnnotationPatch } from '#schemas/domain/operation.ts';
import type { Page } from '#schemas/domain/page.ts';
import { formulaOf, pageOf } from '#shared/annotation/document.ts';
import { isEqual } from '#shared/annotation/equal.ts';
import { followFormulaLayers, layerAfterEdit } from '#shared/annotation/layer-rules.ts';
import { applyPatch, diffDocuments } from '#shared/annotation/patch.ts';
import type { Project } from '../project/project.ts';
import type { Actor } from './actor.ts';
import { StaleRevisionError } from './commit.ts';

/**
 * Turns edits of content into the patches that are stored: layer states follow from what changed and from the actor's
 * role, and a page's regions layer follows from its formulas. `before` are the documents of `patches`, in their order.
 */
export async function followEdits(
  project: Project,
  actor: Actor,
  before: readonly AnnotationDocument[],
  patches: readonly AnnotationPatch[],
  drawnBy: EditSource = 'person',
): Promise<readonly AnnotationPatch[]> {
  const after = before.map((document, index) => applyOne(document, patches[index], before));
  const followed = new Map<string, { readonly before: AnnotationDocument; readonly after: AnnotationDocument }>();
  for (const [index, document] of before.entries()) {
    const edited = after[index];
    if (!edited) continue;
    const next =
      document.ref.type === 'formula'
        ? followFormulaLayers(document, edited, actor.person.role, drawnBy)
        : keepFixedFacts(document, edited);
    followed.set(document.ref.id, { before: document, after: next });
  }
  for (const [page, isMoved] of pagesWithChangedRegions(before, after)) {
    const current = followed.get(page) ?? (await readPage(project, page));
    // How the formula of a page without regions is placed in its text makes none of it.
    if (!isMoved && pageOf(current.after)?.holds === 'one-formula') continue;
    followed.set(page, { before: current.before, after: await followRegions(project, actor, current.after, followed) });
  }
  return [...followed.values()].flatMap((change) => diffDocuments(change.before, change.after) ?? []);
}

function applyOne(
  document: AnnotationDocument,
  patch: AnnotationPatch | undefined,
  current: readonly AnnotationDocument[],
): AnnotationDocument {
  if (!patch) throw new AppError('internal', 'A document without a patch.');
  const outcome = applyPatch(document, patch);
  if (outcome.kind !== 'applied') throw new StaleRevisionError(current);
  return outcome.document;
}

/** Of a page people change who wrote it and what it holds; facts of the picture are those of the import. */
function keepFixedFacts(before: AnnotationDocument, after: AnnotationDocument): AnnotationDocument {
  const was = pageOf(before);
  const is = pageOf(after);
  if (!was || !is) {
    throw new AppError('forbidden', 'Pages come from imports: they cannot be added or removed by an edit.', {
      id: before.ref.id,
    });
  }
  const kept: Page = { ...was, writer: is.writer, holds: is.holds };
  return { ...after, records: new Map([[kept.id, kept]]) };
}

/** Pages whose formulas came, went, moved (true), or are placed in their text otherwise (false). */
function pagesWithChangedRegions(
  before: readonly AnnotationDocument[],
  after: readonly AnnotationDocument[],
): ReadonlyMap<PageId, boolean> {
  const pages = new Map<PageId, boolean>();
  for (const [index, document] of before.entries()) {
    const edited = after[index];
    if (document.ref.type !== 'formula' || !edited) continue;
    const was = formulaOf(document);
    const is = formulaOf(edited);
    if (was && is && was.page !== is.page) {
      throw new AppError('invalid-input', `Formula ${document.ref.id} cannot move to another page.`, {
        reason: 'formula-changes-page',
        id: document.ref.id,
      });
    }
    const isMoved = !was || !is || !isEqual(was.region, is.region);
    if (!isMoved && was.placement === is.placement) continue;
    const page = is?.page ?? was?.page;
    if (page) pages.set(page, isMoved || pages.get(page) === true);
  }
  return pages;
}

async function readPage(project: Project, page: PageId) {
  const document = await project.store.getDocument({ type: 'page', id: page });
  if (!pageOf(document)) throw new AppError('not-found', `There is no page ${page} in this project.`, { id: page });
  return { before: document, after: document };
}

/** The page with its regions layer as it follows from a change of its formulas. A second formula makes it a page of formulas. */
async function followRegions(
  project: Project,
  actor: Actor,
  document: AnnotationDocument,
  changed: ReadonlyMap<string, { readonly after: AnnotationDocument }>,
): Promise<AnnotationDocument> {
  const page = pageOf(document);
  if (!page) return document;
  const stored = await project.store.formulasOfPage(page.id);
  const ids = new Set(stored.map((formula) => formula.ref.id));
  for (const [id, change] of changed) {
    const formula = formulaOf(change.after);
    if (formula?.page === page.id) ids.add(id);
    else if (change.after.ref.type === 'formula') ids.delete(id);
  }
  const followed: Page = {
    ...page,
    holds: 'formulas',
    regions: layerAfterEdit(page.regions, ids.size > 0, actor.person.role),
  };
  return { ...document, records: new Map([[page.id, followed]]) };
}
