import type { ExportedDataset } from '#schemas/formats/export-manifest.ts';
import type { Project } from '../../project/project.ts';
import type { OpenRelease } from '../open-release.ts';
import type { Extras } from '../preview/write-extras.ts';
import { itemsOfOwn } from '../sub-models/own-items.ts';
import type { Workshop } from '../writing/dataset-writer.ts';
import type { CountedPlan } from './plan-export.ts';

/** What people read of an export, loaded and drawn while its pictures are being made: at the end nothing else is left to do. */
export class ExportExtras {
  readonly #project: Project;
  readonly #opened: OpenRelease;
  readonly #plans: readonly CountedPlan[];
  #loaded: ReturnType<typeof loadTools> | null = null;
  #drawn: { readonly datasets: readonly ExportedDataset[]; readonly texts: Promise<Extras> } | null = null;

  constructor(project: Project, opened: OpenRelease, plans: readonly CountedPlan[]) {
    this.#project = project;
    this.#opened = opened;
    this.#plans = plans;
  }

  /** Begins to load what draws them, and what they show of the release. */
  load(): void {
    void this.#begin();
  }

  /** Draws them as they will be where the last pictures bring no news. */
  draw(datasets: readonly ExportedDataset[]): void {
    const texts = this.#begin().then(({ drawExtras, ...shown }) =>
      drawExtras(this.#opened, this.#plans, datasets, shown),
    );
    texts.catch(() => undefined);
    this.#drawn = { datasets, texts };
  }

  async write(datasets: readonly ExportedDataset[], workshop: Workshop): Promise<void> {
    const { drawExtras, writeExtras, ...shown } = await this.#begin();
    // A picture that lost metadata is noted once it is made.
    const drawn = this.#drawn && isSame(this.#drawn.datasets, datasets) ? await this.#drawn.texts : null;
    await writeExtras(drawn ?? drawExtras(this.#opened, this.#plans, datasets, shown), workshop);
  }

  #begin(): ReturnType<typeof loadTools> {
    this.#loaded ??= loadTools(this.#project, this.#opened, this.#plans);
    return this.#loaded;
  }
}

function loadTools(project: Project, opened: OpenRelease, plans: readonly CountedPlan[]) {
  const own = new Map(plans.flatMap((plan) => (plan.own ? [[plan.own.key, plan.own]] : [])));
  const tools = Promise.all([
    import('../preview/write-extras.ts'),
    import('../preview/release-preview.ts').then(({ releasePreview }) => releasePreview(project, opened)),
    itemsOfOwn(project.store, opened.release.id, [...own.values()]),
  ]).then(([writing, preview, ownItems]) => ({ ...writing, preview, ownItems }));
  // Whoever awaits it is told; until then a failure must not count as one that nobody caught.
  tools.catch(() => undefined);
  return tools;
}

function isSame(some: readonly ExportedDataset[], others: readonly ExportedDataset[]): boolean {
  return JSON.stringify(some) === JSON.stringify(others);
}
