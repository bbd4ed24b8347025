import type { ReleaseFigure } from '#schemas/contract/release-figures.ts';
import { differenceParts, type ReleaseDifference } from '#schemas/contract/release-reports.ts';
import type { FormulaId, PageId, ReleaseId } from '#schemas/domain/id.ts';
import { FigureList } from '../../figures/figure-list.ts';
import type { Project } from '../../project/project.ts';
import type { ReleaseItem } from '../../store/release-store.ts';
import { ownClasses, ownStrata } from '../own-records.ts';
import { describeOnce } from './describe-release.ts';
import { changesOf, KindChanges, kindChanges, PageChanges, SideMoves } from './difference-counts.ts';
import { differences, emptyParts, type Pair, type Reading, readDocument, readingOf } from './release-differences.ts';

const shownItems = 300;

type DifferenceFigure = Extract<ReleaseFigure, { of: 'difference' }>;

/**
 * What `to` has that `from` has not, by kind. Reads both lists side by side, and documents only where they differ;
 * both releases as a whole, once each, where categories or classes of formulas differ.
 *
 * @throws AppError `not-found`
 */
export async function compareReleases(project: Project, from: ReleaseId, to: ReleaseId): Promise<ReleaseDifference> {
  const { store } = project;
  const reading = await readingOf(store);
  const pages = new PageChanges();
  const moves = new SideMoves();
  const kinds = new KindChanges();
  const formulas = { added: 0, removed: 0, changed: 0, moved: 0 };
  const parts = emptyParts();
  const first: ReleaseDifference['first'] = [];
  let total = 0;
  for await (const one of differences(reading, from, to)) {
    pages.add(one.item.page, one);
    if (one.item.type === 'formula') for (const change of changesOf(one)) formulas[change] += 1;
    for (const part of differenceParts) parts[part] += one.counts[part];
    moves.add(one);
    const { item, change, before, after } = one;
    if (change === null) continue;
    total += 1;
    if (item.type === 'formula' && change !== 'moved') kinds.add(await kindChangesOf(reading, one));
    if (first.length >= shownItems) continue;
    const { sourceName } = await readDocument(reading, item);
    const id = item.id as FormulaId;
    const sides = { sideBefore: before?.side ?? null, sideAfter: after?.side ?? null };
    first.push({ change, type: item.type, id, page: item.page, sourceName, ...sides, parts: [...one.parts] });
  }
  const strataOf = async (release: ReleaseId) =>
    ownStrata((await describeOnce(store, release)).split.strata, reading.joined);
  return {
    from,
    to,
    pages: pages.counts(),
    formulas,
    parts,
    moves: moves.list(),
    // How many there are of a kind stands in reports of whole releases, which are made where some kind changed alone.
    kinds: kinds.isEmpty ? [] : kinds.list(await strataOf(from), await strataOf(to)),
    classes: await compareClasses(reading, from, to),
    total,
    first,
  };
}

/**
 * The items that one figure of that comparison counts, as they were frozen: in `to`, or where they are gone from it, in
 * `from`.
 *
 * @throws AppError `not-found`
 */
export async function itemsOfDifference(
  { store }: Project,
  from: ReleaseId,
  to: ReleaseId,
  counted: DifferenceFigure['counted'],
): Promise<FigureList> {
  const list = new FigureList();
  const reading = await readingOf(store);
  const pages = new PageChanges();
  const itemOfPage = new Map<PageId, ReleaseItem>();
  const moved = new Set<PageId>();
  for await (const one of differences(reading, from, to)) {
    if (counted.kind === 'page') {
      pages.add(one.item.page, one);
      if (!itemOfPage.has(one.item.page)) itemOfPage.set(one.item.page, one.item);
    } else if (counted.kind === 'part') {
      const count = one.counts[counted.part];
      if (count > 0) list.addPlace(await readDocument(reading, one.item), count);
    } else if (counted.kind === 'move') {
      if (one.isMoved && one.before?.side === counted.from && one.after?.side === counted.to) {
        if (counted.type === 'formula' && one.item.type === 'formula')
          list.addPlace(await readDocument(reading, one.item), 1);
        if (counted.type === 'page' && !moved.has(one.item.page)) {
          moved.add(one.item.page);
          list.addPage(await readDocument(reading, one.item));
        }
      }
    } else if (counted.kind === 'stratum') {
      if (one.item.type !== 'formula' || one.change === null || one.change === 'moved') continue;
      const changes = await kindChangesOf(reading, one);
      const count = changes.get(`${counted.of} ${counted.id}`)?.[counted.change] ?? 0;
      if (count > 0) list.addPlace(await readDocument(reading, one.item), count);
    } else if (one.item.type === 'formula' && changesOf(one).includes(counted.change)) {
      list.addPlace(await readDocument(reading, one.item), 1);
    }
  }
  if (counted.kind !== 'page') return list;
  for (const page of pages.with(counted.change)) {
    const item = itemOfPage.get(page);
    if (item) list.addPage(await readDocument(reading, item));
  }
  return list;
}

/** What a formula that is in one release alone, or another in each, gives to categories and classes, or takes. */
async function kindChangesOf(reading: Reading, { before, after }: Pair) {
  const read = async (item: ReleaseItem | null) => {
    const record = item && (await readDocument(reading, item));
    return record?.kind === 'formula' ? record : null;
  };
  return kindChanges(await read(before), await read(after));
}

async function compareClasses(
  { store, joined }: Reading,
  from: ReleaseId,
  to: ReleaseId,
): Promise<ReleaseDifference['classes']> {
  const read = async (release: ReleaseId) => ownClasses(await store.releases.releaseClasses(release), joined);
  const older = new Map((await read(from)).map(({ symbolClass, label }) => [symbolClass, label]));
  const newer = await read(to);
  return {
    added: newer.filter(({ symbolClass }) => !older.has(symbolClass)).map(({ label }) => label),
    renamed: newer.flatMap(({ symbolClass, label }) => {
      const before = older.get(symbolClass);
      return before === undefined || before === label ? [] : [{ before, after: label }];
    }),
  };
}
