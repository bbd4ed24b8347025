import { componentsOf, type PageLinks } from './link-pages.ts';
import { sidesOfMark } from './side-mark.ts';

/**
 * New pages that would join groups of several sides, with the mark of those sides; 0 for every other page. A page
 * beside two sides always is one. Of a chain of new pages that leads from one side to another, those are that stand
 * beside the side with fewer of them, so that the rest of the chain can join the other.
 *
 * @param marks the side of each page that has one, as a mask
 * @param beside the sides of all pages that a page is directly linked to, as a mask
 */
export function findBridges(links: PageLinks, marks: Uint8Array, beside: Uint8Array): Uint8Array {
  const bridges = beside.map((mark, page) => (marks[page] === 0 && sidesOfMark(mark).length > 1 ? mark : 0));
  const components = componentsOf(links, (page) => marks[page] === 0 && bridges[page] === 0);
  const pagesByMark = new Map<number, Map<number, number>>();
  components.forEach((component, page) => {
    const mark = beside[page] ?? 0;
    if (component < 0 || mark === 0) return;
    const counts = pagesByMark.get(component) ?? new Map<number, number>();
    pagesByMark.set(component, counts.set(mark, (counts.get(mark) ?? 0) + 1));
  });
  const keptMarks = new Map([...pagesByMark].map(([component, counts]) => [component, markOfMost(counts)]));
  components.forEach((component, page) => {
    const mark = beside[page] ?? 0;
    const kept = keptMarks.get(component);
    if (kept !== undefined && mark !== 0 && mark !== kept) bridges[page] = mark | kept;
  });
  return bridges;
}

/** The mark with the greatest count; of equal counts the lowest mark, which is train before validation before test. */
function markOfMost(counts: ReadonlyMap<number, number>): number {
  return [...counts].sort(([a, countA], [b, countB]) => countB - countA || a - b)[0]?.[0] ?? 0;
}
