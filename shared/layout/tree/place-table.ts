import type { Drawing, TypesetNode } from '../typeset-node.ts';
import { type Place, refuseDrawing } from './place.ts';
import { joinRuns, type PlacedSymbol, type Run, runOf, stackRuns } from './tree-builder.ts';

type Line = Extract<Drawing, { kind: 'line' }>;

/**
 * A table (array, matrix, cases, vertical arithmetic). Rows are linked by Below from first symbol to first symbol; a
 * horizontal line is a row of its own, a symbol of class `-` (the result bar); a vertical line is a symbol `|` between
 * the cells of the first row; a frame is a symbol `\boxed`. `outerLines` are those that were drawn around the table.
 */
export function placeTable(node: TypesetNode, outerLines: readonly Line[], { builder, placeInner }: Place): Run | null {
  const frames = node.drawings.flatMap((drawing) => (drawing.kind === 'frame' ? [drawing.outline] : []));
  const lines = [...outerLines, ...node.drawings.filter((drawing) => drawing.kind === 'line')];
  if (frames.length + lines.length !== outerLines.length + node.drawings.length) refuseDrawing(builder, node);
  const frame = builder.addSymbol({ label: '\\boxed', outlines: frames, box: null });
  const symbolsOf = (direction: Line['direction'], label: string): readonly PlacedSymbol[] =>
    lines
      .filter((line) => line.direction === direction)
      .map((line) => builder.addSymbol({ label, outlines: [line.outline], box: null }))
      .filter((symbol) => symbol !== null);

  const cellsOfRows = node.children
    .map((row) => {
      // The number of an equation stands in a row of its own kind, and is no symbol of the formula.
      if (row.kind !== 'mtr' || row.drawings.length > 0) refuseDrawing(builder, row);
      return row.children.map((cell) => placeInner(cell, null)).filter((run) => run !== null);
    })
    .filter((cells) => cells.length > 0);
  const dividers = symbolsOf('vertical', '|').map(runOf);
  const rows = cellsOfRows.map((cells, index) =>
    joinRuns(builder, index === 0 ? inOrder([...cells, ...dividers], leftOf) : cells),
  );
  const bars = symbolsOf('horizontal', '-').map(runOf);
  const table = stackRuns(
    builder,
    inOrder(
      [...rows, ...bars].filter((row) => row !== null),
      middleOf,
    ),
  );
  if (!frame) return table;
  if (table) builder.relate(frame, 'Inside', table.first);
  return runOf(frame);
}

function leftOf(run: Run): number {
  return run.first.box.x;
}

function middleOf(run: Run): number {
  return run.first.box.y + run.first.box.height / 2;
}

function inOrder(runs: readonly Run[], place: (run: Run) => number): readonly Run[] {
  return [...runs].sort((a, b) => place(a) - place(b));
}
