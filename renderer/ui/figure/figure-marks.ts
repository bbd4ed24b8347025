import type { AnnotationDocument } from '#schemas/domain/document.ts';
import type { FormulaDifference } from '#schemas/domain/formula-difference.ts';
import type { SymbolClassId } from '#schemas/domain/id.ts';
import { relationsOf, symbolsOf } from '#shared/annotation/document.ts';
import type { BoxMark, FigureArrow, FigureBox } from './formula-figure.tsx';

export type TextOf = (symbolClass: SymbolClassId | null) => string;

/** Boxes of a formula as they are. */
export function plainBoxes(document: AnnotationDocument, textOf: TextOf): readonly FigureBox[] {
  return symbolsOf(document).map(({ id, box, symbolClass }) => ({
    key: id,
    symbol: id,
    box,
    text: textOf(symbolClass),
    mark: 'plain',
  }));
}

/** Relations of a formula as they are. */
export function plainArrows(document: AnnotationDocument): readonly FigureArrow[] {
  return arrowsOf(document, () => 'plain');
}

/** Boxes of one side of a comparison, each by what became of it. */
export function markedBoxes(
  document: AnnotationDocument,
  { symbols }: FormulaDifference,
  side: 'before' | 'after',
  textOf: TextOf,
): readonly FigureBox[] {
  const marks = new Map<string, BoxMark>();
  for (const { before } of symbols.moved) marks.set(before.id, 'moved');
  for (const { before } of symbols.relabelled) marks.set(before.id, 'relabelled');
  for (const { id } of side === 'before' ? symbols.removed : symbols.added) {
    marks.set(id, side === 'before' ? 'removed' : 'added');
  }
  const boxes = plainBoxes(document, textOf).map((each) => ({ ...each, mark: marks.get(each.key) ?? each.mark }));
  if (side === 'before') return boxes;
  // Where a box moved from is drawn beside where it is.
  const were = symbols.moved.map(({ before }) => ({
    key: `was-${before.id}`,
    symbol: null,
    box: before.box,
    text: '',
    mark: 'was' as const,
  }));
  return [...were, ...boxes];
}

/** Relations of one side of a comparison that are not on the other side as they are here; the others are left out. */
export function markedArrows(
  document: AnnotationDocument,
  { relations }: FormulaDifference,
  side: 'before' | 'after',
): readonly FigureArrow[] {
  const gone = new Set((side === 'before' ? relations.removed : relations.added).map(({ id }) => id));
  const retyped = new Set(relations.retyped.map((pair) => pair[side].id));
  return arrowsOf(document, (id) => {
    if (gone.has(id)) return side === 'before' ? 'removed' : 'added';
    return retyped.has(id) ? 'relabelled' : null;
  });
}

function arrowsOf(
  document: AnnotationDocument,
  markOf: (id: FormulaDifference['relations']['added'][number]['id']) => FigureArrow['mark'] | null,
): readonly FigureArrow[] {
  const boxes = new Map(symbolsOf(document).map(({ id, box }) => [id, box]));
  return relationsOf(document).flatMap(({ id, parent, child, type }) => {
    const from = boxes.get(parent);
    const to = boxes.get(child);
    const mark = markOf(id);
    return from && to && mark !== null ? [{ key: id, from, to, mark, type }] : [];
  });
}
