import type { BoxingReport } from '#schemas/contract/boxing.ts';
import type { FormulaFilter, FormulaSummary } from '#schemas/contract/library.ts';
import { AppError } from '#schemas/domain/app-error.ts';
import { type Reason, reason } from '#schemas/domain/reason.ts';
import { diffDocuments } from '#shared/annotation/patch.ts';
import { noBoxes } from '#shared/matching/keep-boxes.ts';
import { ClassRegistry } from '../ingest/pages/class-registry.ts';
import type { JobHandle } from '../jobs/job-runner.ts';
import type { Project } from '../project/project.ts';
import { type Actor, requireRole } from '../services/actor.ts';
import { announce, documentsOf, newOperation, StaleRevisionError } from '../services/commit.ts';
import { canBeBoxed, withDraftedBoxes } from './draft-boxes.ts';
import { FormulaPictures } from './formula-picture.ts';
import { matchThreads } from './match-threads.ts';
import { cropsFor, projectCrops } from './project-crops.ts';

/** Formulas that are listed at a time. */
const partSize = 500;

/** A formula that got boxes, or why not. */
type Outcome =
  | { readonly kind: 'boxed'; readonly symbols: number; readonly isWhole: boolean; readonly confidence: number }
  | { readonly kind: 'skipped'; readonly reason: Reason };

/**
 * Boxes every formula of a filter that has LaTeX and no boxes, one operation each, as drafts of the machine. Work of
 * people is never touched, also not what they do meanwhile. What was boxed before a cancel stays.
 */
export async function boxFormulas(
  project: Project,
  actor: Actor,
  filter: FormulaFilter,
  handle: JobHandle,
): Promise<BoxingReport> {
  requireRole(actor, 'lead');
  handle.progress('scanning', 0, null);
  const { report, waiting } = await findWaiting(project, filter);
  handle.reportSoFar(report);
  await projectCrops(project).refresh();
  const boxing = new Boxing(project, actor, await ClassRegistry.read(project));
  let confidences = 0;
  let done = 0;
  handle.progress('boxing', 0, waiting.length);
  await inTurn(waiting, matchThreads().size, async (formula) => {
    handle.throwIfCancelled();
    const outcome = await boxing.box(formula, report.newClasses);
    if (outcome.kind === 'skipped') report.skipped.push({ source: formula.pageName, reason: outcome.reason });
    else {
      report.boxed += 1;
      report.symbols += outcome.symbols;
      if (!outcome.isWhole) report.incomplete += 1;
      confidences += outcome.confidence;
      report.meanConfidence = confidences / report.boxed;
    }
    done += 1;
    handle.progress('boxing', done, waiting.length);
  });
  return report;
}

/** Works on items in their order, a few at a time; after a failure no further one is begun, and it is passed on. */
async function inTurn<Item>(
  items: readonly Item[],
  atOnce: number,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const left = items.values();
  let hasFailed = false;
  const lane = async (): Promise<void> => {
    for (const item of left) {
      if (hasFailed) return;
      try {
        await work(item);
      } catch (error) {
        hasFailed = true;
        throw error;
      }
    }
  };
  const ended = await Promise.allSettled(Array.from({ length: atOnce }, lane));
  const failed = ended.find((outcome) => outcome.status === 'rejected');
  if (failed) throw failed.reason;
}

/** The formulas to be boxed, with a report that counts the others. */
async function findWaiting(
  project: Project,
  filter: FormulaFilter,
): Promise<{ readonly report: BoxingReport; readonly waiting: readonly FormulaSummary[] }> {
  const leftAlone = { boxed: 0, withoutLatex: 0, unusable: 0 };
  const waiting: FormulaSummary[] = [];
  let matching = 0;
  let after: string | null = null;
  do {
    const part = await project.store.listFormulas(filter, after, partSize);
    for (const formula of part.items) {
      matching += 1;
      const { symbols, layout } = formula.layers;
      if (formula.unusable !== null) leftAlone.unusable += 1;
      else if (symbols.state !== 'absent' || layout.state !== 'absent' || formula.symbolCount > 0) leftAlone.boxed += 1;
      else if (formula.latex.trim() === '') leftAlone.withoutLatex += 1;
      else waiting.push(formula);
    }
    after = part.next;
  } while (after !== null);
  const counts = { boxed: 0, symbols: 0, incomplete: 0, meanConfidence: null };
  return { report: { matching, leftAlone, ...counts, skipped: [], newClasses: [] }, waiting };
}

/** Boxes formulas, several at the same time. */
class Boxing {
  readonly #project: Project;
  readonly #actor: Actor;
  readonly #classes: ClassRegistry;
  readonly #pictures: FormulaPictures;

  constructor(project: Project, actor: Actor, classes: ClassRegistry) {
    this.#project = project;
    this.#actor = actor;
    this.#classes = classes;
    this.#pictures = new FormulaPictures(project.media);
  }

  /** @param newClasses gets the labels of classes that had to be made */
  async box({ id, imageSha256 }: FormulaSummary, newClasses: string[]): Promise<Outcome> {
    const document = await this.#project.store.getDocument({ type: 'formula', id });
    const root = document.records.get(id);
    if (!canBeBoxed(document) || root?.kind !== 'formula') return skipped(changedMeanwhile());
    try {
      const { picture, origin } = await this.#pictures.cut(imageSha256, root.region);
      const crops = cropsFor(projectCrops(this.#project).shapes, root.latex);
      const boxed = await matchThreads().match({ kind: 'box', picture, latex: root.latex, earlier: noBoxes, crops });
      if (!boxed.ok) return skipped(boxed.reason);
      const newId = () => this.#project.runtime.newId();
      const after = withDraftedBoxes(document, boxed, { origin, classes: this.#classes, newId });
      const patch = diffDocuments(document, after);
      if (!patch) return skipped(changedMeanwhile());
      const made = this.#classes.takeNewClasses();
      const operations = [
        ...(made.patches.length === 0 ? [] : [newOperation(this.#project, this.#actor, 'schema', made.patches)]),
        newOperation(this.#project, this.#actor, 'edit', [patch]),
      ];
      for (const [index, outcome] of (await this.#project.store.commitAll(operations, [])).entries()) {
        const documents = documentsOf(outcome);
        const operation = operations[index];
        if (operation) announce(this.#project, operation, documents);
      }
      newClasses.push(...made.labels);
      const isWhole = boxed.missing.length === 0;
      return { kind: 'boxed', symbols: boxed.symbols.length, isWhole, confidence: boxed.confidence };
    } catch (error) {
      if (error instanceof StaleRevisionError) return skipped(changedMeanwhile());
      if (!(error instanceof AppError) || error.code !== 'corrupt-file') throw error;
      return skipped(reason('image-corrupt', error.message, error.parameters));
    }
  }
}

function skipped(why: Reason): Outcome {
  return { kind: 'skipped', reason: why };
}

function changedMeanwhile(): Reason {
  return reason('changed-meanwhile', 'Somebody worked on the formula in the meantime; their work stays as it is.');
}
