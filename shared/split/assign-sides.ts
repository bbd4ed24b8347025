import type { FormulaId, PageId } from '#schemas/domain/id.ts';
import {
  type SplitAssignment,
  type SplitCounts,
  type SplitGrouping,
  type SplitRatios,
  type SplitSide,
  splitSides,
} from '#schemas/domain/split.ts';
import { balanceGroups, shareTolerance } from './balance-groups.ts';
import type { PageVerdict } from './duplicate-graph.ts';
import { findBridges } from './find-bridges.ts';
import { componentsOf, type LinkedPage, linkPages, marksBesidePages, type PageLinks } from './link-pages.ts';
import { markOfSide, sidesOfMark } from './side-mark.ts';
import type { SplitGroup, StratumCounts } from './split-group.ts';

/** A page that needs a side, or one of the units of a page: a formula, or its regions. */
export interface SplitPage extends LinkedPage {
  readonly page: PageId;
  /** What of the page it is: a formula, or the page's own id for its regions. None: all of it. */
  readonly unit?: FormulaId | PageId;
  /**
   * Hash of the page's source, for units with their place on the page; differs between all that are given. What is drawn
   * is drawn by it, so that the same pages split alike in every project.
   */
  readonly source: string;
  /** Formulas that are to be split. */
  readonly formulas: number;
  /** Whether the page needs a side. One that does not may still link others, so that it can join them later. */
  readonly needsSide: boolean;
  /** What of it is to be spread evenly; none: its formulas alone. */
  readonly strata?: StratumCounts;
  /** Whether the lead named it for the test set. */
  readonly isNamed?: boolean;
  /** The side on which the same source stood, as a page that has been removed since. */
  readonly stoodOn?: SplitSide;
}

export interface SplitOptions {
  readonly seed: number;
  readonly ratios: SplitRatios;
  readonly grouping: SplitGrouping;
  /** Instead of the ratios. */
  readonly counts?: SplitCounts;
  /** What people decided about near-duplicates. */
  readonly verdicts?: readonly PageVerdict[];
  /** Whether the test set is what is named, and nothing else. */
  readonly isTestNamed?: boolean;
  /** Whether the test set is locked: nothing joins it, and what is linked to it is held out. */
  readonly isTestLocked?: boolean;
}

/** Why a page gets no side. */
export type HoldingReason =
  /** It would join groups on several sides. */
  | 'two-sides'
  /** It is linked to the locked test set. */
  | 'locked-test'
  /** It is named for the test set, and linked to what stands elsewhere. */
  | 'named-test';

export interface HeldOutPage {
  readonly page: PageId;
  readonly unit?: FormulaId | PageId;
  readonly sides: readonly SplitSide[];
  readonly reason: HoldingReason;
}

export interface SplitOutcome {
  /** Assignments to add; those that existed stay as they are. */
  readonly added: readonly SplitAssignment[];
  readonly heldOut: readonly HeldOutPage[];
}

/**
 * Assigns pages, or the units of pages, to sides. Those that are linked (one writer, one page, near-duplicate pictures)
 * form groups, which stay whole. A unit of a page that was assigned as a whole stands where the page does.
 * Sticky: what is assigned never moves; a new page joins the side of the group that it is linked to, and a group of new
 * pages alone goes to the side furthest below its share. New pages that would join groups of several sides are held
 * out, and a page that comes back stands where it stood. Depends on nothing but its arguments, and not on the order of the pages. Asked again with what it added, it adds
 * nothing and holds out the same.
 */
export function assignSides(
  pages: readonly SplitPage[],
  assigned: readonly SplitAssignment[],
  options: SplitOptions,
): SplitOutcome {
  const ordered = [...pages].sort((a, b) => (a.source < b.source ? -1 : a.source > b.source ? 1 : 0));
  const links = linkPages(ordered, options.grouping, options.verdicts);
  const added: SplitAssignment[] = [];
  for (;;) {
    const outcome = assignOnce(ordered, links, [...assigned, ...added], options);
    added.push(...outcome.added);
    // What got a side just now may free a page that was held out, and stands beside those that still are.
    if (outcome.heldOut.length === 0 || outcome.added.length === 0) return { added, heldOut: outcome.heldOut };
  }
}

