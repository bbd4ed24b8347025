import { AppError } from '#schemas/domain/app-error.ts';
import type { AnnotationDocument } from '#schemas/domain/document.ts';
import type { Formula } from '#schemas/domain/formula.ts';
import type { Box } from '#schemas/domain/geometry.ts';
import type { FormulaId, PageId } from '#schemas/domain/id.ts';
import { formulaOf } from '#shared/annotation/document.ts';
import { emptyFormula } from '#shared/annotation/empty-formula.ts';
import type { Project } from '../../project/project.ts';
import type { Actor } from '../actor.ts';

/**
 * Formulas that the actor is asked to annotate a second time and has not submitted: until then nothing of the first
 * annotation is shown to them, or two annotations would be one.
 */
export async function blindFormulas(project: Project, actor: Actor): Promise<readonly FormulaId[]> {
  return await project.store.review.formulasAnnotatedAgainBy(actor.person.id);
}

/** @throws AppError `conflict` where one of the formulas is hidden from the actor */
export async function requireSeen(project: Project, actor: Actor, formulas: readonly string[]): Promise<void> {
  const hidden = new Set<string>(await blindFormulas(project, actor));
  const id = formulas.find((formula) => hidden.has(formula));
  if (id === undefined) return;
  throw new AppError(
    'conflict',
    'You are asked to annotate this formula a second time: its first annotation is shown to you once you have submitted yours.',
    { id, hidden: 'second-annotation' },
  );
}

/** Whether a part of a page (page pixels) holds a formula that is hidden from the actor. */
export async function isBlindPlace(project: Project, actor: Actor, page: PageId, part: Box): Promise<boolean> {
  const hidden = new Set(await blindFormulas(project, actor));
  if (hidden.size === 0) return false;
  const documents = await project.store.formulasOfPage(page);
  return documents.some((document) => {
    const formula = formulaOf(document);
    return formula !== null && hidden.has(formula.id) && overlaps(formula.region, part);
  });
}

/** The formula as the second annotator meets it: a region, and nothing in it. */
export function blankOf({ id, page, region }: Formula): Formula {
  return emptyFormula({ id, page, region });
}

/** The document with its region alone where it is hidden. */
export function withoutHidden(document: AnnotationDocument, hidden: ReadonlySet<FormulaId>): AnnotationDocument {
  const formula = formulaOf(document);
  if (!formula || !hidden.has(formula.id)) return document;
  return { ...document, records: new Map([[formula.id, blankOf(formula)]]) };
}

function overlaps(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}
