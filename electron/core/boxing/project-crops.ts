import { FormulaFilter } from '#schemas/contract/library.ts';
import { AppError } from '#schemas/domain/app-error.ts';
import { FormulaId } from '#schemas/domain/id.ts';
import type { Layer } from '#schemas/domain/layer.ts';
import { formulaOf, pageOf, symbolsOf } from '#shared/annotation/document.ts';
import { type ClassIndex, createClassIndex } from '#shared/matching/crops/class-index.ts';
import type { LabelledFeature } from '#shared/matching/crops/crop-costs.ts';
import type { LabelledShape } from '#shared/matching/crops/labelled-shapes.ts';
import type { Project } from '../project/project.ts';
import { FormulaPictures } from './formula-picture.ts';
import { matchThreads } from './match-threads.ts';

/** Formulas whose symbols are known at a time, the latest; and symbols of one class that are looked at. */
const mostFormulas = 1500;
const mostOfClass = 400;

/** Formulas that are listed at a time. */
const partSize = 200;

const labelled = FormulaFilter.parse({ symbols: ['drafted', 'submitted', 'accepted'] });

/**
 * What the labelled symbols of a project look like. Gathered in the background when it is first asked for, and brought
 * up to date after each edit that touched a formula; nothing leaves the machine.
 */
export class ProjectCrops {
  readonly #project: Project;
  readonly #pictures: FormulaPictures;
  /** By formula, those looked at last at the end; labels are ids of classes. */
  readonly #formulas = new Map<FormulaId, readonly LabelledShape[]>();
  /** Formulas that have been edited since; null while all are to be looked at. */
  #stale: Set<FormulaId> | null = null;
  /** What the classes are called, by id; null while they are to be read again. */
  #labels: ReadonlyMap<string, string> | null = null;
  #work: Promise<void> | null = null;
  #shapes: readonly LabelledShape[] | null = [];
  #index: ClassIndex | null = null;

  constructor(project: Project) {
    this.#project = project;
    this.#pictures = new FormulaPictures(project.media);
    project.events.listen((event) => {
      if (event.type !== 'operation') return;
      if (event.many) this.#stale = null;
      for (const { ref } of event.documents) {
        if (ref.type === 'formula') this.#stale?.add(FormulaId.parse(ref.id));
        else if (ref.type === 'symbol-class') this.#labels = null;
      }
    });
  }

  /** The symbols known by now; what was edited meanwhile begins to be looked at. */
  get shapes(): readonly LabelledShape[] {
    void this.refresh();
    this.#shapes ??= someOfEach(this.#named(), mostOfClass);
    return this.#shapes;
  }

  /** The same, to suggest classes from. */
  get index(): ClassIndex {
    const { shapes } = this;
    this.#index ??= createClassIndex(shapes);
    return this.#index;
  }

