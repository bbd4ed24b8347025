import { setImmediate } from 'node:timers/promises';
import { AppError } from '#schemas/domain/app-error.ts';
import type { ReleaseId, Sha256 } from '#schemas/domain/id.ts';
import type { Release, TrainingClass } from '#schemas/domain/release.ts';
import type { SplitSide } from '#schemas/domain/split.ts';
import {
  type FrozenFormula,
  type FrozenPage,
  type FrozenPicture,
  ReleaseContext,
} from '#schemas/formats/frozen-release.ts';
import type { ReleaseReader } from '#shared/formats/dataset-format.ts';
import { groupsByClass } from '#shared/formats/writing/group-numbers.ts';
import type { ReleaseItem } from '../store/release-store.ts';
import type { Store } from '../store/store.ts';
import { mayLackFormulas } from './may-lack-formulas.ts';

export interface OpenRelease {
  readonly release: Release;
  readonly context: ReleaseContext;
  readonly classes: readonly TrainingClass[];
  readonly reader: ReleaseReader;
}

const itemsAtOnce = 32;

/** @throws AppError `not-found` where there is no such release. */
export async function openRelease(store: Store, id: ReleaseId): Promise<OpenRelease> {
  const release = await store.releases.getRelease(id);
  if (!release) throw new AppError('not-found', `There is no release ${id} in this project.`, { id });
  const context = ReleaseContext.parse(JSON.parse(await store.releases.releaseContext(id)));
  const classes = await store.releases.releaseClasses(id);
  const reader: ReleaseReader = {
    number: release.number,
    contentSha256: release.contentSha256,
    seed: context.split.seed,
    classes,
    groups: context.groups ?? groupsByClass(classes),
    mayLackFormulas: mayLackFormulas(context),
    categoryOf: namesOfCategories(context),
    pages: () => readPages(store, id),
    formulas: () => readFormulas(store, id),
  };
  return { release, context, classes, reader };
}

export function namesOfCategories({
  facets,
  categories,
}: Pick<ReleaseContext, 'facets' | 'categories'>): ReleaseReader['categoryOf'] {
  const keys = new Map(facets.map(({ id, key }) => [id, key]));
  const names = new Map(
    categories.map(({ id, key, facet }) => [id, { facet: keys.get(facet) ?? facet, category: key }]),
  );
  return (id) => names.get(id);
}

async function* readPages(store: Store, id: ReleaseId): AsyncGenerator<{ side: SplitSide; page: FrozenPage }> {
  for await (const part of readParts(store, id, 'page')) {
    for (const { item, document, bare } of part) {
      yield { side: item.side, page: markBare(JSON.parse(document) as FrozenPage, bare) };
    }
  }
}

async function* readFormulas(store: Store, id: ReleaseId): AsyncGenerator<{ side: SplitSide; formula: FrozenFormula }> {
  for await (const part of readParts(store, id, 'formula')) {
    for (const { item, document, bare } of part) {
      yield { side: item.side, formula: markBare(JSON.parse(document) as FrozenFormula, bare) };
    }
  }
}

/** Says of a record that was just read whether its picture is the one that is known to be bare. */
function markBare<Item extends { readonly picture: FrozenPicture }>(record: Item, bare: Sha256 | null): Item {
  if (bare !== record.picture.sha256) return record;
  Object.assign(record.picture, { isBare: true });
  return record;
}

/**
 * Items of one type with their frozen records. Those were checked when they were frozen, are never changed since, and
 * have the shape of the release's context, which is checked: to check each again would take longer than all else that is
 * done with it. Other work goes on between the parts.
 */
async function* readParts(store: Store, id: ReleaseId, type: ReleaseItem['type']) {
  let after: ReleaseItem | null = null;
  for (;;) {
    const part = await store.releases.releaseItems(id, type, after, itemsAtOnce);
    after = part.at(-1)?.item ?? null;
    if (after === null) return;
    yield part;
    await setImmediate();
  }
}
