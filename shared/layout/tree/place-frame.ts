import type { TypesetNode } from '../typeset-node.ts';
import { type Place, refuseDrawing } from './place.ts';
import { placeTable } from './place-table.ts';
import { type Run, runOf } from './tree-builder.ts';

const groups: ReadonlySet<string> = new Set(['inferredMrow', 'mrow', 'TeXAtom']);

/**
 * Lines around content: a frame is a symbol of class `\boxed`, or `\textcircled` where it is round, with the content inside; single lines are outer lines of a
 * table (a bar under its last row, for instance) and are placed with its rows.
 */
export function placeFrame(node: TypesetNode, place: Place): Run | null {
  const { builder } = place;
  const lines = node.drawings.filter((drawing) => drawing.kind === 'line');
  const frames = node.drawings.filter((drawing) => drawing.kind === 'frame');
  const table = soleContent(node);
  if (lines.length + frames.length !== node.drawings.length) refuseDrawing(builder, node);
  if (frames.length === 0 && table?.kind === 'mtable') return placeTable(table, lines, place);
  if (lines.length > 0) refuseDrawing(builder, node);
  const label = frames.some((drawing) => drawing.shape === 'ellipse') ? '\\textcircled' : '\\boxed';
  const frame = builder.addSymbol({ label, outlines: frames.map((drawing) => drawing.outline), box: null });
  const [content = null] = node.children.map((child) => place.placeInner(child, frame ? null : place.previous));
  if (!frame) return content;
  if (content) builder.relate(frame, 'Inside', content.first);
  return runOf(frame);
}

/** What is in a node behind groups of one. */
function soleContent(node: TypesetNode): TypesetNode | null {
  const [content, second] = node.children;
  if (!content || second) return null;
  return groups.has(content.kind) ? soleContent(content) : content;
}
