import type { SampleProgress } from '#schemas/contract/second.ts';
import { AppError } from '#schemas/domain/app-error.ts';
import type { DocumentRecord } from '#schemas/domain/document.ts';
import {
  type CategoryId,
  type FormulaId,
  type OperationId,
  type PersonId,
  SecondAnnotationId,
  SecondSampleId,
} from '#schemas/domain/id.ts';
import type { AnnotationPatch } from '#schemas/domain/operation.ts';
import { importActorId } from '#schemas/domain/person.ts';
import type { SecondAnnotation, SecondSample } from '#schemas/domain/second-annotation.ts';
import { formulaOf, rootOf } from '#shared/annotation/document.ts';
import { orderBySeed } from '#shared/split/seeded-hash.ts';
import type { Project } from '../../project/project.ts';
import type { Candidate } from '../../store/review-store.ts';
import { type Actor, requireRole } from '../actor.ts';
import { commitOperation } from '../commit.ts';
import { blankOf } from './blind-formulas.ts';
import { readSeconds } from './second-documents.ts';

export interface DrawRequest {
  readonly share: number;
  readonly seed: number;
  readonly categories: readonly CategoryId[];
  readonly annotators: readonly PersonId[];
}

const partSize = 2000;
const mostSamples = 1000;

/**
 * Draws a sample of the formulas whose work is submitted or accepted and asks people for second annotations of them.
 * Nobody is asked about a formula that they had a hand in.
 */
export async function drawSample(
  project: Project,
  actor: Actor,
  request: DrawRequest,
): Promise<{ operation: OperationId; sample: SecondSample; drawn: number; skipped: number }> {
  requireRole(actor, 'lead');
  await checkAnnotators(project, request.annotators);
  const candidates = await readCandidates(project, request.categories);
  if (candidates.length === 0) {
    throw new AppError('conflict', 'No formula is submitted or accepted that is not annotated twice already.', {});
  }
  const count = Math.max(1, Math.round(candidates.length * request.share));
  const drawn = orderBySeed(candidates, ({ formula }) => formula, request.seed).slice(0, count);
  const sample: SecondSample = {
    kind: 'second-sample',
    id: SecondSampleId.parse(project.runtime.newId()),
    share: request.share,
    seed: request.seed,
    categories: [...request.categories],
    annotators: [...request.annotators],
    population: candidates.length,
    drawnBy: actor.person.id,
    drawnAt: project.runtime.now(),
  };
  const patches: AnnotationPatch[] = [newDocument('second-sample', sample.id, [sample])];
  const load = new Map<PersonId, number>(request.annotators.map((person) => [person, 0]));
  let skipped = 0;
  for (const { formula } of drawn) {
    const task = await newTask(project, sample, formula, load);
    if (task) patches.push(task);
    else skipped += 1;
  }
  if (patches.length === 1) {
    throw new AppError(
      'conflict',
      'All those chosen have worked on every formula that was drawn: choose somebody else, too.',
      {},
    );
  }
  const { operation } = await commitOperation(project, actor, 'second', patches);
  return { operation: operation.id, sample, drawn: drawn.length - skipped, skipped };
}

/** How many formulas a sample would be drawn from. */
export async function samplePopulation(
  project: Project,
  actor: Actor,
  categories: readonly CategoryId[],
): Promise<{ population: number }> {
  requireRole(actor, 'lead');
  return { population: (await readCandidates(project, categories)).length };
}

/** Samples with how far their second annotations are, the newest first. */
export async function sampleProgress(project: Project): Promise<{ samples: SampleProgress[] }> {
  const documents = await project.store.review.sideDocuments({ type: 'second-sample' }, null, mostSamples);
  const samples = new Map<string, SampleProgress>();
  for (const document of documents) {
    const sample = rootOf(document);
    if (sample?.kind === 'second-sample') samples.set(sample.id, { sample, open: 0, submitted: 0, resolved: 0 });
  }
  for await (const { root } of readSeconds(project, {})) {
    const progress = samples.get(root.sample);
    if (progress) progress[root.state] += 1;
  }
  return { samples: [...samples.values()].toReversed() };
}

async function checkAnnotators(project: Project, annotators: readonly PersonId[]): Promise<void> {
  const records = await project.store.schemaRecords();
  for (const id of annotators) {
    const person = records.find(({ record }) => record.id === id)?.record;
    if (person?.kind !== 'person' || person.retired) {
      throw new AppError('invalid-input', `There is no person ${id} who could annotate in this project.`, {
        reason: 'person-cannot-annotate',
        id,
      });
    }
  }
}

async function readCandidates(project: Project, categories: readonly CategoryId[]): Promise<readonly Candidate[]> {
  const candidates: Candidate[] = [];
  let after: FormulaId | null = null;
  for (;;) {
    const part: readonly Candidate[] = await project.store.review.candidates(categories, after, partSize);
    candidates.push(...part);
    after = part.at(-1)?.formula ?? after;
    if (part.length < partSize) return candidates;
  }
}

/** Asks the least busy of those who had no hand in the formula; null where there is none. */
async function newTask(
  project: Project,
  sample: SecondSample,
  id: FormulaId,
  load: Map<PersonId, number>,
): Promise<AnnotationPatch | null> {
  const document = await project.store.getDocument({ type: 'formula', id });
  const formula = formulaOf(document);
  const changes = await project.store.review.changesOf(id, null, partSize);
  const work = changes.find(({ kind }) => kind === 'edit' || kind === 'restore' || kind === 'import');
  if (!formula || !work) return null;
  // Imports and scripts are nobody who could remember what they saw.
  const hands = new Set(changes.map(({ actor }) => actor).filter((actor) => actor !== importActorId));
  const [annotator] = [...load.keys()]
    .filter((person) => !hands.has(person))
    .sort((a, b) => (load.get(a) ?? 0) - (load.get(b) ?? 0));
  if (annotator === undefined) return null;
  load.set(annotator, (load.get(annotator) ?? 0) + 1);
  const root: SecondAnnotation = {
    kind: 'second-annotation',
    id: SecondAnnotationId.parse(project.runtime.newId()),
    sample: sample.id,
    formula: id,
    page: formula.page,
    annotator,
    firstAnnotator: work.actor,
    firstRevision: document.revision,
    state: 'open',
    submittedAt: null,
    resolution: null,
  };
  return newDocument('second-annotation', root.id, [root, blankOf(formula)]);
}

function newDocument(
  type: 'second-sample' | 'second-annotation',
  id: string,
  records: readonly DocumentRecord[],
): AnnotationPatch {
  return { document: { type, id }, base: 0, added: [...records], updated: [], removed: [] };
}
