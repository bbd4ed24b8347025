import type { EditorState } from '#renderer/editor/editor-state.ts';
import { followInOrder } from '#renderer/editor/edits/reorder.ts';
import { orderOfSymbols } from '#renderer/editor/reading-order-of.ts';
import { boxToScreen } from '#renderer/editor/viewport/viewport.ts';
import type { CanvasScene } from '../canvas-scene.ts';

/** Numbers beyond this are not read by anybody. */
const mostNumbers = 400;

/** Draws the reading order as numbers while it is being given; CSS pixels of the canvas. */
export function drawOrder(context: CanvasRenderingContext2D, state: EditorState, content: CanvasScene): void {
  if (state.tool !== 'order' || state.selection.formula === null) return;
  const document = state.work.formulas.get(state.selection.formula);
  if (!document) return;
  const { scene, preview, theme, notation } = content;
  const clicked = new Set(preview.sequence);
  const order = followInOrder(orderOfSymbols(document, notation).order, preview.sequence);
  context.font = '600 11px "Inter", "DejaVu Sans", sans-serif';
  context.textBaseline = 'middle';
  context.textAlign = 'center';
  for (const [place, id] of order.slice(0, mostNumbers).entries()) {
    const symbol = scene.symbols.get(id);
    if (!symbol) continue;
    const box = boxToScreen(state.viewport, symbol.box);
    const text = String(place + 1);
    const width = Math.max(18, context.measureText(text).width + 10);
    const x = box.x + box.width / 2;
    const y = box.y + box.height + 11;
    context.fillStyle = clicked.has(id) ? theme.accent : theme.region;
    context.beginPath();
    context.roundRect(x - width / 2, y - 8, width, 16, 8);
    context.fill();
    context.fillStyle = '#ffffff';
    context.fillText(text, x, y + 0.5);
  }
  context.textAlign = 'start';
}
