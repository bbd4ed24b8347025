import type { SampleLayout } from './render-sample.ts';

/** Keys of the categories of the facet `structure` that a formula belongs to; `linear` where it has no structure. */
export function findStructures(latex: string, { glyphs, relations }: SampleLayout): readonly string[] {
  const labelOf = new Map(glyphs.map((glyph) => [glyph.key, glyph.label]));
  const has = (type: string, parent?: string): boolean =>
    relations.some(
      (relation) => relation.type === type && (parent === undefined || labelOf.get(relation.parent) === parent),
    );
  const isVertical = latex.includes('\\hline');
  const structures = [
    ['fraction', !isVertical && has('Above', '-')],
    ['root', glyphs.some((glyph) => glyph.label === '\\sqrt')],
    ['script', has('Sup') || has('Sub')],
    ['vertical', isVertical],
    ['system', latex.includes('\\begin{cases}')],
  ] as const;
  const found = structures.flatMap(([key, isThere]) => (isThere ? [key] : []));
  return found.length === 0 ? ['linear'] : found;
}
