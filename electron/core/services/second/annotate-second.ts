import type { Committed, LayerSelection, PageWork } from '#schemas/contract/annotation.ts';
import type { SecondTask } from '#schemas/contract/second.ts';
import { AppError } from '#schemas/domain/app-error.ts';
import type { AnnotationDocument } from '#schemas/domain/document.ts';
import { FormulaId, type OperationId, type PageId } from '#schemas/domain/id.ts';
import { formulaLayerNames, type LayerName } from '#schemas/domain/layer.ts';
import type { AnnotationPatch, Operation } from '#schemas/domain/operation.ts';
import type { SecondAnnotation } from '#schemas/domain/second-annotation.ts';
import { documentToShape, formulaOf, pageOf } from '#shared/annotation/document.ts';
import { followFormulaLayers } from '#shared/annotation/layer-rules.ts';
import { applyPatch, diffDocuments } from '#shared/annotation/patch.ts';
import type { Project } from '../../project/project.ts';
import { type Actor, requireRole } from '../actor.ts';
import { undoDocuments } from '../annotation.ts';
import { commitOperation, revisionOf, StaleRevisionError } from '../commit.ts';
import { moveLayers } from '../layer-transitions.ts';
import {
  asFormulaPatch,
  ownSecond,
  readSeconds,
  requireOpen,
  type StoredSecond,
  secondOf,
  withFormula,
} from './second-documents.ts';

/**
 * What somebody is asked to annotate a second time and has not submitted, in the order in which it was drawn; what
 * follows the page `after` comes first.
 */
export async function secondTasks(
  project: Project,
  actor: Actor,
  after: PageId | null = null,
): Promise<{ tasks: SecondTask[] }> {
  const tasks: SecondTask[] = [];
  let passed = 0;
  for await (const second of readSeconds(project, { person: actor.person.id, states: ['open', 'submitted'] })) {
    const task = second.root.state === 'open' ? await taskOf(project, second) : null;
    if (task) tasks.push(task);
    if (second.root.page === after) passed = tasks.length;
  }
  return { tasks: [...tasks.slice(passed), ...tasks.slice(0, passed)] };
}

/** A second annotation as a task; null where its page or region is gone. */
export async function taskOf(project: Project, { root, formula }: StoredSecond): Promise<SecondTask | null> {
  const page = pageOf(await project.store.getDocument({ type: 'page', id: root.page }));
  const region = formulaOf(formula)?.region;
  if (!page || !region) return null;
  return {
    second: root.id,
    formula: root.formula,
    page: root.page,
    pageName: page.sourceName,
    imageSha256: page.imageSha256,
    region,
    state: root.state,
  };
}

/** The actor's second annotations on a page, as formulas. Nothing of the truth comes with them but the regions. */
export async function readSecondWork(project: Project, actor: Actor, id: PageId): Promise<PageWork> {
  const page = await project.store.getDocument({ type: 'page', id });
  const formulas: AnnotationDocument[] = [];
  const pages: PageId[] = [];
  for await (const second of readSeconds(project, { person: actor.person.id, states: ['open', 'submitted'] })) {
    if (second.root.page === id) formulas.push(second.formula);
    if (!pages.includes(second.root.page)) pages.push(second.root.page);
  }
  const place = pages.indexOf(id);
  if (!pageOf(page) || place < 0) {
    throw new AppError('not-found', 'Nobody asks you to annotate anything on this page a second time.', { id });
  }
  return {
    page: documentToShape(page),
    formulas: formulas.map(documentToShape),
    previous: pages[place - 1] ?? null,
    next: pages[place + 1] ?? null,
    position: place + 1,
    pages: pages.length,
  };
}

/** Applies edits to the actor's second annotations; layer states follow as they do in the truth. */
export async function commitSecond(
  project: Project,
  actor: Actor,
  patches: readonly AnnotationPatch[],
): Promise<Committed> {
  requireRole(actor, 'annotator');
  const seconds = await readOwn(
    project,
    actor,
    patches.map(({ document }) => document),
  );
  requireOpen(seconds);
  const stored = seconds.flatMap((second, index) => {
    const patch = patches[index];
    const outcome = patch && applyPatch(second.formula, patch);
    if (outcome?.kind !== 'applied') throw new StaleRevisionError(seconds.map(({ formula }) => formula));
    if (!formulaOf(outcome.document)) throw notHere();
    const followed = followFormulaLayers(second.formula, outcome.document, 'annotator');
    return diffDocuments(second.stored, withFormula(second, followed, stateAfter(second.root, null))) ?? [];
  });
  if (stored.length === 0) throw new AppError('invalid-input', 'The edit changes nothing.', { reason: 'edit-empty' });
  return await committedAsFormulas(await commitOperation(project, actor, 'second', stored));
}

