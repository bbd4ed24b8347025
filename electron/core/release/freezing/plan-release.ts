import type { FreezeOptions } from '#schemas/contract/releases.ts';
import { AppError } from '#schemas/domain/app-error.ts';
import type { FormulaId } from '#schemas/domain/id.ts';
import type { TrainingClass } from '#schemas/domain/release.ts';
import type { SourceLicence } from '#schemas/domain/source-licence.ts';
import {
  type NamedPages,
  type Split,
  type SplitAssignment,
  SplitRule,
  type SplitSide,
  type SplitStrata,
  splitSides,
} from '#schemas/domain/split.ts';
import type { ItemCounts, ReleaseContext } from '#schemas/formats/frozen-release.ts';
import { canonicalJson } from '#shared/formats/canonical-json.ts';
import { assignSides, type HeldOutPage, type SplitPage } from '#shared/split/assign-sides.ts';
import { dealFolds } from '#shared/split/deal-folds.ts';
import type { PageVerdict } from '#shared/split/duplicate-graph.ts';
import { truthKind } from '#shared/split/split-group.ts';
import { counted } from '#shared/words/counted.ts';
import { readDuplicateDecisions } from '../../duplicates/read-decisions.ts';
import type { RemovedTestPage } from '../../store/release-store.ts';
import type { Store } from '../../store/store.ts';
import { addItemCounts, noItemCounts } from '../count-items.ts';
import { type LockedTest, readLockedTest } from '../locked-test/locked-test.ts';
import { readRemovedTestPages } from '../locked-test/removed-test-pages.ts';
import type { AcceptedItem } from './accepted-item.ts';
import { buildClassMap, requireDistinctLabels } from './class-map.ts';
import { type Accepted, collectAccepted } from './collect-accepted.ts';
import { countKinds } from './count-kinds.ts';
import { countQuotas } from './count-quotas.ts';
import { type FrozenSchema, readFrozenSchema } from './frozen-schema.ts';
import { readGivenClasses } from './given-classes.ts';
import { freezeGroups } from './group-numbers.ts';
import { LeftOutCounts } from './left-out-counts.ts';
import { nameBrought } from './name-brought.ts';
import { namePartedGroups } from './name-parted.ts';
import { inOrder, type PlacedItem, placeItems, sidesOf } from './place-items.ts';
import { findSameExpressions } from './same-expressions.ts';

/** A release before it is written down. */
export interface ReleasePlan {
  readonly schema: FrozenSchema;
  readonly rule: SplitRule;
  /** Null: the split is new. */
  readonly split: Split | null;
  readonly accepted: Accepted;
  readonly locked: LockedTest | null;
  /** Those that exist, then those to add. */
  readonly assignments: readonly SplitAssignment[];
  readonly added: readonly SplitAssignment[];
  readonly items: readonly PlacedItem[];
  /** Train formulas that were left out because they are written like one of the test set. */
  readonly dropped: readonly FormulaId[];
  readonly classes: readonly TrainingClass[];
  readonly context: ReleaseContext;
}

interface PlanWishes {
  /** Whether nothing is to be frozen by it. Then nothing is written, and its content is read with `readLook`. */
  readonly isLook?: boolean;
  /** Whether categories and symbol classes are counted by page, also where the split does not ask for them. */
  readonly hasStrata?: boolean;
  /** Number of the test version that is made anew of what the pages of the locked one hold. */
  readonly correctedTest?: number;
  /** Hears how many pages have been read. What it throws ends the work. */
  readonly onPages?: (pages: number) => void;
}

/**
 * What freezing would give now. Writes nothing but frozen content that no release points at yet, and for a look nothing.
 *
 * @throws AppError `conflict` where nothing is accepted, or where the rule would make a new split beside one whose test set
 *   is locked and nobody asked for that, or where two classes would have one label; `not-found` for a split that there is not.
 */
