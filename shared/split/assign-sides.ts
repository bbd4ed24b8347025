import type { PageId, Sha256 } from '#schemas/domain/id.ts';
import { type SplitAssignment, type SplitGrouping, type SplitRatios, type SplitSide } from '#schemas/domain/split.ts';
import { balanceGroups, type SplitGroup } from './balance-groups.ts';
import { findBridges } from './find-bridges.ts';
import { componentsOf, type LinkedPage, linkPages, marksBesidePages, type PageLinks } from './link-pages.ts';
import { markOfSide, sidesOfMark } from './side-mark.ts';

export interface SplitPage extends LinkedPage {
  readonly page: PageId;
  /** Hash of the page's source. What is drawn is drawn by it, so that the same pages split alike in every project. */
  readonly source: Sha256;
  /** Formulas of the page that are to be split. */
  readonly formulas: number;
  /** Whether the page needs a side. One that does not may still link others, so that it can join them later. */
  readonly needsSide: boolean;
}

export interface SplitOptions {
  readonly seed: number;
  readonly ratios: SplitRatios;
  readonly grouping: SplitGrouping;
}

/** A page that would join groups on several sides, and so gets none. */
export interface HeldOutPage {
  readonly page: PageId;
  readonly sides: readonly SplitSide[];
}

export interface SplitOutcome {
  /** Assignments to add; those that existed stay as they are. */
  readonly added: readonly SplitAssignment[];
  readonly heldOut: readonly HeldOutPage[];
}

/**
 * Assigns pages to sides. Pages that are linked (one writer, near-duplicate pictures) form groups, which stay whole.
 * Sticky: what is assigned never moves; a new page joins the side of the group that it is linked to, and a group of new
 * pages alone goes to the side furthest below its share. New pages that would join groups of several sides are held
 * out. Depends on nothing but its arguments, and not on the order of the pages.
 */
export function assignSides(
  pages: readonly SplitPage[],
  assigned: readonly SplitAssignment[],
  options: SplitOptions,
): SplitOutcome {
  const ordered = [...pages].sort((a, b) => (a.source < b.source ? -1 : a.source > b.source ? 1 : 0));
  const existing = new Map(assigned.map((assignment) => [assignment.page, assignment]));
  const links = linkPages(ordered, options.grouping);
  const marks = Uint8Array.from(ordered, (page) => markOfSide(existing.get(page.page)?.side));
  const beside = marksBesidePages(links, (page) => marks[page] ?? 0);
  const bridges = findBridges(links, marks, beside);

  const sides = joinNeighbours(ordered, links, marks, beside, bridges);
  placeNewGroups(ordered, links, sides, bridges, options);

  const groups = nameGroups(ordered, links, sides, existing);
  const isNew = (index: number) => ordered[index]?.needsSide === true && marks[index] === 0;
  return {
    added: ordered.flatMap(({ page }, index) => {
      const side = sides[index];
      return isNew(index) && side ? [{ page, side, group: groups[index] ?? page }] : [];
    }),
    heldOut: ordered.flatMap(({ page }, index) => {
      const mark = bridges[index] ?? 0;
      return isNew(index) && mark !== 0 ? [{ page, sides: sidesOfMark(mark) }] : [];
    }),
  };
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
  return pages.map(
    (_, index) => sidesOfMark(marks[index] ?? 0)[0] ?? sideOfComponent.get(components[index] ?? -1) ?? null,
  );
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
  const groups = new Map<number, SplitGroup>();
  const needed = new Set<number>();
  const held: Record<SplitSide, number> = { train: 0, validation: 0, test: 0 };
  pages.forEach((page, index) => {
    const side = sides[index];
    if (side) held[side] += page.formulas;
    const component = components[index] ?? -1;
    if (component < 0) return;
    const group = groups.get(component) ?? { key: page.source, formulas: 0 };
    groups.set(component, { key: group.key, formulas: group.formulas + page.formulas });
    if (page.needsSide) needed.add(component);
  });
  const toPlace = [...groups].flatMap(([component, group]) => (needed.has(component) ? [group] : []));
  const chosen = balanceGroups(toPlace, held, options.ratios, options.seed);
  components.forEach((component, index) => {
    const side = chosen.get(groups.get(component)?.key ?? '');
    if (side) sides[index] = side;
  });
}

/** Names for the groups of all pages that have a side: the name that a group has already, else its first page. */
function nameGroups(
  pages: readonly SplitPage[],
  links: PageLinks,
  sides: readonly (SplitSide | null)[],
  existing: ReadonlyMap<PageId, SplitAssignment>,
): readonly string[] {
  const components = componentsOf(links, (page) => sides[page] !== null);
  const names = new Map<number, string>();
  pages.forEach(({ page }, index) => {
    const component = components[index] ?? -1;
    const name = existing.get(page)?.group;
    if (name !== undefined && !names.has(component)) names.set(component, name);
  });
  return pages.map(({ page }, index) => {
    const component = components[index] ?? -1;
    return names.get(component) ?? pages[component]?.page ?? page;
  });
}
