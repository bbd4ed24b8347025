import { reason } from '#schemas/domain/reason.ts';
import type { TypesetNode } from '../typeset-node.ts';
import type { PlacedSymbol, Run, TreeBuilder } from './tree-builder.ts';

/** Where a node stands, and how to place the nodes in it. */
export interface Place {
  readonly builder: TreeBuilder;
  /** The symbol to the left on the same baseline, if any. */
  readonly previous: PlacedSymbol | null;
  readonly placeInner: PlaceNode;
}

/** Adds the symbols and relations of a node and of what is in it; null where nothing of it is printed. */
export type PlaceNode = (node: TypesetNode, previous: PlacedSymbol | null) => Run | null;

/** Whether anything of a node is printed. */
export function hasInk(node: TypesetNode): boolean {
  return (
    node.drawings.some((drawing) => drawing.kind !== 'character' || drawing.outlines.length > 0) ||
    node.children.some(hasInk)
  );
}

/** Says that a node draws ink that is no symbol: a filled area, a slanted line, the number of an equation. */
export function refuseDrawing(builder: TreeBuilder, node: TypesetNode): void {
  const latex = node.latex ?? node.kind;
  builder.refuse(
    reason(
      'layout-ink-without-symbol',
      `${latex} draws lines or areas that are no symbol of a formula; leave it out.`,
      {
        latex,
      },
    ),
  );
}
