import { reason } from '#schemas/domain/reason.ts';
import type { TypesetNode } from '../typeset-node.ts';
import { type Place, refuseDrawing } from './place.ts';
import { type Run, runOf, stackRuns } from './tree-builder.ts';

/**
 * A fraction: the bar is a symbol of class `-`, with the numerator above and the denominator below. Without a bar, as
 * in a binomial coefficient, the two are rows.
 */
export function placeFraction(node: TypesetNode, { builder, placeInner }: Place): Run | null {
  const outlines = node.drawings.flatMap((drawing) => (drawing.kind === 'line' ? [drawing.outline] : []));
  if (outlines.length !== node.drawings.length) refuseDrawing(builder, node);
  const bar = builder.addSymbol({ label: '-', outlines, box: null });
  const [numerator = null, denominator = null] = node.children.map((child) => placeInner(child, null));
  if (!bar) return stackRuns(builder, [numerator, denominator]);
  if (numerator) builder.relate(bar, 'Above', numerator.first);
  if (denominator) builder.relate(bar, 'Below', denominator.first);
  return runOf(bar);
}

/** A root: the sign with its bar is one symbol, with the index above and the radicand inside. */
export function placeRoot(node: TypesetNode, { builder, placeInner }: Place): Run | null {
  const outlines = node.drawings.flatMap((drawing) => {
    if (drawing.kind === 'character') return drawing.outlines;
    return drawing.kind === 'line' ? [drawing.outline] : [];
  });
  const sign = builder.addSymbol({ label: '\\sqrt', outlines, box: null });
  if (!sign) {
    builder.refuse(reason('typesetter-failed', 'The typesetter drew a root without its sign.', { detail: 'root' }));
    return null;
  }
  const [radicand = null, index = null] = node.children.map((child) => placeInner(child, null));
  if (index) builder.relate(sign, 'Above', index.first);
  if (radicand) builder.relate(sign, 'Inside', radicand.first);
  return runOf(sign);
}
