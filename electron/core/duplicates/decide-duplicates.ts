import type { Committed } from '#schemas/contract/annotation.ts';
import { AppError } from '#schemas/domain/app-error.ts';
import type { AnnotationDocument } from '#schemas/domain/document.ts';
import type { DuplicateDecision, DuplicateVerdict } from '#schemas/domain/duplicate-decision.ts';
import { DuplicateDecisionId, type PageId } from '#schemas/domain/id.ts';
import type { AnnotationPatch } from '#schemas/domain/operation.ts';
import { formulaOf } from '#shared/annotation/document.ts';
import { diffDocuments } from '#shared/annotation/patch.ts';
import type { Project } from '../project/project.ts';
import { type Actor, requireRole } from '../services/actor.ts';
import { commitOperation, committed } from '../services/commit.ts';
import { followEdits } from '../services/follow-edits.ts';
import { readDuplicateDecisions } from './read-decisions.ts';

export interface DuplicateChoice {
  readonly pages: readonly PageId[];
  readonly verdict: DuplicateVerdict;
  /** Pages whose formulas become unusable, and why; null: all are kept. */
  readonly unusable: { readonly pages: readonly PageId[]; readonly reason: string } | null;
}

/**
 * Decides about pages that look alike: one operation, which undo takes back. Decisions about the same pages that were
 * made before make way for it.
 */
export async function decideDuplicates(project: Project, actor: Actor, choice: DuplicateChoice): Promise<Committed> {
  requireRole(actor, 'lead');
  const pages = [...new Set(choice.pages)];
  if (pages.length < 2) {
    throw new AppError('invalid-input', 'A decision about near-duplicates needs at least two pages.', {
      reason: 'decision-needs-two',
    });
  }
  const left = new Set(choice.unusable?.pages ?? []);
  for (const page of left) {
    if (!pages.includes(page)) {
      throw new AppError('invalid-input', 'A page that is to be unusable is not among those decided about.', {
        reason: 'decision-of-other-page',
        page,
      });
    }
  }
  if (left.size === pages.length) {
    throw new AppError('invalid-input', 'One page at least has to stay usable; choose the one to keep.', {
      reason: 'decision-keeps-none',
    });
  }
  await requirePages(project, pages);
  const earlier = await earlierDecisions(project, pages);
  const decision: DuplicateDecision = {
    kind: 'duplicate-decision',
    id: DuplicateDecisionId.parse(project.runtime.newId()),
    pages: [...pages],
    verdict: choice.verdict,
    by: actor.person.id,
    at: project.runtime.now(),
  };
  const patches = [
    ...earlier.map(removing),
    { document: refOf(decision.id), base: 0, added: [decision], updated: [], removed: [] },
    ...(choice.unusable ? await unusablePatches(project, actor, [...left], choice.unusable.reason) : []),
  ];
  return committed(await commitOperation(project, actor, 'edit', patches));
}

/** Takes a decision away, so that its pages are decided about again. What became unusable stays so. */
export async function reopenDuplicates(project: Project, actor: Actor, id: DuplicateDecisionId): Promise<Committed> {
  requireRole(actor, 'lead');
  const document = await project.store.getDocument(refOf(id));
  if (document.records.size === 0) {
    throw new AppError('not-found', `There is no decision ${id} about near-duplicates in this project.`, { id });
  }
  return committed(await commitOperation(project, actor, 'edit', [removing(document)]));
}

const refOf = (id: DuplicateDecisionId) => ({ type: 'duplicate-decision' as const, id });

function removing(document: AnnotationDocument): AnnotationPatch {
  return {
    document: document.ref,
    base: document.revision,
    added: [],
    updated: [],
    removed: [...document.records.values()],
  };
}

async function requirePages(project: Project, pages: readonly PageId[]): Promise<void> {
  const documents = await project.store.getDocuments(pages.map((id) => ({ type: 'page', id })));
  const missing = pages.find((_, index) => documents[index]?.records.size === 0);
  if (missing === undefined) return;
  throw new AppError('not-found', `There is no page ${missing} in this project.`, { id: missing });
}

/** Decisions that the pages of a new one hold all of. */
async function earlierDecisions(project: Project, pages: readonly PageId[]): Promise<readonly AnnotationDocument[]> {
  const own = new Set<PageId>(pages);
  const earlier = (await readDuplicateDecisions(project.store)).filter((decision) =>
    decision.pages.every((page) => own.has(page)),
  );
  return await project.store.getDocuments(earlier.map(({ id }) => refOf(id)));
}

async function unusablePatches(
  project: Project,
  actor: Actor,
  pages: readonly PageId[],
  why: string,
): Promise<readonly AnnotationPatch[]> {
  const before: AnnotationDocument[] = [];
  const patches: AnnotationPatch[] = [];
  for (const page of pages) {
    for (const document of await project.store.formulasOfPage(page)) {
      const formula = formulaOf(document);
      if (!formula || formula.unusable !== null) continue;
      const records = new Map(document.records).set(formula.id, { ...formula, unusable: why });
      const patch = diffDocuments(document, { ...document, records });
      if (!patch) continue;
      before.push(document);
      patches.push(patch);
    }
  }
  return await followEdits(project, actor, before, patches);
}