export async function planRelease(
  store: Store,
  options: FreezeOptions,
  { hasStrata = false, isLook = false, correctedTest, onPages }: PlanWishes = {},
): Promise<ReleasePlan> {
  const rule = ruleOf(options);
  const splits = await store.releases.listSplits();
  const split = findSplit(splits, options, rule);
  if (!split && options.split === null) await refuseToLeaveLocked(store, splits);
  const locked = split ? await readLockedTest(store, split.id, isLook) : null;
  const schema = await readFrozenSchema(store);
  const before = split ? await store.releases.assignments(split.id) : [];
  const hasUnits = rule.grouping.page === false || before.some(({ unit }) => unit !== undefined);
  const accepted = await collectAccepted(store, schema, {
    hasUnits,
    hasStrata: hasStrata || rule.strata !== undefined,
    isLook,
    ...(onPages ? { onPages } : {}),
    ...(options.filter ? { filter: options.filter } : {}),
    ...(rule.namedTest ? { namedTest: rule.namedTest } : {}),
  });
  if (accepted.items.length === 0) throw nothingAccepted(options);
  if (!split && rule.namedTest) requireNamed(rule.namedTest, accepted, schema);
  if (split) requireToBeFree(split, rule, accepted, before);
  const removed = split ? await readRemovedTestPages(store, split.id) : [];
  const stoodOn = new Map<string, SplitSide>([
    ...(split ? await sidesOfRemoved(store, split, before, accepted, locked !== null) : []),
    ...removed.map(({ sourceSha256 }) => [sourceSha256, 'test'] as const),
  ]);
  const pages = accepted.pages.flatMap((page): readonly SplitPage[] => {
    const parts = hasUnits && page.units.length > 0 ? page.units : [page];
    const side = stoodOn.get(page.source);
    return side === undefined ? parts : parts.map((part) => ({ ...part, stoodOn: side }));
  });
  requireEnoughFor(rule, split, pages, locked !== null);
  const verdicts = await readDuplicateDecisions(store);
  const linking = [...pagesFor(pages, rule.strata, schema), ...removed.map(pageOfRemoved)];
  const { added, heldOut } = assignSides(linking, before, {
    ...rule,
    verdicts,
    isTestNamed: rule.namedTest !== undefined,
    isTestLocked: locked !== null,
  });
  const assignments = [...before, ...added];
  const sides = sidesOf(assignments, foldOf(options, rule, assignments, { pages, verdicts }));
  const isCorrection = correctedTest !== undefined;
  const { items, late } = withLockedTest(placeItems(accepted.items, sides), isCorrection ? null : locked);
  if (isCorrection) requireTestItems(items);
  const same = findSameExpressions(items);
  const dropped = options.sameExpression === 'drop' ? same.inTrain : [];
  const isDropped = new Set(dropped);
  const kept = dropped.length === 0 ? items : items.filter((item) => !isDropped.has(item));
  const used = locked ? new Set([...accepted.usedClasses, ...locked.usedClasses]) : accepted.usedClasses;
  const given = await readGivenClasses(store, schema.classes);
  const lockedLabels = isCorrection ? [] : (locked?.classes ?? []);
  const classes = buildClassMap(schema.symbolClasses, used, given, lockedLabels);
  if (split) requireDistinctLabels(classes, lockedLabels, schema.classes, split.name);
  const context: ReleaseContext = {
    frozenVersion: 1,
    split: rule,
    ...(options.filter ? { filter: options.filter } : {}),
    ...(options.fold ? { fold: options.fold } : {}),
    ...(locked ? { testVersion: correctedTest ?? locked.version.number } : {}),
    ...testOutsideFilter(locked, options, accepted),
    card: schema.card,
    latexPolicy: schema.latexPolicy,
    facets: [...schema.facets],
    categories: [...schema.categories.values()],
    kinds: countKinds(kept, schema),
    quotas: countQuotas(kept, schema, accepted.pages),
    ...(await freezeGroups(store, classes)),
    items: Object.fromEntries(
      splitSides.map((side) => [side, countWritten(onSide(kept, side))]),
    ) as ReleaseContext['items'],
    ...leftOutWhereAny(kept),
    heldOut: [...heldOutOf(heldOut, accepted), ...late],
    ...(rule.namedTest ? nameBrought(kept, accepted.pages) : {}),
    // A new split keeps its groups whole.
    ...(split ? namePartedGroups(kept, accepted.pages, rule.grouping, verdicts) : {}),
    expressions: { test: same.test, seen: options.sameExpression === 'drop' ? 0 : same.seen.length },
    ...(options.sameExpression === 'apart' ? { seenInTrain: idsOf(same.seen) } : {}),
    ...(dropped.length > 0 ? { dropped: describeDropped(dropped) } : {}),
    sources: sourcesOf(accepted, kept),
  };
  return {
    schema,
    rule,
    split,
    accepted,
    locked,
    assignments,
    added,
    items: kept,
    dropped: idsOf(dropped),
    classes,
    context,
  };
}

/**
 * Sides by source of pages that were in a release of the split and have been removed since, so that one that is imported
 * again, as another page, does not come to stand elsewhere. One whose formulas stood on several sides has none, nor has
 * one of test once the test set is locked: what that holds of pages that are gone is read from it, and it holds no other.
 */
