import type { ImportedFormula } from '#schemas/formats/import-record.ts';

type Placement = ImportedFormula['placement'];

/** Words for formulas. */
const nouns: ReadonlySet<string> = setOf(
  'formula formulas formulae equation equations math maths mathematics mathematical displaymath inlinemath',
  '수식 수학식 방정식 공식 식',
);

/** Words that may be for formulas, as `math expression`, and alone may be for something else. */
const perhapsNouns: ReadonlySet<string> = setOf('expression expressions eq eqs eqn eqns latex tex');

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
  ['인라인', 'inline'],
  ['독립', 'isolated'],
  ['별행', 'isolated'],
]);

/** Words that say more of formulas, and leave them formulas. */
const qualities: ReadonlySet<string> = setOf(
  'handwritten handwriting hand written printed print typeset typed numbered unnumbered chemical chemistry',
  'single multi multiple multiline line lines row rows region regions area areas zone box boxes bbox object objects',
  'image images picture pictures img crop cropped long short big large small simple complex',
  '손글씨 필기 필기체 인쇄 인쇄체 화학 영역 여러 한 줄 이미지 그림',
);

/** What stands beside formulas, is a part of them or holds them: with such a word, a class is hardly one of formulas. */
const otherThings: ReadonlySet<string> = setOf(
  'caption captions number numbers num id index tag tags label labels ref refs reference references name names',
  'text texts title titles heading header headers footer footers footnote paragraph paragraphs sentence explanation',
  'symbol symbols sign signs operator operators character characters char chars digit digits variable variables',
  'table tables figure figures diagram diagrams graph graphs plot plots chart charts',
  '번호 캡션 제목 설명 해설 글 글자 문장 문단 기호 변수 표 도표 그래프',
);

/** With such a word, a class is of what is no formula. */
const negations: ReadonlySet<string> = setOf('no non not without 아님');

/** How surely a class is one of formulas by its name, the surest first. */
export const sureness = ['surely', 'perhaps', 'hardly', 'not'] as const;
export type Sureness = (typeof sureness)[number];

/**
 * How surely a class is one of formulas, by its name: surely as `Formula`, `equation_inline` or `formula_image`, as sets
 * of page layout call them; perhaps where a word beside may make it something else (`math_problem`); hardly where it
 * names what stands beside a formula (`formula_caption`); not as `Text` or `\pi`.
 */
export function namesFormulas(label: string): Sureness {
  const words = wordsOf(label);
  if (words.some((word) => negations.has(word))) return 'not';
  const hasNoun = words.some((word) => nouns.has(word));
  const isPerhaps = hasNoun || words.some((word) => perhapsNouns.has(word));
  if (words.some((word) => otherThings.has(word))) return isPerhaps ? 'hardly' : 'not';
  if (words.every(isKnown) && words.some((word) => word !== 'block' && placements.has(word))) return 'surely';
  if (!hasNoun) return isPerhaps ? 'perhaps' : 'not';
  return words.every((word) => isKnown(word) || qualities.has(word)) ? 'surely' : 'perhaps';
}

/** How formulas of a class stand on their pages, by its name; `undefined` for a class of anything else. */
export function placementNamed(label: string): Placement | undefined {
  const how = namesFormulas(label);
  if (how === 'hardly' || how === 'not') return undefined;
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
  return nouns.has(word) || perhapsNouns.has(word) || placements.has(word);
}

/** Numbers are no words; Korean is often written without spaces (`수식번호`), and `in-line` is `inline`. */
function wordsOf(label: string): readonly string[] {
  return label
    .replaceAll(/([a-z])(?=[A-Z])/g, '$1 ')
    .toLowerCase()
    .replaceAll(/\b(in|inter)[\s_-]line/g, '$1line')
    .replaceAll(/수식|수학식|방정식|공식/g, ' $& ')
    .split(/[\s_\-()[\]/:.,\d]+/)
    .filter((word) => word !== '');
}

function setOf(...lines: readonly string[]): ReadonlySet<string> {
  return new Set(lines.flatMap((words) => words.split(' ')));
}
