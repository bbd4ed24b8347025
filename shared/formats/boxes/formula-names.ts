import type { ImportedFormula } from '#schemas/formats/import-record.ts';

type Placement = ImportedFormula['placement'];

/** Words that name formulas alone, with how such a formula stands on its page. */
const naming: ReadonlyMap<string, Placement> = new Map<string, Placement>([
  ['formula', null],
  ['formulas', null],
  ['equation', null],
  ['equations', null],
  ['inline', 'inline'],
  ['embedded', 'inline'],
  ['embedding', 'inline'],
  ['isolated', 'isolated'],
  ['isolate', 'isolated'],
  ['display', 'isolated'],
  ['displayed', 'isolated'],
  ['interline', 'isolated'],
]);

/** Words that may stand beside these. */
const beside: ReadonlySet<string> = new Set(['math', 'mathematical', 'expression']);

/**
 * How formulas of a class stand on their pages, by its name: `Formula`, `equation_inline`, `isolate_formula`, as sets of
 * page layout call them. `undefined` for a class of anything else (`Text`, `formula_caption`, `\pi`).
 */
export function placementNamed(label: string): Placement | undefined {
  const words = label
    .toLowerCase()
    .split(/[\s_-]+/)
    .filter((word) => !beside.has(word));
  if (words.length === 0 || !words.every((word) => naming.has(word))) return undefined;
  return words.map((word) => naming.get(word) ?? null).find((placement) => placement !== null) ?? null;
}

/** Whether labels name formulas and not symbols: no symbol is called `formula` or `isolated`. */
export function nameRegions(labels: Iterable<string>): boolean {
  const all = [...labels];
  return all.length > 0 && all.every((label) => placementNamed(label) !== undefined);
}