async function sidesOfRemoved(
  { releases }: Store,
  { id }: Split,
  before: readonly SplitAssignment[],
  { pages }: Accepted,
  isTestLocked: boolean,
): Promise<ReadonlyMap<string, SplitSide>> {
  const present = new Set(pages.map(({ page }) => page));
  const gone = Map.groupBy(
    before.filter(({ page }) => !present.has(page)),
    ({ page }) => page,
  );
  if (gone.size === 0) return new Map();
  const sources = await releases.sourcesOfFrozen(id, [...gone.keys()]);
  return new Map(
    [...gone].flatMap(([page, assignments]) => {
      const source = sources.get(page);
      const sides = new Set(assignments.map(({ side }) => side));
      const [side] = sides;
      if (source === undefined || side === undefined || sides.size > 1 || (isTestLocked && side === 'test')) return [];
      return [[source, side] as const];
    }),
  );
}

/** A page that is gone, but for what it is linked to. */
function pageOfRemoved({ page, writer, batch, perceptualHash }: RemovedTestPage): SplitPage {
  const links = { writer, batch, perceptualHash };
  return { page, ...links, source: `removed ${page}`, stoodOn: 'test', formulas: 0, needsSide: false };
}

function foldOf(
  { fold }: FreezeOptions,
  { grouping, seed }: SplitRule,
  assignments: readonly SplitAssignment[],
  { pages, verdicts }: { readonly pages: readonly SplitPage[]; readonly verdicts: readonly PageVerdict[] },
) {
  if (!fold) return null;
  const dealt = dealFolds(pages, assignments, { grouping, seed, count: fold.count, verdicts });
  requireGroupsFor(fold.count, assignments, dealt);
  return { index: fold.index, dealt };
}

/** With fewer groups than folds, each group is a fold of its own, and the other folds would validate on nothing. */
function requireGroupsFor(
  folds: number,
  assignments: readonly SplitAssignment[],
  dealt: ReadonlyMap<string, number>,
): void {
  const groups = new Set(assignments.flatMap(({ side, group }) => (side === 'test' ? [] : [dealt.get(group)]))).size;
  if (groups >= folds) return;
  const message = `Train and validation have ${counted(groups, 'group')}, too few for ${folds} folds: ask for fewer folds, accept more, or let a kind of group stand on several sides.`;
  throw new AppError('conflict', message, { groups, folds, reason: 'too-few-groups-for-folds' });
}

/** Counts that nothing can meet are a slip; what a split was made with goes on, also where there is less than there was. */
function requireEnoughFor(
  { counts, namedTest }: SplitRule,
  split: Split | null,
  pages: readonly SplitPage[],
  isTestLocked: boolean,
): void {
  if (!counts || (split?.counts && canonicalJson(split.counts) === canonicalJson(counts))) return;
  const asked = counts.validation + (namedTest || isTestLocked ? 0 : counts.test);
  const there = pages.reduce((sum, { needsSide, formulas }) => sum + (needsSide ? formulas : 0), 0);
  if (asked <= there) return;
  const message = `Validation and test ask for ${counted(asked, 'formula')}, and there ${there === 1 ? 'is' : 'are'} ${there}: ask for fewer.`;
  throw new AppError('conflict', message, { asked, there, reason: 'counts-beyond-formulas' });
}

/** A name that is misspelt would leave the test set empty. What is gone from the project since does not end a split. */
function requireNamed({ batches, writers, categories }: NamedPages, { pages }: Accepted, schema: FrozenSchema): void {
  const batch = batches.find((name) => !pages.some((page) => page.batch === name));
  const writer = writers.find((name) => !pages.some((page) => page.writer === name));
  if (batch !== undefined) {
    const message = `There is no import “${batch}” in this project that the test set could be made of.`;
    throw new AppError('not-found', message, { batch });
  }
  if (writer !== undefined) {
    const message = `There is no page of the writer “${writer}” in this project that the test set could be made of.`;
    throw new AppError('not-found', message, { writer });
  }
  const category = categories.find((id) => !pages.some(({ namedBy }) => namedBy?.includes(id)));
  if (category !== undefined) {
    const name = schema.categories.get(category)?.key ?? category;
    const message = `There is no formula of the category “${name}” in this project that the test set could be made of.`;
    throw new AppError('not-found', message, { category: name, reason: 'named-category-unused' });
  }
}

