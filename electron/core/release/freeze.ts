import type { FreezeOptions } from '#schemas/contract/releases.ts';
import { AppError } from '#schemas/domain/app-error.ts';
import type { PageId } from '#schemas/domain/id.ts';
import { ReleaseId, SplitId } from '#schemas/domain/id.ts';
import type { Release } from '#schemas/domain/release.ts';
import type { Split, SplitSide } from '#schemas/domain/split.ts';
import type { ItemCounts, ReleaseContext } from '#schemas/formats/frozen-release.ts';
import { canonicalJson } from '#shared/formats/canonical-json.ts';
import { canonicaliserVersion } from '#shared/latex/canonical.ts';
import { assignSides, type HeldOutPage } from '#shared/split/assign-sides.ts';
import type { Project } from '../project/project.ts';
import { type Actor, requireRole } from '../services/actor.ts';
import type { ReleaseItem } from '../store/release-store.ts';
import type { Store } from '../store/store.ts';
import { buildClassMap } from './class-map.ts';
import { type Accepted, type AcceptedItem, collectAccepted } from './collect-accepted.ts';
import { hashContent } from './content-hash.ts';
import { addItemCounts, noItemCounts } from './count-items.ts';
import { type FrozenSchema, readFrozenSchema } from './frozen-schema.ts';

/** Freezing of each store that is under way: one at a time, so that numbers and indices are given out once. */
const underWay = new WeakMap<Store, Promise<unknown>>();

/**
 * Freezes what is accepted now: pages with accepted regions and usable formulas with at least one accepted layer, each
 * with its side of the split. An unchanged state with the same split options gives the release that it gave before.
 *
 * @throws AppError `forbidden` for anybody but a lead, `conflict` where nothing is accepted.
 */
export async function freezeRelease(project: Project, actor: Actor, options: FreezeOptions): Promise<Release> {
  requireRole(actor, 'lead');
  const before = underWay.get(project.store) ?? Promise.resolve();
  // Whatever came of the one before was told to whoever asked for it.
  const freezing = before.then(
    () => freeze(project, options),
    () => freeze(project, options),
  );
  underWay.set(project.store, freezing);
  return await freezing;
}

async function freeze(project: Project, options: FreezeOptions): Promise<Release> {
  const { store, runtime } = project;
  const schema = await readFrozenSchema(store);
  const accepted = await collectAccepted(store, schema);
  if (accepted.items.length === 0) {
    const message =
      'Nothing in this project is accepted yet, so there is nothing to release: accept regions, symbols or LaTeX first.';
    throw new AppError('conflict', message);
  }
  const splits = await store.releases.listSplits();
  const existing = splits.find((split) => isSplitFor(split, options));
  const assigned = existing ? await store.releases.assignments(existing.id) : [];
  const { added, heldOut } = assignSides(accepted.pages, assigned, options);
  const sides = new Map([...assigned, ...added].map(({ page, side }) => [page, side]));
  const items = placeItems(accepted.items, sides);
  const classes = buildClassMap(schema.symbolClasses, accepted.usedClasses, await store.releases.trainingClasses());
  const context = canonicalJson(contextOf(schema, options, accepted, items, heldOut));
  const content = { canonicaliserVersion: String(canonicaliserVersion), context, classes, items };
  const contentSha256 = hashContent(content);
  const same = await store.releases.findReleaseByContent(contentSha256);
  if (same) return same;

  const split = existing ?? (await addSplit(project, options, splits.length + 1));
  const number = Math.max(0, ...(await store.releases.listReleases()).map((release) => release.number)) + 1;
  const release: Release = {
    id: ReleaseId.parse(runtime.newId()),
    number,
    name: options.name ?? `Release ${number}`,
    split: split.id,
    contentSha256,
    createdAt: runtime.now(),
    canonicaliserVersion: content.canonicaliserVersion,
    counts: countRelease(items),
  };
  await store.releases.addRelease({ release, classes, newAssignments: added, items, context });
  return release;
}

type PlacedItem = AcceptedItem & ReleaseItem;

/** Items whose page has a side, in the order in which the release gives them back. */
function placeItems(items: readonly AcceptedItem[], sides: ReadonlyMap<PageId, SplitSide>): readonly PlacedItem[] {
  return items
    .flatMap((item) => {
      const side = sides.get(item.page);
      return side ? [{ ...item, side }] : [];
    })
    .sort((a, b) => compare(a.type, b.type) || compare(a.page, b.page) || compare(a.id, b.id));
}

function isSplitFor(split: Split, { seed, ratios, grouping }: FreezeOptions): boolean {
  return canonicalJson([split.seed, split.ratios, split.grouping]) === canonicalJson([seed, ratios, grouping]);
}

async function addSplit(project: Project, options: FreezeOptions, number: number): Promise<Split> {
  const { seed, ratios, grouping } = options;
  const split: Split = { id: SplitId.parse(project.runtime.newId()), name: `Split ${number}`, seed, ratios, grouping };
  await project.store.releases.addSplit(split);
  return split;
}

function contextOf(
  schema: FrozenSchema,
  { seed, ratios, grouping }: FreezeOptions,
  accepted: Accepted,
  items: readonly PlacedItem[],
  heldOut: readonly HeldOutPage[],
): ReleaseContext {
  const names = new Map(accepted.pages.map(({ page, sourceName }) => [page, sourceName]));
  const sum = (some: readonly AcceptedItem[]): ItemCounts =>
    some.reduce<ItemCounts>((total, { counts }) => addItemCounts(total, counts), noItemCounts());
  const onSide = (side: SplitSide) => sum(items.filter((item) => item.side === side));
  const itemsOfPage = Map.groupBy(accepted.items, (item) => item.page);
  return {
    frozenVersion: 1,
    split: { seed, ratios, grouping },
    latexPolicy: schema.latexPolicy,
    facets: [...schema.facets],
    categories: [...schema.categories.values()],
    items: { train: onSide('train'), validation: onSide('validation'), test: onSide('test') },
    heldOut: heldOut
      .map(({ page, sides }) => ({
        page,
        sourceName: names.get(page) ?? page,
        sides: [...sides],
        items: sum(itemsOfPage.get(page) ?? []),
      }))
      .sort((a, b) => compare(a.page, b.page)),
  };
}

function countRelease(items: readonly PlacedItem[]): Release['counts'] {
  const formulas = items.filter((item) => item.type === 'formula');
  const onSide = (side: SplitSide) => formulas.filter((item) => item.side === side).length;
  return {
    pages: new Set(items.map((item) => item.page)).size,
    formulas: formulas.length,
    symbols: items.reduce((sum, item) => sum + item.symbols, 0),
    bySide: { train: onSide('train'), validation: onSide('validation'), test: onSide('test') },
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
