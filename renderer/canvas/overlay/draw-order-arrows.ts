import type { EditorState } from '#renderer/editor/editor-state.ts';
import { followInOrder } from '#renderer/editor/edits/reorder.ts';
import { orderOfSymbols } from '#renderer/editor/reading-order-of.ts';
import { boxToScreen } from '#renderer/editor/viewport/viewport.ts';
import { contentOf } from '#renderer/editor/work/formula-content.ts';
import type { Box } from '#schemas/domain/geometry.ts';
import type { SymbolId } from '#schemas/domain/id.ts';
import { formulaOf } from '#shared/annotation/document.ts';
import { arrowBetween } from '../arrow.ts';
import type { CanvasScene } from '../canvas-scene.ts';
import { strokeArrow } from './draw-overlay-arrows.ts';

/** Symbols beyond which arrows from each to the next say nothing any more. */
const mostSymbols = 250;

/**
 * Draws the reading order as thin arrows from each symbol to the next, where somebody gave it or is about to: otherwise
 * the arrows of the relations say it already. CSS pixels of the canvas.
 */
export function drawOrderArrows(context: CanvasRenderingContext2D, state: EditorState, content: CanvasScene): void {
  const { selection, work, viewport, tool } = state;
  const document = selection.formula === null ? undefined : work.formulas.get(selection.formula);
  if (!document) return;
  const isGiven = (formulaOf(document)?.order ?? null) !== null;
  // Looked at with every frame: the order itself is only read where it is drawn.
  if ((!isGiven && tool !== 'order') || contentOf(document).symbols.size > mostSymbols) return;
  const { scene, preview, theme, notation } = content;
  const { order, source } = orderOfSymbols(document, notation);
  if (source !== 'given' && tool !== 'order') return;
  const screenBox = (id: SymbolId): Box | null => {
    const box = preview.symbols.get(id) ?? scene.symbols.get(id)?.box;
    return box ? boxToScreen(viewport, box) : null;
  };
  const boxes = followInOrder(order, preview.sequence).map(screenBox);
  context.setLineDash([5, 4]);
  for (const [place, to] of boxes.entries()) {
    const from = boxes[place - 1];
    if (from && to) strokeArrow(context, arrowBetween(from, to), theme.region, 1.25);
  }
  context.setLineDash([]);
}