/**
 * A split that is to have other test pages than it was made with cannot have those that stand elsewhere already; it would
 * go on as it is, and nobody would see that the test set is not what was named. What is named as before goes on: a page may
 * have got a category of the test set only since it has its side.
 */
function requireToBeFree(
  split: Split,
  { namedTest }: SplitRule,
  { pages }: Accepted,
  before: readonly SplitAssignment[],
) {
  if (!namedTest || canonicalJson(split.namedTest ?? null) === canonicalJson(namedTest)) return;
  const elsewhere = new Set(before.flatMap(({ page, side }) => (side === 'test' ? [] : [page])));
  const named = pages.filter(({ isNamed, needsSide }) => isNamed === true && needsSide);
  const taken = named.filter(({ page }) => elsewhere.has(page)).length;
  if (taken === 0) return;
  const message = `Of ${named.length} pages that are named for the test set, ${taken} stand in train or validation of ${split.name} already, and what a split has assigned never moves: ask for a new split.`;
  throw new AppError('conflict', message, {
    split: split.name,
    named: named.length,
    taken,
    reason: 'named-test-taken',
  });
}

function nothingAccepted({ filter }: FreezeOptions): AppError {
  return filter
    ? new AppError('conflict', 'Nothing that is accepted passes the filter, so there is nothing to release.', {
        reason: 'release-filter-empty',
      })
    : new AppError(
        'conflict',
        'Nothing in this project is accepted yet, so there is nothing to release: accept regions, symbols or LaTeX first.',
        { reason: 'release-nothing-accepted' },
      );
}

function ruleOf({ seed, ratios, grouping, counts, strata, namedTest }: FreezeOptions): SplitRule {
  return SplitRule.parse({
    seed,
    ratios,
    grouping,
    ...(counts ? { counts } : {}),
    ...(strata && (strata.symbolClasses || strata.facets.length > 0) ? { strata } : {}),
    ...(namedTest ? { namedTest } : {}),
  });
}

/** A new split would put test pages of a locked set among those that models learn from: only who says so gets one. */
async function refuseToLeaveLocked(store: Store, splits: readonly Split[]): Promise<void> {
  const versions = await store.releases.testVersions();
  const locked = splits.findLast(({ id }) => versions.some((version) => version.split === id));
  if (!locked) return;
  const message = `${locked.name} has a locked test set, and these shares, groups or strata are not its own: go on with it, or ask for a new split.`;
  throw new AppError('conflict', message, { split: locked.name, reason: 'locked-split-left' });
}

function findSplit(splits: readonly Split[], options: FreezeOptions, rule: SplitRule): Split | null {
  if (options.split === 'new') return null;
  if (options.split === null) {
    return splits.findLast((split) => canonicalJson(SplitRule.parse(split)) === canonicalJson(rule)) ?? null;
  }
  const found = splits.find(({ id }) => id === options.split);
  if (!found)
    throw new AppError('not-found', `There is no split ${options.split} in this project.`, { id: options.split });
  return found;
}

/** Pages with the strata that the rule asks for. */
function pagesFor(
  pages: readonly SplitPage[],
  wanted: SplitStrata | undefined,
  schema: FrozenSchema,
): readonly SplitPage[] {
  const isWanted = (stratum: string) => {
    const [kind, id = ''] = stratum.split(' ');
    if (stratum.startsWith(truthKind)) return wanted?.symbolClasses === true;
    if (kind === 'class') return wanted?.symbolClasses === true;
    const facet = schema.categoryFacets.get(id);
    return facet !== undefined && wanted?.facets.includes(facet) === true;
  };
  return pages.map(({ strata, ...page }) =>
    wanted && strata ? { ...page, strata: new Map([...strata].filter(([stratum]) => isWanted(stratum))) } : page,
  );
}

/** Puts the locked test set in place of what its pages hold now. What came to the pages since is named. */
function withLockedTest(
  items: readonly PlacedItem[],
  locked: LockedTest | null,
): { readonly items: readonly PlacedItem[]; readonly late: ReleaseContext['heldOut'] } {
  if (!locked) return { items, late: [] };
  const names = new Set(locked.items.map(({ type, id }) => `${type} ${id}`));
  const late = items.filter(({ side, type, id }) => side === 'test' && !names.has(`${type} ${id}`));
  const placed = inOrder([
    ...items.filter(({ side }) => side !== 'test'),
    ...locked.items.map((item) => ({ ...item, side: 'test' as const })),
  ]);
  const byPage = Map.groupBy(late, ({ page }) => page);
  return {
    items: placed,
    late: [...byPage].map(([page, some]) => ({
      page,
      sourceName: some[0]?.sourceName ?? page,
      sides: ['test'],
      reason: 'locked-test',
      items: sumOf(some),
    })),
  };
}

