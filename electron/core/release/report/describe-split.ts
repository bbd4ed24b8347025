import type { SplitView } from '#schemas/contract/release-reports.ts';
import type { PageId } from '#schemas/domain/id.ts';
import { type SplitAssignment, type SplitSide, splitSides } from '#schemas/domain/split.ts';
import type { ReleaseContext } from '#schemas/formats/frozen-release.ts';
import { emptySides } from '#shared/split/empty-sides.ts';
import { truthKind } from '#shared/split/split-group.ts';

/** What a page of a release has on one side. */
export interface SidedPage {
  readonly page: PageId;
  /** The formula that it is, or the page for its regions; none: the whole page. */
  readonly unit?: string;
  readonly side: SplitSide;
  readonly sourceName: string;
  readonly writer: string | null;
  /** Formulas with truth of their own. */
  readonly formulas: number;
  /** Formulas of which nothing but the region is accepted; they are split like the others. */
  readonly regionsAlone: number;
  readonly symbols: number;
  /** `category <id>` and `class <id>`, with how often they occur. */
  readonly strata: ReadonlyMap<string, number>;
}

const shownHeldOut = 200;
const shownGroups = 50;
const shownBrought = 200;

/** Describes how pages lie on the sides of a split. */
export function describeSplit(
  pages: readonly SidedPage[],
  assignments: readonly SplitAssignment[],
  context: ReleaseContext,
  { subModels, splitChange }: Pick<SplitView, 'subModels' | 'splitChange'>,
): SplitView {
  const groups = groupPages(pages, new Map(assignments.map(({ page, unit, group }) => [unit ?? page, group])));
  const total = pages.reduce((sum, page) => sum + weightOf(page), 0);
  const sides = Object.fromEntries(
    splitSides.map((side) => [side, describeSide(pages, groups, side, total, context)]),
  ) as SplitView['sides'];
  const strata = describeStrata(pages);
  return {
    pages: countPages(pages),
    sides,
    emptySides: emptySides(context, (side) => sides[side].pages > 0),
    subModels,
    fewSides: countFewSides(strata),
    strata,
    heldOut: { total: context.heldOut.length, first: context.heldOut.slice(0, shownHeldOut) },
    partedGroups: {
      total: context.partedGroups?.length ?? 0,
      first: context.partedGroups?.slice(0, shownGroups) ?? [],
    },
    brought: { total: context.brought?.length ?? 0, first: context.brought?.slice(0, shownBrought) ?? [] },
    groups: {
      total: groups.length,
      largest: groups
        .toSorted((a, b) => b.formulas - a.formulas || b.pages - a.pages || (a.sourceName < b.sourceName ? -1 : 1))
        .slice(0, shownGroups),
    },
    expressions: {
      test: context.expressions?.test ?? 0,
      seen: context.expressions?.seen ?? 0,
      dropped: context.dropped?.formulas ?? 0,
    },
    testVersion: context.testVersion ?? null,
    testOutsideFilter: context.testOutsideFilter ?? 0,
    splitChange,
  };
}

/** What the split shares out. */
function weightOf({ formulas, regionsAlone }: SidedPage): number {
  return formulas + regionsAlone;
}

type Group = SplitView['groups']['largest'][number];

function groupPages(pages: readonly SidedPage[], groupOf: ReadonlyMap<string, string>): readonly Group[] {
  const byGroup = Map.groupBy(pages, ({ page, unit }) => nameOfGroup(groupOf, page, unit));
  return [...byGroup].flatMap(([group, members]) => {
    const [first] = members;
    if (!first) return [];
    const writers = [...new Set(members.flatMap(({ writer }) => writer ?? []))];
    return {
      group,
      side: first.side,
      pages: countPages(members),
      formulas: members.reduce((sum, page) => sum + weightOf(page), 0),
      sourceName: first.sourceName,
      writer: writers.length === 1 ? (writers[0] ?? null) : null,
      writers: writers.length,
    };
  });
}

