import type { ReleaseDifference } from '#schemas/contract/release-reports.ts';
import type { ProjectSchema } from '#schemas/contract/schema.ts';
import { csvRow } from '#shared/formats/writing/csv.ts';
import { nameStrata } from './name-strata.ts';
import { formatTable } from './table.ts';

const mostListed = 30;

/** What differs between two releases as text: counts, sides, parts, kinds, and the first items by name. */
export function describeDifference(difference: ReleaseDifference, schema: ProjectSchema): string {
  const { pages, formulas, parts, moves, classes, total } = difference;
  const counts = [
    ['', 'added', 'removed', 'changed', 'on another side'],
    ['pages', pages.added, pages.removed, pages.changed, pages.moved],
    ['formulas', formulas.added, formulas.removed, formulas.changed, formulas.moved],
  ];
  const changed = Object.entries(parts).filter(([, count]) => count > 0);
  const moved = moves.map((move) => [`${move.from} → ${move.to}`, move.pages, move.formulas]);
  const kinds = kindRows(difference, schema);
  const listed = itemRows(difference)
    .slice(0, mostListed)
    .map((cells) => `  ${cells.filter((cell) => cell !== '').join(' ')}`);
  return [
    formatTable(counts),
    ...(moved.length === 0 ? [] : [formatTable([['from side to side', 'pages', 'formulas'], ...moved])]),
    ...(changed.length === 0 ? [] : [formatTable(changed)]),
    ...(kinds.length === 0 ? [] : [formatTable([kindHead, ...kinds.slice(0, mostListed)])]),
    ...(kinds.length > mostListed ? [`  … and ${kinds.length - mostListed} more (--csv lists all)`] : []),
    ...(classes.added.length === 0 ? [] : [`New classes: ${classes.added.join(' ')}`]),
    ...classes.renamed.map(({ before, after }) => `Renamed: ${before} → ${after}`),
    ...listed,
    ...(total > mostListed ? [`  … and ${total - mostListed} more (--json lists more of them)`] : []),
  ].join('\n');
}

const kindHead = ['kind', 'of', 'before', 'after', 'added', 'removed'];

/** Categories by their formulas and classes by their symbols, as CSV. */
export function differenceCsv(difference: ReleaseDifference, schema: ProjectSchema): string {
  return [kindHead, ...kindRows(difference, schema)].map(csvRow).join('').trimEnd();
}

function kindRows({ kinds }: ReleaseDifference, schema: ProjectSchema): (string | number)[][] {
  const nameOf = nameStrata(schema);
  return kinds.map(({ kind, id, before, after, added, removed }) => [nameOf(id), kind, before, after, added, removed]);
}

/** The first items: what became of them, with the side that they came from and went to. */
function itemRows({ first }: ReleaseDifference): string[][] {
  return first.map(({ change, type, sourceName, parts, sideBefore, sideAfter }) => {
    const isMoved = sideBefore !== null && sideAfter !== null && sideBefore !== sideAfter;
    const side = isMoved ? `${sideBefore} → ${sideAfter}` : (sideAfter ?? sideBefore ?? '');
    return [change, type, sourceName, parts.join(', '), `(${side})`];
  });
}