function assignOnce(
  ordered: readonly SplitPage[],
  links: PageLinks,
  assigned: readonly SplitAssignment[],
  options: SplitOptions,
): SplitOutcome {
  const existing = new Assigned(assigned);
  const given = Uint8Array.from(ordered, (page) => markOfSide(existing.of(page)?.side));
  const returned = markReturned(ordered, links, given, options);
  const { marks, refused } = markNamed(ordered, links, returned.marks, options);
  const beside = marksBesidePages(links, (page) => marks[page] ?? 0);
  const bridges = findBridges(links, marks, beside);
  const held = new Map<number, HoldingReason>([
    ...refused,
    ...returned.repeats.map((page) => [page, 'locked-test'] as const),
    ...[...returned.refused.keys()].map((page) => [page, 'two-sides'] as const),
  ]);
  for (const [page, mark] of returned.refused) bridges[page] = (bridges[page] ?? 0) | mark;
  bridges.forEach((mark, page) => {
    if (mark !== 0 && !held.has(page)) held.set(page, 'two-sides');
  });
  if (options.isTestLocked) holdLocked(given, beside, held);
  for (const [page, reason] of held) bridges[page] ||= reason === 'locked-test' ? testMark : (beside[page] ?? testMark);

  const sides = joinNeighbours(ordered, links, marks, beside, bridges);
  placeNewGroups(ordered, links, sides, bridges, options);

  const groups = nameGroups(ordered, links, sides, existing);
  const isNew = (index: number) => ordered[index]?.needsSide === true && given[index] === 0;
  return {
    added: ordered.flatMap((page, index) => {
      const side = sides[index];
      return isNew(index) && side ? [{ ...namesOf(page), side, group: groups[index] ?? page.page }] : [];
    }),
    heldOut: ordered.flatMap((page, index) => {
      const reason = held.get(index);
      return isNew(index) && reason ? [{ ...namesOf(page), sides: sidesOfMark(bridges[index] ?? 0), reason }] : [];
    }),
  };
}

/** What is assigned already, by page and by unit. */
class Assigned {
  readonly #pages: ReadonlyMap<string, SplitAssignment>;
  readonly #units: ReadonlyMap<string, SplitAssignment>;

  constructor(assigned: readonly SplitAssignment[]) {
    this.#pages = new Map(assigned.flatMap((one) => (one.unit === undefined ? [[one.page, one] as const] : [])));
    this.#units = new Map(assigned.flatMap((one) => (one.unit === undefined ? [] : [[one.unit, one] as const])));
  }