  /** Resolves when everything that was labelled before the call is known. Does not throw. */
  async refresh(): Promise<void> {
    while (this.#work !== null || this.#stale === null || this.#stale.size > 0 || this.#labels === null) {
      this.#work ??= this.#lookAgain().finally(() => {
        this.#work = null;
      });
      // oxlint-disable-next-line no-await-in-loop -- what was edited meanwhile is looked at in the next round
      if (
        !(await this.#work.then(
          () => true,
          (error: unknown) => this.#giveUp(error),
        ))
      )
        return;
    }
  }

  /** Suggestions are a help, not a need: work goes on without them. */
  #giveUp(error: unknown): false {
    if (!this.#project.closing.aborted) {
      this.#project.runtime.log('warning', 'The crops of the project could not be gathered', error);
    }
    return false;
  }

  async #lookAgain(): Promise<void> {
    this.#labels ??= await this.#readLabels();
    this.#forget();
    const stale = this.#stale;
    this.#stale = new Set();
    const { closing } = this.#project;
    if (stale) {
      for (const id of stale) if (!closing.aborted) await this.#tryToLook(id);
      return;
    }
    this.#formulas.clear();
    let after: string | null = null;
    let looked = 0;
    do {
      const part = await this.#project.store.listFormulas(labelled, after, partSize);
      for (const { id, layers } of part.items) {
        if (closing.aborted) return;
        if (!isOfPeople(layers.symbols)) continue;
        await this.#tryToLook(id);
        looked += 1;
      }
      after = part.next;
    } while (after !== null && looked < mostFormulas);
  }

  /** The label of each class; of an alias that of what it stands for. */
  async #readLabels(): Promise<ReadonlyMap<string, string>> {
    const records = (await this.#project.store.schemaRecords()).map(({ record }) => record);
    const classes = records.filter((record) => record.kind === 'symbol-class');
    const labels = new Map(classes.map(({ id, label }) => [id, label]));
    return new Map(classes.map(({ id, label, aliasOf }) => [id, (aliasOf && labels.get(aliasOf)) ?? label]));
  }

  /** Looks at a formula; one that cannot be looked at teaches nothing, and keeps no other from it. */
  async #tryToLook(id: FormulaId): Promise<void> {
    try {
      await this.#look(id);
    } catch (error) {
      if (this.#project.closing.aborted) throw error;
      this.#project.runtime.log('warning', `The crops of formula ${id} could not be gathered`, error);
    }
  }

  async #look(id: FormulaId): Promise<void> {
    const document = await this.#project.store.getDocument({ type: 'formula', id });
    const formula = formulaOf(document);
    if (this.#formulas.delete(id)) this.#forget();
    if (!formula || formula.unusable !== null || !isOfPeople(formula.layers.symbols)) return;
    const page = pageOf(await this.#project.store.getDocument({ type: 'page', id: formula.page }));
    if (!page) return;
    const cut = await this.#pictures.cut(page.imageSha256, formula.region).catch((error: unknown) => {
      // A picture that is broken or gone is named elsewhere; the others are looked at all the same.
      if (!(error instanceof AppError) || (error.code !== 'corrupt-file' && error.code !== 'not-found')) throw error;
      return null;
    });
    if (!cut) return;
    const { picture, origin } = cut;
    const symbols = symbolsOf(document).map(({ symbolClass, box }) => ({
      label: symbolClass,
      box: { ...box, x: box.x - origin.x, y: box.y - origin.y },
    }));
    this.#formulas.set(id, await matchThreads().match({ kind: 'look', picture, symbols }));
    const [oldest] = this.#formulas.keys();
    if (this.#formulas.size > mostFormulas && oldest !== undefined) this.#formulas.delete(oldest);
    this.#forget();
  }

  /** The latest first, with labels in place of the ids of classes. */
  #named(): readonly LabelledShape[] {
    const labelOf = (id: string | null): string | null =>
      id === null || id === '' ? id : (this.#labels?.get(id) ?? null);
    return [...this.#formulas.values()]
      .flat()
      .toReversed()
      .flatMap((shape) => {
        const { before, after } = shape.beside;
        const label = labelOf(shape.label);
        return label === null ? [] : [{ ...shape, label, beside: { before: labelOf(before), after: labelOf(after) } }];
      });
  }

  #forget(): void {
    this.#shapes = null;
    this.#index = null;
  }
}

/** Whether people stand behind the boxes: what the machine drew itself teaches it nothing. */
function isOfPeople({ state, source }: Layer): boolean {
  return state === 'submitted' || state === 'accepted' || (state === 'drafted' && source !== 'machine');
}

const known = new WeakMap<Project, ProjectCrops>();

export function projectCrops(project: Project): ProjectCrops {
  const crops = known.get(project) ?? new ProjectCrops(project);
  known.set(project, crops);
  return crops;
}

/** Symbols of one label that a thread is sent with a formula: more of them say little more. */
const mostSent = 40;

/** The symbols of the labels that some LaTeX could print. */
export function cropsFor(shapes: readonly LabelledShape[], latex: string): readonly LabelledFeature[] {
  return someOfEach(
    shapes.filter(({ label }) => label === '-' || latex.includes(label)),
    mostSent,
  ).map(({ label, feature }) => ({ label, feature }));
}

/** The first so many of each label. */
function someOfEach(shapes: readonly LabelledShape[], most: number): readonly LabelledShape[] {
  const counts = new Map<string, number>();
  return shapes.filter(({ label }) => {
    const count = counts.get(label) ?? 0;
    counts.set(label, count + 1);
    return count < most;
  });
}