/**
 * Submits layers, or takes them back while others are still to be submitted. A second annotation is submitted when every
 * layer that the project asks for is, and stands from then on.
 */
export async function setSecondState(
  project: Project,
  actor: Actor,
  input: {
    readonly layers: readonly LayerSelection[];
    readonly to: 'drafted' | 'submitted';
    readonly reason: string | null;
    readonly emptyOnPurpose: boolean;
  },
): Promise<Committed> {
  requireRole(actor, 'annotator');
  const seconds = await readOwn(
    project,
    actor,
    input.layers.map(({ document }) => document),
  );
  const before = seconds.map(({ formula }) => formula);
  if (before.some(({ revision }, index) => revision !== input.layers[index]?.base))
    throw new StaleRevisionError(before);
  requireOpen(seconds);
  const asked = await layersAsked(project);
  const after = moveLayers(before, input.layers, input, actor);
  const patches = seconds.flatMap((second, index) => {
    const moved = after[index];
    if (!moved) return [];
    const layers = formulaOf(moved)?.layers;
    const isDone = formulaLayerNames.every((name) => !asked.includes(name) || layers?.[name].state === 'submitted');
    const root = stateAfter(second.root, isDone ? project.runtime.now() : null);
    return diffDocuments(second.stored, withFormula(second, moved, root)) ?? [];
  });
  if (patches.length === 0) throw new AppError('conflict', 'Every chosen layer is in that state already.');
  return await committedAsFormulas(await commitOperation(project, actor, 'second', patches));
}

/** Takes one's own operation on second annotations back. */
export async function undoSecond(project: Project, actor: Actor, id: OperationId): Promise<Committed> {
  requireRole(actor, 'annotator');
  const operation = await project.store.getOperation(id);
  if (!operation || operation.patches.some(({ document }) => document.type !== 'second-annotation')) {
    throw new AppError('not-found', `There is no operation ${id} on second annotations in this project.`, { id });
  }
  const documents = await project.store.getDocuments(operation.patches.map(({ document }) => document));
  requireOpen(documents.flatMap((document) => secondOf(document) ?? []));
  return await committedAsFormulas(await undoDocuments(project, actor, operation));
}

async function readOwn(
  project: Project,
  actor: Actor,
  refs: readonly AnnotationPatch['document'][],
): Promise<readonly StoredSecond[]> {
  const seconds: StoredSecond[] = [];
  for (const { type, id } of refs) {
    if (type !== 'formula') throw notHere();
    if (seconds.some(({ root }) => root.formula === id)) {
      throw new AppError('invalid-input', `The operation names formula ${id} twice.`, { id });
    }
    seconds.push(await ownSecond(project, actor, FormulaId.parse(id)));
  }
  return seconds;
}

function stateAfter(root: SecondAnnotation, submittedAt: string | null): SecondAnnotation {
  return { ...root, state: submittedAt === null ? 'open' : 'submitted', submittedAt };
}

async function layersAsked(project: Project): Promise<readonly LayerName[]> {
  return (await project.store.settings())?.layersAsked ?? formulaLayerNames;
}

/** A committed operation as the annotation screen knows it: second annotations go by the ids of their formulas. */
async function committedAsFormulas({
  operation,
  documents,
}: {
  readonly operation: Operation;
  readonly documents: readonly AnnotationDocument[];
}): Promise<Committed> {
  const formulas = new Map<string, FormulaId>();
  const revisions = documents.flatMap((document) => {
    const second = secondOf(document);
    if (!second) return [];
    formulas.set(document.ref.id, second.root.formula);
    return [revisionOf(second.formula)];
  });
  const patches = operation.patches.flatMap((patch) => {
    const formula = formulas.get(patch.document.id);
    return formula ? [asFormulaPatch(patch, formula)] : [];
  });
  return { operation: { ...operation, patches }, documents: revisions };
}

function notHere(): AppError {
  return new AppError('conflict', 'Regions are given in a second annotation: only what is in them is annotated.', {});
}
