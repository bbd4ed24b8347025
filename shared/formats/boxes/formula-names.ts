import type { ImportedFormula } from '#schemas/formats/import-record.ts';

type Placement = ImportedFormula['placement'];

/** Words for formulas. */
const nouns: ReadonlySet<string> = new Set(
  'formula formulas formulae equation equations math maths mathematical displaymath inlinemath 수식'.split(' '),
);

/** Words for how a formula stands on its page; without a noun beside it, `block` may be one of texts. */
const placements: ReadonlyMap<string, Placement> = new Map<string, Placement>([
  ['inline', 'inline'],
  ['inlinemath', 'inline'],
  ['embedded', 'inline'],
  ['embedding', 'inline'],
  ['isolated', 'isolated'],
  ['isolate', 'isolated'],
  ['display', 'isolated'],
  ['displayed', 'isolated'],
  ['displaymath', 'isolated'],
  ['interline', 'isolated'],
  ['block', 'isolated'],
]);

/** What stands beside a formula, is a part of it or holds it: with such a word, a class is of something else. */
const otherThings =
  /^(?:no|non|not|id|(?:caption|number|tag|label|text|ref|reference|symbol|sign|operator|character|char|table|figure|title)s?|번호|캡션|설명|기호|글자|글)$/;

/**
 * How formulas of a class stand on their pages, by its name: `Formula`, `equation_inline`, `handwritten_formula`, as sets
 * of page layout call them. `undefined` for a class of anything else (`Text`, `formula_caption`, `\pi`).
 */
export function placementNamed(label: string): Placement | undefined {
  const words = wordsOf(label);
  const isPlaced = words.every(isKnown) && words.some((word) => word !== 'block' && placements.has(word));
  const isOfFormulas = isPlaced || words.some((word) => nouns.has(word));
  if (!isOfFormulas || words.some((word) => otherThings.test(word))) return undefined;
  return words.map((word) => placements.get(word) ?? null).find((placement) => placement !== null) ?? null;
}

/**
 * Whether labels name formulas and not symbols: no symbol is called `formula` or `isolated`. Only of words that are known,
 * since nobody said that they do.
 */
export function nameRegions(labels: Iterable<string>): boolean {
  const all = [...labels];
  return all.length > 0 && all.every((label) => placementNamed(label) !== undefined && wordsOf(label).every(isKnown));
}

function isKnown(word: string): boolean {
  return nouns.has(word) || placements.has(word) || word === 'expression';
}

function wordsOf(label: string): readonly string[] {
  return label
    .replaceAll(/([a-z])(?=[A-Z])/g, '$1 ')
    .toLowerCase()
    .split(/[\s_-]+/);
}