  of({ page, unit }: Pick<SplitPage, 'page' | 'unit'>): SplitAssignment | undefined {
    return (unit === undefined ? undefined : this.#units.get(unit)) ?? this.#pages.get(page);
  }
}

function namesOf({ page, unit }: SplitPage): Pick<SplitPage, 'page' | 'unit'> {
  return unit === undefined ? { page } : { page, unit };
}

const testMark = markOfSide('test');

/**
 * Pages that were removed and imported again are marked with the side that they had: models may have been trained with
 * them. Those that are linked to what stands elsewhere by now are refused, with the sides that they would join. `repeats`
 * are of a locked test set: it holds what they were, so that they do not join it again, and nothing else may join them.
 */
function markReturned(
  pages: readonly SplitPage[],
  links: PageLinks,
  given: Uint8Array,
  { isTestLocked }: SplitOptions,
): {
  readonly marks: Uint8Array;
  readonly refused: ReadonlyMap<number, number>;
  readonly repeats: readonly number[];
} {
  const refused = new Map<number, number>();
  const returning = pages.flatMap(({ stoodOn }, index) => {
    const mark = markOfSide(stoodOn);
    return given[index] !== 0 || mark === 0 ? [] : [{ index, mark }];
  });
  const isRepeat = ({ mark }: { readonly mark: number }) => isTestLocked === true && mark === testMark;
  const repeats = returning.filter(isRepeat).map(({ index }) => index);
  if (returning.length === 0) return { marks: given, refused, repeats };
  const marks = given.slice();
  for (const { index, mark } of returning) marks[index] = mark;
  const beside = marksBesidePages(links, (page) => marks[page] ?? 0);
  for (const { index, mark } of returning.filter((page) => !isRepeat(page))) {
    if (((beside[index] ?? 0) & ~mark) === 0) continue;
    refused.set(index, mark | (beside[index] ?? 0));
    marks[index] = 0;
  }
  return { marks, refused, repeats };
}

/** Named pages count as test pages from the start, but for those beside a page that stands elsewhere. */
function markNamed(
  pages: readonly SplitPage[],
  links: PageLinks,
  given: Uint8Array,
  { isTestNamed, isTestLocked }: SplitOptions,
): { readonly marks: Uint8Array; readonly refused: ReadonlyMap<number, HoldingReason> } {
  const refused = new Map<number, HoldingReason>();
  if (!isTestNamed) return { marks: given, refused };
  const marks = given.slice();
  const besideGiven = marksBesidePages(links, (page) => given[page] ?? 0);
  pages.forEach((page, index) => {
    if (page.isNamed !== true || given[index] !== 0) return;
    if (isTestLocked) refused.set(index, 'locked-test');
    else if (((besideGiven[index] ?? 0) & ~testMark) !== 0) refused.set(index, 'named-test');
    else marks[index] = testMark;
  });
  return { marks, refused };
}

/** New pages beside the test set may not join it once it is locked. */
function holdLocked(given: Uint8Array, beside: Uint8Array, held: Map<number, HoldingReason>): void {
  beside.forEach((mark, page) => {
    if (given[page] === 0 && (mark & testMark) !== 0) held.set(page, 'locked-test');
  });
}

/** The sides that exist, and those of new pages that lead to one of them over other new pages; null for the rest. */
function joinNeighbours(
  pages: readonly SplitPage[],
  links: PageLinks,
  marks: Uint8Array,
  beside: Uint8Array,
  bridges: Uint8Array,
): (SplitSide | null)[] {
  const components = componentsOf(links, (page) => marks[page] === 0 && bridges[page] === 0);
  const sideOfComponent = new Map<number, SplitSide>();
  components.forEach((component, page) => {
    const side = sidesOfMark(beside[page] ?? 0)[0];
    if (component >= 0 && side) sideOfComponent.set(component, side);
  });
  return pages.map((_, index) => {
    if (bridges[index] !== 0) return null;
    return sidesOfMark(marks[index] ?? 0)[0] ?? sideOfComponent.get(components[index] ?? -1) ?? null;
  });
}

/** Gives a side to the groups of new pages that are linked to none; `sides` is filled in. */
function placeNewGroups(
  pages: readonly SplitPage[],
  links: PageLinks,
  sides: (SplitSide | null)[],
  bridges: Uint8Array,
  options: SplitOptions,
): void {
  const components = componentsOf(links, (page) => sides[page] === null && bridges[page] === 0);
  const groups = new Map<number, { readonly key: string; formulas: number; readonly strata: Map<string, number> }>();
  const needed = new Set<number>();
  const held = { train: emptyContent(), validation: emptyContent(), test: emptyContent() };
  const hasStrata = pages.some((page) => page.strata);
  pages.forEach((page, index) => {
    const side = sides[index];
    if (side) addContent(held[side], page);
    const component = components[index] ?? -1;
    if (component < 0) return;
    const group = groups.get(component) ?? { key: page.source, ...emptyContent() };
    groups.set(component, group);
    addContent(group, page);
    if (page.needsSide) needed.add(component);
  });
  const toPlace = [...groups].flatMap(([component, { key, formulas, strata }]): SplitGroup[] =>
    needed.has(component) ? [{ key, formulas, ...(hasStrata ? { strata } : {}) }] : [],
  );
  // Nothing is drawn into such a test set, so that the shares are of what is not in it.
  if (isTestClosed(options)) held.test = emptyContent();
  const total = [...toPlace, ...splitSides.map((side) => held[side])].reduce((sum, { formulas }) => sum + formulas, 0);
  // A number that was asked for is met where groups allow.
  const tolerance = options.counts ? 0 : shareTolerance;
  const chosen = balanceGroups(toPlace, held, sharesFor(total, options), options.seed, tolerance);
  components.forEach((component, index) => {
    const side = chosen.get(groups.get(component)?.key ?? '');
    if (side) sides[index] = side;
  });
}

/**
 * The shares that new groups are placed by: those asked for, without test where nothing may be drawn into it.
 *
 * @param total formulas that are shared out
 */
function sharesFor(total: number, options: SplitOptions): SplitRatios {
  const { ratios, counts } = options;
  const validation = counts ? Math.min(1, counts.validation / Math.max(1, total)) : ratios.validation;
  if (isTestClosed(options)) {
    // Train and validation share the rest as they were meant to.
    const rest = counts ? 1 : ratios.train + ratios.validation;
    const share = rest === 0 ? 0 : validation / rest;
    return { train: 1 - share, validation: share, test: 0 };
  }
  if (!counts) return ratios;
  const test = Math.min(1 - validation, counts.test / Math.max(1, total));
  return { train: Math.max(0, 1 - validation - test), validation, test };
}

/** Whether the test set is what is named or locked, and nothing is drawn into it. */
function isTestClosed({ isTestNamed, isTestLocked }: SplitOptions): boolean {
  return isTestNamed === true || isTestLocked === true;
}

function emptyContent(): { formulas: number; strata: Map<string, number> } {
  return { formulas: 0, strata: new Map() };
}

function addContent(content: { formulas: number; readonly strata: Map<string, number> }, page: SplitPage): void {
  content.formulas += page.formulas;
  for (const [stratum, count] of page.strata ?? []) {
    content.strata.set(stratum, (content.strata.get(stratum) ?? 0) + count);
  }
}

/** Names for the groups of all pages that have a side: the name that a group has already, else its first page. */
function nameGroups(
  pages: readonly SplitPage[],
  links: PageLinks,
  sides: readonly (SplitSide | null)[],
  existing: Assigned,
): readonly string[] {
  const components = componentsOf(links, (page) => sides[page] !== null);
  const names = new Map<number, string>();
  pages.forEach((page, index) => {
    const component = components[index] ?? -1;
    const name = existing.of(page)?.group;
    if (name !== undefined && !names.has(component)) names.set(component, name);
  });
  return pages.map((page, index) => {
    const component = components[index] ?? -1;
    const first = pages[component] ?? page;
    return names.get(component) ?? first.unit ?? first.page;
  });
}