/** A test set that is made anew of what its pages hold now must hold something. */
function requireTestItems(items: readonly PlacedItem[]): void {
  if (items.some(({ side }) => side === 'test')) return;
  const message =
    'Nothing on the test pages is accepted now, so a new version of the test set would be empty: accept what is to be in it first.';
  throw new AppError('conflict', message, { reason: 'corrected-test-empty' });
}

/** The locked test set goes in whole: how many of its pages the filter would not have let in. */
function testOutsideFilter(
  locked: LockedTest | null,
  { filter }: FreezeOptions,
  { pages }: Accepted,
): Pick<ReleaseContext, 'testOutsideFilter'> | null {
  if (!locked || !filter) return null;
  const { batches, licences } = filter;
  const inTest = new Set(locked.items.map(({ page }) => page));
  const outside = pages.filter(
    ({ page, batch, licence }) =>
      inTest.has(page) &&
      ((batches.length > 0 && !batches.includes(batch ?? '')) ||
        (licences.length > 0 && !licences.includes(licence.licence))),
  ).length;
  return outside === 0 ? null : { testOutsideFilter: outside };
}

function onSide(items: readonly PlacedItem[], side: SplitSide): readonly PlacedItem[] {
  return items.filter((item) => item.side === side);
}

/** Items as the datasets will hold them. */
function countWritten(items: readonly AcceptedItem[]): ItemCounts {
  const written = { ...sumOf(items) };
  for (const { leftOut } of items) for (const { subModel, count } of leftOut) written[subModel] -= count;
  return written;
}

function leftOutWhereAny(items: readonly PlacedItem[]): Pick<ReleaseContext, 'leftOut'> | null {
  const counts = new LeftOutCounts();
  for (const { leftOut, sourceName } of items) counts.add(leftOut, sourceName);
  const leftOut = counts.list();
  return leftOut.length === 0 ? null : { leftOut };
}

function sumOf(items: readonly AcceptedItem[]): ItemCounts {
  return items.reduce<ItemCounts>((total, { counts }) => addItemCounts(total, counts), noItemCounts());
}

function idsOf(items: readonly PlacedItem[]): FormulaId[] {
  return items.map(({ id }) => id as FormulaId).sort();
}

const shownNames = 5;

function describeDropped(dropped: readonly PlacedItem[]): NonNullable<ReleaseContext['dropped']> {
  const examples = dropped.slice(0, shownNames).map(({ sourceName }) => sourceName);
  return { formulas: dropped.length, items: sumOf(dropped), examples };
}

function heldOutOf(heldOut: readonly HeldOutPage[], accepted: Accepted): ReleaseContext['heldOut'] {
  const names = new Map(accepted.pages.map(({ page, sourceName }) => [page, sourceName]));
  const itemsOfPage = Map.groupBy(accepted.items, (item) => item.page);
  const itemOfUnit = new Map(accepted.items.map((item) => [item.id, item]));
  return heldOut
    .map(({ page, unit, sides, reason }) => ({
      page,
      sourceName: names.get(page) ?? page,
      sides: [...sides],
      reason,
      items: sumOf(unit === undefined ? (itemsOfPage.get(page) ?? []) : [itemOfUnit.get(unit) ?? []].flat()),
    }))
    .sort((a, b) => (a.page < b.page ? -1 : 1));
}

/** Pages and formulas of the release by licence; pages that are gone from the project count as unknown. */
function sourcesOf(accepted: Accepted, items: readonly PlacedItem[]): NonNullable<ReleaseContext['sources']> {
  const licences = new Map(accepted.pages.map(({ page, licence }) => [page, licence]));
  const sources = new Map<string, SourceLicence & { pages: number; formulas: number }>();
  const itemsOfPage = Map.groupBy(items, ({ page }) => page);
  for (const [page, some] of itemsOfPage) {
    const { licence = null, attribution = '', address = '' } = licences.get(page) ?? {};
    const key = canonicalJson([licence, attribution, address]);
    const source = sources.get(key) ?? { licence, attribution, address, pages: 0, formulas: 0 };
    source.pages += 1;
    source.formulas += some.filter(({ type }) => type === 'formula').length;
    sources.set(key, source);
  }
  return [...sources].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, source]) => source);
}