/** The group of a page, or of what is split of it by itself; what no split knows is a group alone. */
export function nameOfGroup(groupOf: ReadonlyMap<string, string>, page: PageId, unit: string | undefined): string {
  return groupOf.get(unit ?? page) ?? groupOf.get(page) ?? unit ?? page;
}

function countPages(pages: readonly SidedPage[]): number {
  return new Set(pages.map(({ page }) => page)).size;
}

function describeSide(
  pages: readonly SidedPage[],
  groups: readonly Group[],
  side: SplitSide,
  total: number,
  context: ReleaseContext,
): SplitView['sides'][SplitSide] {
  const own = pages.filter((page) => page.side === side);
  const formulas = own.reduce((sum, page) => sum + weightOf(page), 0);
  return {
    pages: countPages(own),
    groups: groups.filter((group) => group.side === side).length,
    formulas,
    regionsAlone: own.reduce((sum, page) => sum + page.regionsAlone, 0),
    symbols: own.reduce((sum, page) => sum + page.symbols, 0),
    wanted: wantedShare(side, total, context),
    wantedFormulas: wantedFormulas(side, total, context),
    share: total === 0 ? 0 : formulas / total,
  };
}

function wantedShare(side: SplitSide, total: number, context: ReleaseContext): number | null {
  const { counts, ratios } = context.split;
  if (!asksForSide(side, context)) return null;
  if (!counts || total === 0) return ratios[side];
  const share = (wanted: number) => Math.min(1, wanted / total);
  if (side !== 'train') return share(counts[side]);
  return Math.max(0, 1 - share(counts.validation) - share(counts.test));
}

/** What was asked for in formulas; train takes the rest. */
function wantedFormulas(side: SplitSide, total: number, context: ReleaseContext): number | null {
  const { counts } = context.split;
  if (!counts || !asksForSide(side, context)) return null;
  return side === 'train' ? Math.max(0, total - counts.validation - counts.test) : counts[side];
}

/**
 * Whether the rule says how large a side is: of folds it does not, and beside a named or locked test set it says so of
 * validation alone, and only by a number of formulas.
 */
function asksForSide(side: SplitSide, { split, fold, testVersion }: ReleaseContext): boolean {
  if (fold) return false;
  return (!split.namedTest && !testVersion) || (split.counts !== undefined && side === 'validation');
}

/** Of the pages of a release, by what they have on their sides. */
export function fewSidesOf(pages: readonly SidedPage[]): SplitView['fewSides'] {
  return countFewSides(describeStrata(pages));
}

function countFewSides(strata: SplitView['strata']): SplitView['fewSides'] {
  const few = strataOnFewSides(strata);
  return { classes: few.length, symbols: few.reduce((sum, { total }) => sum + total, 0) };
}

/** Classes that a side lacks on which others stand. */
export function strataOnFewSides(strata: SplitView['strata']): SplitView['strata'] {
  const classes = strata.filter(({ kind }) => kind === 'class');
  const used = splitSides.filter((side) => classes.some(({ bySide }) => bySide[side] > 0));
  return classes.filter(({ bySide }) => used.some((side) => bySide[side] === 0));
}

function describeStrata(pages: readonly SidedPage[]): SplitView['strata'] {
  const strata = new Map<string, Record<SplitSide, number>>();
  for (const { side, strata: own } of pages) {
    for (const [stratum, count] of own) {
      if (stratum.startsWith(truthKind)) continue;
      const bySide = strata.get(stratum) ?? { train: 0, validation: 0, test: 0 };
      bySide[side] += count;
      strata.set(stratum, bySide);
    }
  }
  return [...strata]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([stratum, bySide]) => {
      const [kind, id = ''] = stratum.split(' ');
      const total = bySide.train + bySide.validation + bySide.test;
      return { kind: kind === 'class' ? 'class' : 'category', id, total, bySide };
    });
}
