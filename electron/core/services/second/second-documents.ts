import { AppError } from '#schemas/domain/app-error.ts';
import type { AnnotationDocument, DocumentRecord, DocumentRef } from '#schemas/domain/document.ts';
import type { FormulaId, SecondAnnotationId, SecondSampleId } from '#schemas/domain/id.ts';
import type { AnnotationPatch, Operation } from '#schemas/domain/operation.ts';
import type { SecondAnnotation } from '#schemas/domain/second-annotation.ts';
import { documentOfSecond, rootOf } from '#shared/annotation/document.ts';
import type { Project } from '../../project/project.ts';
import type { SideQuery } from '../../store/review-store.ts';
import type { Actor } from '../actor.ts';

/** A second annotation as it is stored, and the formula document that it holds. */
export interface StoredSecond {
  readonly stored: AnnotationDocument;
  readonly root: SecondAnnotation;
  readonly formula: AnnotationDocument;
}

/** Documents that are read at once. */
const partSize = 500;

export function secondOf(stored: AnnotationDocument): StoredSecond | null {
  const root = rootOf(stored);
  const formula = documentOfSecond(stored);
  return root?.kind === 'second-annotation' && formula ? { stored, root, formula } : null;
}

export async function readSecond(project: Project, id: SecondAnnotationId): Promise<StoredSecond> {
  const second = secondOf(await project.store.getDocument({ type: 'second-annotation', id }));
  if (!second) throw new AppError('not-found', `There is no second annotation ${id} in this project.`, { id });
  return second;
}

/** Second annotations, in the order in which they were drawn. */
export async function* readSeconds(
  project: Project,
  query: Omit<SideQuery, 'type'> & { readonly sample?: SecondSampleId | null },
  first: string | null = null,
): AsyncGenerator<StoredSecond> {
  const { sample, ...side } = query;
  let after = first;
  for (;;) {
    const part = await project.store.review.sideDocuments({ ...side, type: 'second-annotation' }, after, partSize);
    for (const stored of part) {
      after = stored.ref.id;
      const second = secondOf(stored);
      if (second && (sample == null || second.root.sample === sample)) yield second;
    }
    if (part.length < partSize) return;
  }
}

/** The actor's own second annotation of a formula that is not resolved yet. */
export async function ownSecond(project: Project, actor: Actor, formula: FormulaId): Promise<StoredSecond> {
  const query = { formula, person: actor.person.id, states: ['open', 'submitted'] };
  for await (const second of readSeconds(project, query)) return second;
  throw new AppError(
    'not-found',
    'Nobody asks you to annotate this formula a second time, or what you did was resolved already.',
    { id: formula },
  );
}

/** The stored document with another formula document and root. */
export function withFormula(
  { stored }: StoredSecond,
  formula: AnnotationDocument,
  root: SecondAnnotation,
): AnnotationDocument {
  const records = new Map<string, DocumentRecord>([[root.id, root], ...formula.records]);
  return { ...stored, records };
}

/** A patch of a second annotation as one of the formula that it is about: what the annotation screen knows. */
export function asFormulaPatch(patch: AnnotationPatch, formula: FormulaId): AnnotationPatch {
  const isOfFormula = (record: DocumentRecord) => record.kind !== 'second-annotation';
  const document: DocumentRef = { type: 'formula', id: formula };
  return {
    document,
    base: patch.base,
    added: patch.added.filter(isOfFormula),
    updated: patch.updated.filter(({ before }) => isOfFormula(before)),
    removed: patch.removed.filter(isOfFormula),
  };
}

/** Since it was submitted, its annotator may have seen the first annotation. */
export function requireOpen(seconds: readonly StoredSecond[]): void {
  const submitted = seconds.find(({ root }) => root.state === 'submitted');
  if (!submitted) return;
  throw new AppError(
    'conflict',
    'This second annotation is submitted and stands as it is: the first one may have been seen since.',
    { submitted: submitted.root.formula },
  );
}

/** Refuses to take back, by way of any operation, what its annotator has submitted; what was resolved can be opened again. */
export async function requireNoneReopened(project: Project, { patches }: Pick<Operation, 'patches'>): Promise<void> {
  const own = patches.filter(({ document }) => document.type === 'second-annotation');
  const documents = await project.store.getDocuments(own.map(({ document }) => document));
  const reopened = own.flatMap(({ updated }, index) => {
    const second = documents[index] ? secondOf(documents[index]) : null;
    const root = updated.find(({ before }) => before.kind === 'second-annotation')?.before;
    const staysSubmitted = root?.kind === 'second-annotation' && root.state !== 'open';
    return second && !staysSubmitted ? [second] : [];
  });
  requireOpen(reopened);
}
