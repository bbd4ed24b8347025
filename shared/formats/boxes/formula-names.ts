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

/** Words that say more of formulas, and leave them formulas. */
const qualities: ReadonlySet<string> = new Set(
  [
    'handwritten handwriting hand written printed print typeset typed numbered unnumbered chemical chemistry',
    'single multi multiple multiline line lines row region regions area zone box bbox object',
    '손글씨 필기 필기체 인쇄 인쇄체 화학 영역 여러 한 줄',
  ].flatMap((words) => words.split(' ')),
);

/** What stands beside a formula, is a part of it or holds it: with such a word, a class is of something else. */
const otherThings =
  /^(?:no|non|not|id|(?:caption|number|tag|label|text|ref|reference|symbol|sign|operator|character|char|table|figure|title|paragraph|header|footer|diagram|graph|plot|picture|image)s?|index|번호|캡션|설명|기호|글자|글|그림|그래프|도표|제목)$/;

/** How surely a class is one of formulas by its name, the surest first. */
export const sureness = ['surely', 'perhaps', 'not'] as const;
export type Sureness = (typeof sureness)[number];

/**
 * How surely a class is one of formulas, by its name: surely as `Formula`, `equation_inline` or `handwritten_formula`, as
 * sets of page layout call them; perhaps where a word beside may make it something else (`math_problem`); not as `Text`,
 * `formula_caption` or `\pi`.
 */
export function namesFormulas(label: string): Sureness {
  const words = wordsOf(label);
  if (words.some((word) => otherThings.test(word))) return 'not';
  if (words.every(isKnown) && words.some((word) => word !== 'block' && placements.has(word))) return 'surely';
  if (!words.some((word) => nouns.has(word))) return 'not';
  return words.every((word) => isKnown(word) || qualities.has(word)) ? 'surely' : 'perhaps';
}

/** How formulas of a class stand on their pages, by its name; `undefined` for a class of anything else. */
export function placementNamed(label: string): Placement | undefined {
  if (namesFormulas(label) === 'not') return undefined;
  const named = wordsOf(label).map((word) => placements.get(word) ?? null);
  return named.find((placement) => placement !== null) ?? null;
}

/**
 * Whether labels name formulas and not symbols: no symbol is called `formula` or `isolated`. Only of those that surely
 * do, since nobody said it.
 */
export function nameRegions(labels: Iterable<string>): boolean {
  const all = [...labels];
  return all.length > 0 && all.every((label) => namesFormulas(label) === 'surely');
}

function isKnown(word: string): boolean {
  return nouns.has(word) || placements.has(word) || word === 'expression' || word === 'expressions';
}

function wordsOf(label: string): readonly string[] {
  return label
    .replaceAll(/([a-z])(?=[A-Z])/g, '$1 ')
    .toLowerCase()
    .split(/[\s_-]+/);
}
