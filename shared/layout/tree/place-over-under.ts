import { labelOfAccent } from '../labels/accent-labels.ts';
import type { TypesetNode } from '../typeset-node.ts';
import { type Place, refuseDrawing } from './place.ts';
import { type PlacedSymbol, type Run, runOf } from './tree-builder.ts';

type Side = 'over' | 'under';

/** How far a limit may reach into the width of its operator and still stand beside it, in em. */
const besideTolerance = 0.05;

/**
 * Limits, stacked symbols and marks belong to the first symbol of their base, or to the mark that is already there.
 * Limits that are set beside their operator, as in a line of text, are scripts: the tree says what is displayed.
 * `latex` is what made base and mark; it tells `\widehat` from `\hat`.
 */
export function placeOverUnder(node: TypesetNode, latex: string | null, place: Place): Run | null {
  const { builder, previous, placeInner } = place;
  if (node.drawings.length > 0) refuseDrawing(builder, node);
  const [base, first, second] = node.children;
  let run = base ? placeInner(base, previous) : null;
  const parts: readonly (readonly [TypesetNode | undefined, Side])[] =
    node.kind === 'mover'
      ? [[first, 'over']]
      : [
          [first, 'under'],
          [second, 'over'],
        ];
  for (const [part, side] of parts) {
    const placedBefore = builder.symbols.length;
    const partRun = part ? placePart(part, side, latex, place) : null;
    if (!partRun) continue;
    if (!run) run = partRun;
    else if (standBeside(builder.symbols.slice(placedBefore), run.last))
      builder.relate(run.last, side === 'over' ? 'Sup' : 'Sub', partRun.first);
    else {
      builder.relate(side === 'over' ? run.above : run.below, side === 'over' ? 'Above' : 'Below', partRun.first);
      run = side === 'over' ? { ...run, above: partRun.first } : { ...run, below: partRun.first };
    }
  }
  return run;
}

function placePart(part: TypesetNode, side: Side, latex: string | null, { builder, placeInner }: Place): Run | null {
  // What was written as a symbol, as in \overset{\rightarrow}{v}, is that symbol and no mark.
  const label = part.kind === 'mo' && part.latex === null ? labelOfAccent(part.text, side, latex) : null;
  if (label === null) return placeInner(part, null);
  const mark = builder.addSymbol({
    label,
    outlines: part.drawings.flatMap((drawing) => (drawing.kind === 'character' ? drawing.outlines : [])),
    box: null,
  });
  return mark && runOf(mark);
}

function standBeside(part: readonly PlacedSymbol[], base: PlacedSymbol): boolean {
  return Math.min(...part.map(({ box }) => box.x)) >= base.box.x + base.box.width - besideTolerance;
}
